package ledger.api.security;

import io.micrometer.core.instrument.Counter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who asked for what, in {@code app.access}. It is written behind the requests, many rows at a time, and no request waits for
 * it: when more comes than can be written, or the database is away, rows are lost and counted.
 */
final class AccessJournal implements AutoCloseable {

    /** @param account null when nobody was let in */
    record Access(Instant at, Origin origin, @Nullable String account, String method, String path, int status) {}

    record Kept(long number, Access access) {}

    static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(AccessJournal.class);
    private static final int BATCH = 500;
    private static final Duration SWEPT_EVERY = Duration.ofHours(1);

    private final JdbcTemplate database;
    private final Duration retention;
    private final Counter lost;
    private final BlockingQueue<Access> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = new Thread(this::write, "access-journal");
    private volatile boolean open = true;
    private long sweptAt = System.nanoTime() - SWEPT_EVERY.toNanos();

    /**
     * @param retention how long rows are kept
     * @param lost counts the rows that are not
     */
    AccessJournal(JdbcTemplate database, Duration retention, Counter lost) {
        this.database = database;
        this.retention = retention;
        this.lost = lost;
        writer.setDaemon(true);
    }

    AccessJournal start() {
        writer.start();
        return this;
    }

    void note(Access access) {
        if (!waiting.offer(access)) {
            lost.increment();
        }
    }

    /** The number of the last row; 0 when there is none. */
    long last() {
        return JdbcClient.create(database)
                .sql("select coalesce(max(number), 0) from app.access")
                .query(Long.class)
                .single();
    }

    /** The rows before a number, the latest first. */
    List<Kept> before(long number, int most, Wanted wanted) {
        return JdbcClient.create(database)
                .sql("""
                        select * from app.access
                        where number < :number
                          and (:account::text is null or account = :account)
                          and (:request::text is null or request_id = :request)
                          and (:from::timestamptz is null or at >= :from)
                          and (:until::timestamptz is null or at < :until)
                        order by number desc limit :most""")
                .param("number", number)
                .param("account", wanted.account())
                .param("request", wanted.requestId())
                .param("from", Evidence.time(wanted.from()))
                .param("until", Evidence.time(wanted.until()))
                .param("most", most)
                .query(AccessJournal::kept)
                .list();
    }

    /** What waits is still written. */
    @Override
    public void close() throws InterruptedException {
        open = false;
        writer.join(Duration.ofSeconds(5).toMillis());
    }

    private void write() {
        try {
            while (open || !waiting.isEmpty()) {
                var batch = new ArrayList<Access>();
                var first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                }
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Access> batch) {
        try {
            if (!batch.isEmpty()) {
                database.batchUpdate(
                        "insert into app.access (at, request_id, account, address, method, path, status)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        batch.stream().map(AccessJournal::row).toList());
            }
            sweep();
        } catch (DataAccessException e) {
            lost.increment(batch.size());
            LOG.warn("{} rows of the access journal are lost: {}", batch.size(), e.getMessage());
        }
    }

    private void sweep() {
        if (System.nanoTime() - sweptAt >= SWEPT_EVERY.toNanos()) {
            sweptAt = System.nanoTime();
            database.update(
                    "delete from app.access where at < now() - make_interval(secs => ?)", retention.toSeconds());
        }
    }

    private static Object[] row(Access access) {
        return new Object[] {
            Evidence.time(access.at()),
            access.origin().requestId(),
            access.account(),
            access.origin().address(),
            access.method(),
            access.path(),
            access.status()
        };
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("number"),
                new Access(
                        row.getTimestamp("at").toInstant(),
                        new Origin(row.getString("address"), row.getString("request_id")),
                        row.getString("account"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getInt("status")));
    }
}
