package ledger.projections;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a projector running: at once when woken, else twice a second, and again after any trouble. */
public final class ProjectorThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectorThread.class);

    /** Wakes that come together are answered by one batch. */
    private static final Duration COALESCE = Duration.ofMillis(5);

    /** The safety net for wakes that were lost. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Projector projector;
    private final Thread thread;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);

    public ProjectorThread(Projector projector) {
        this.projector = projector;
        this.thread = new Thread(this::run, "ledger-projector");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Says that there may be new events. Cheap, and never blocks. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** Lets the running batch finish and ends the thread. */
    public void stop() {
        stop.countDown();
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void run() {
        var pause = FIRST_PAUSE;
        try {
            while (stop.getCount() > 0) {
                try {
                    int handled = projector.runOnce();
                    pause = FIRST_PAUSE;
                    if (handled < Projector.BATCH) {
                        rest();
                    }
                } catch (RuntimeException e) {
                    LOG.warn("the registers could not follow the log; again in {} ms", pause.toMillis(), e);
                    stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest() throws InterruptedException {
        if (wakes.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            stop.await(COALESCE.toMillis(), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
