package ledger.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the log: folds the next events into all registers and moves the token, in one transaction. Any node may do
 * it; whoever gets the database's lock does, and a dead node's lock is free as soon as its connection is gone.
 */
public final class Projector {

    /** How many events one transaction folds at most. */
    public static final int BATCH = 1000;

    /** "projecto" in ASCII; the transaction-level lock of whoever folds. */
    private static final long LOCK = 0x70726f_6a656374_6fL;

    /** How long a waiting reader trusts the own node to tell it before it asks the database. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(20);

    /** What brings many rows at once. */
    private static final Set<Class<?>> APPENDICES =
            Set.of(PlanRegistered.class, PlanAmended.class, AppendixExtended.class);

    private final JdbcTemplate reading;
    private final TransactionTemplate transaction;
    private final EventSource source;
    private final Fold fold;

    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition moved = waiting.newCondition();
    private volatile long known;

    public Projector(DataSource database, EventSource source, List<Register> registers) {
        this.reading = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.source = source;
        this.fold = new Fold(registers);
    }

    /**
     * Folds the next events, at most {@link #BATCH}. After an appendix the database counts its rows, so that it reads them well
     * from the first time.
     *
     * @return how many; 0 when there are none or another node is at it
     */
    public int runOnce() {
        var folded = inTransaction(connection -> {
            if (!ask(connection, "select pg_try_advisory_xact_lock(" + LOCK + ")::int")
                    .equals(1L)) {
                return List.<RecordedEvent>of();
            }
            // Only a statement after the lock's sees what the last holder committed.
            var events = source.after(token(connection), BATCH);
            if (!events.isEmpty()) {
                // A crash may lose the last batches, rows and token together; they are simply folded again. And a plan
                // kept from when the registers were small would read them whole, until statistics are gathered.
                run(connection, "set local synchronous_commit = off; set local plan_cache_mode = force_custom_plan");
                fold.batch(events, connection);
                move(connection, events.get(events.size() - 1).position());
            }
            return events;
        });
        if (folded.stream().anyMatch(event -> APPENDICES.contains(event.event().getClass()))) {
            gatherStatistics();
        }
        return folded.size();
    }

    private void gatherStatistics() {
        reading.execute((ConnectionCallback<Boolean>) connection -> {
            run(connection, "select reading.gather_statistics()");
            return true;
        });
    }

    private List<RecordedEvent> inTransaction(ConnectionCallback<List<RecordedEvent>> work) {
        var events = Objects.requireNonNull(transaction.execute(status -> reading.execute(work)));
        if (!events.isEmpty()) {
            seen(events.get(events.size() - 1).position());
        }
        return events;
    }

    /** The position up to which the registers have folded the log, on whichever node. */
    public long position() {
        long position = Objects.requireNonNull(reading.execute((ConnectionCallback<Long>) Projector::token));
        seen(position);
        return position;
    }

    /**
     * Waits until the registers show a position, whoever folds it.
     *
     * @return false when they did not within the time
     */
    public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (known < position) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return position() >= position;
            }
            if (!told(position, Math.min(left, ASK_AGAIN.toNanos()))) {
                position();
            }
        }
        return true;
    }

    private boolean told(long position, long nanos) throws InterruptedException {
        waiting.lock();
        try {
            long left = nanos;
            while (known < position && left > 0) {
                left = moved.awaitNanos(left);
            }
            return known >= position;
        } finally {
            waiting.unlock();
        }
    }

    private void seen(long position) {
        waiting.lock();
        try {
            if (position > known) {
                known = position;
                moved.signalAll();
            }
        } finally {
            waiting.unlock();
        }
    }

    /** How many events are parked; not zero means that some line's figures stand still. */
    public long deadLetters() {
        return Objects.requireNonNull(reading.queryForObject("select count(*) from reading.dead_letter", Long.class));
    }

    /**
     * Folds parked events, line by line and in order, after what was wrong has been mended.
     *
     * @return how many could be folded; a line that fails again stays parked from there on
     */
    public int retryDeadLetters() {
        return Objects.requireNonNull(transaction.execute(status ->
                reading.execute((ConnectionCallback<Integer>) connection -> {
                    hold(connection);
                    int folded = 0;
                    for (var line : Parking.lines(connection)) {
                        folded += fold.retry(line, source, connection);
                    }
                    return folded;
                })));
    }

    /** Waits until no other node folds, and keeps it so until the end of the transaction. */
    static void hold(Connection connection) throws SQLException {
        run(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
    }

    static long token(Connection connection) throws SQLException {
        return ask(connection, "select position from reading.token");
    }

    static void move(Connection connection, long position) throws SQLException {
        run(connection, "update reading.token set position = " + position);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Long ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
