package ledger.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds all registers anew from the first event, in one transaction: readers see the old rows until it commits, and
 * followers wait. The connection must allow statements of some minutes.
 */
public final class Rebuild {

    /** How many events are read and folded at a time. */
    public static final int PAGE = 10_000;

    private final JdbcTemplate reading;
    private final TransactionTemplate transaction;
    private final EventSource source;
    private final List<Register> registers;

    public Rebuild(DataSource database, EventSource source, List<Register> registers) {
        this.reading = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.source = source;
        this.registers = List.copyOf(registers);
    }

    /** Rebuilds everything and tells the progress after every page; the position reached. */
    public long run(Progress progress) {
        return Objects.requireNonNull(transaction.execute(
                status -> reading.execute((ConnectionCallback<Long>) connection -> run(connection, progress))));
    }

    private long run(Connection connection, Progress progress) throws SQLException {
        Projector.hold(connection);
        // Between two pages the transaction may be idle for longer than a node's own limits allow.
        Projector.run(connection, "set local idle_in_transaction_session_timeout = 0");
        Projector.run(connection, "set local statement_timeout = 0");
        empty(connection);
        var fold = new Fold(registers);
        long start = System.nanoTime();
        long position = 0;
        var page = source.after(position, PAGE);
        while (!page.isEmpty()) {
            position = page.get(page.size() - 1).position();
            var next = readAhead(position);
            fold.batch(page, connection);
            progress.at(position, Math.max(source.head(), position), rate(position, start));
            page = arrived(next);
        }
        Projector.move(connection, position);
        return position;
    }

    /** Deletes, and does not truncate, since that would keep readers out until the end. */
    private void empty(Connection connection) throws SQLException {
        var tables = Stream.concat(
                Stream.of("dead_letter"), registers.stream().flatMap(register -> register.tables().stream()));
        for (var table : tables.toList()) {
            Projector.run(connection, "delete from reading." + table);
        }
    }

    /** The next page is read and decoded while this one is written. */
    private CompletableFuture<List<RecordedEvent>> readAhead(long position) {
        return CompletableFuture.supplyAsync(() -> source.after(position, PAGE));
    }

    private static List<RecordedEvent> arrived(CompletableFuture<List<RecordedEvent>> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static long rate(long events, long start) {
        return Math.round(events * 1e9 / Math.max(1, System.nanoTime() - start));
    }

    /** Told how far a rebuild has come. */
    public interface Progress {

        /**
         * @param done events folded so far
         * @param head events there are
         * @param perSecond events folded per second since the start
         */
        void at(long done, long head, long perSecond);
    }
}
