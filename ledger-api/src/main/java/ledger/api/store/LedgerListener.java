package ledger.api.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows how far the ledger has been written, by whichever node, and tells those who wait. */
final class LedgerListener implements AutoCloseable {

    /** Part of the writer's insert: told to the listening nodes at the commit. */
    static final String NOTIFY = "select pg_notify('ledger', ?)";

    private static final Logger logger = LoggerFactory.getLogger(LedgerListener.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COALESCE = Duration.ofMillis(10);

    private final DataSource source;
    private final EventLog log;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Thread listening = daemon("ledger-listener", this::listen);
    private final Thread waking = daemon("ledger-wake-up", this::wake);
    private long head;
    private volatile boolean closed;
    private volatile @Nullable Connection connection;

    LedgerListener(DataSource source, EventLog log) {
        this.source = source;
        this.log = log;
    }

    private static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        listening.start();
        waking.start();
    }

    void appended(long position) {
        lock.lock();
        try {
            if (position > head) {
                head = position;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    long head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (head <= position && left > 0 && !closed) {
                left = moved.awaitNanos(left);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    Registration onAppend(Runnable callback) {
        callbacks.add(callback);
        callback.run(); // for what came before the registration
        return () -> callbacks.remove(callback);
    }

    private void wake() {
        long told = 0;
        while (!closed) {
            try {
                if (awaitAfter(told, POLL)) {
                    told = head();
                    callbacks.forEach(LedgerListener::call);
                    TimeUnit.NANOSECONDS.sleep(COALESCE.toNanos());
                }
            } catch (InterruptedException e) {
                // Only close() ends it.
            }
        }
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            logger.error("A reader could not be woken", e);
        }
    }

    private void listen() {
        boolean lost = false;
        while (!closed) {
            try (var fresh = source.getConnection();
                    var statement = fresh.createStatement()) {
                connection = fresh;
                fresh.setAutoCommit(true);
                statement.execute("listen ledger");
                lost = false;
                var notifications = fresh.unwrap(PGConnection.class);
                appended(log.head());
                while (!closed) {
                    var told = notifications.getNotifications((int) POLL.toMillis());
                    if (told == null || told.length == 0) {
                        appended(log.head()); // a notification may be lost, a position may not
                        continue;
                    }
                    appended(Long.parseLong(told[told.length - 1].getParameter()));
                }
            } catch (SQLException | StoreUnavailable e) {
                if (!lost && !closed) {
                    logger.warn("The wake-up from other nodes is lost; trying again", e);
                }
                lost = true;
                pause();
            } finally {
                connection = null;
            }
        }
    }

    private void pause() {
        lock.lock();
        try {
            if (!closed) {
                moved.awaitNanos(POLL.toNanos());
            }
        } catch (InterruptedException e) {
            // Only close() ends it.
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        var open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run); // it blocks in a read
            } catch (SQLException e) {
                logger.debug("Already closed", e);
            }
        }
    }
}
