package ledger.api.importing;

import java.time.Duration;
import java.util.UUID;
import ledger.api.importing.Progress.Stage;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Checks kept files that nobody waits for, and tells everybody how far it is: whichever node is asked. */
@Component
final class BackgroundChecks implements AutoCloseable {

    /** Files that may wait for their turn; they wait in the database and not in memory. */
    static final int WAITING = 8;

    /** A full queue is shorter by a file in about this time. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundChecks.class);

    private final CheckedImports imports;
    private final Readings readings;
    private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

    BackgroundChecks(CheckedImports imports, Readings readings) {
        this.imports = imports;
        this.readings = readings;
        executor.setThreadNamePrefix("import-check-");
        executor.setCorePoolSize(Readings.AT_ONCE);
        executor.setMaxPoolSize(Readings.AT_ONCE);
        executor.setQueueCapacity(WAITING);
        executor.initialize();
    }

    /**
     * Keeps a file and lets it be checked.
     *
     * @throws Problem {@code overloaded} when as many wait as may; the file is then not kept
     */
    UUID begin(byte[] file, @Nullable String name, String createdBy) {
        var id = imports.save(file, name, createdBy);
        imports.report(id, new Progress(Stage.RECEIVED, 0, null));
        try {
            executor.execute(() -> check(id));
            return id;
        } catch (TaskRejectedException full) {
            imports.forget(id);
            throw Problem.of(ProblemCode.OVERLOADED).retryAfter(RETRY_AFTER_SECONDS);
        }
    }

    private void check(UUID id) {
        try {
            var kept = imports.find(id);
            if (kept.isPresent()) {
                readings.of(kept.get().source(), new Reporting(id));
            }
        } catch (InterruptedException shutDown) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Whoever asks for the file checks it again and gets the same.
            LOG.error("The check of import {} failed", id, e);
        } finally {
            imports.ended(id);
        }
    }

    /** Ends what runs; what was not checked is checked by whoever asks for it. */
    @Override
    public void close() {
        executor.shutdown();
    }

    /** Writes the first step of each stage and then one step a second. */
    private final class Reporting implements Progress.Listener {

        private final UUID id;
        private Stage stage = Stage.RECEIVED;
        private long reportedAt;

        Reporting(UUID id) {
            this.id = id;
        }

        @Override
        public void at(Stage now, long done, @Nullable Long total) {
            var time = System.nanoTime();
            if (now != stage || time - reportedAt >= BETWEEN_REPORTS.toNanos()) {
                stage = now;
                reportedAt = time;
                imports.report(id, new Progress(now, done, total));
            }
        }
    }
}
