package ledger.api.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** The replays that were asked of this node, which forgets them when it stops; docs/decisions/0029 says why. */
@Component
final class ReplayJobs implements AutoCloseable {

    /** As many run at the same time; each keeps about one processor busy. */
    static final int AT_ONCE = 2;

    /** As many wait for their turn. */
    static final int WAITING = 8;

    /** As many are remembered; those that ended first are forgotten first. */
    private static final int REMEMBERED = 100;

    private static final int RETRY_AFTER_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(ReplayJobs.class);

    private final Replay replay;
    private final Map<UUID, ReplayJob> jobs = new LinkedHashMap<>();
    private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

    ReplayJobs(Replay replay) {
        this.replay = replay;
        executor.setThreadNamePrefix("replay-");
        executor.setCorePoolSize(AT_ONCE);
        executor.setMaxPoolSize(AT_ONCE);
        executor.setQueueCapacity(WAITING);
        executor.setAllowCoreThreadTimeOut(true);
        executor.initialize();
    }

    /**
     * Starts a replay, or lets it wait for its turn.
     *
     * @throws Problem {@code overloaded} when as many wait as may
     */
    ReplayJob begin(Asked asked, String askedBy) {
        var job = new ReplayJob(asked, askedBy);
        remember(job);
        try {
            executor.execute(() -> run(job));
            return job;
        } catch (TaskRejectedException full) {
            forget(job);
            throw Problem.of(ProblemCode.OVERLOADED).retryAfter(RETRY_AFTER_SECONDS);
        }
    }

    private void run(ReplayJob job) {
        if (!job.begin()) {
            return;
        }
        try {
            job.done(replay.run(job.asked, job));
        } catch (CancellationException cancelled) {
            // The job says so already.
        } catch (InterruptedException shutDown) {
            job.cancel();
            Thread.currentThread().interrupt();
        } catch (RegistersBehind behind) {
            LOG.warn("Replay {} has nothing to compare with: {}", job.id, behind.getMessage());
            job.failed(ProblemCode.PROJECTION_BEHIND);
        } catch (RuntimeException e) {
            LOG.error("Replay {} failed", job.id, e);
            job.failed(ProblemCode.INTERNAL);
        }
    }

    private synchronized void remember(ReplayJob job) {
        jobs.put(job.id, job);
        for (var old = jobs.values().iterator(); jobs.size() > REMEMBERED && old.hasNext(); ) {
            if (old.next().over()) {
                old.remove();
            }
        }
    }

    private synchronized void forget(ReplayJob job) {
        jobs.remove(job.id);
    }

    /** The replay with this id; empty when this node knows none. */
    synchronized Optional<ReplayJob> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Ends what runs and what waits. */
    @Override
    public void close() {
        synchronized (this) {
            jobs.values().forEach(ReplayJob::cancel);
        }
        executor.shutdown();
    }
}
