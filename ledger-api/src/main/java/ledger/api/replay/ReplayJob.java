package ledger.api.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import ledger.api.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** A replay that was asked for, for as long as this node remembers it; several threads look at it and one works on it. */
final class ReplayJob implements Watcher {

    /** As it stands at one moment; duration counts from the start to the end, or to now. */
    record Seen(
            ReplayState state,
            long read,
            long of,
            @Nullable Instant startedAt,
            @Nullable Duration duration,
            @Nullable Result result,
            @Nullable ProblemCode failure) {

        /** While it ran; 0 before. */
        long eventsPerSecond() {
            return duration == null || duration.isZero() ? 0 : Math.round(read * 1e9 / duration.toNanos());
        }
    }

    final UUID id = UUID.randomUUID();
    final Asked asked;
    final String askedBy;
    final Instant askedAt = Instant.now();

    private ReplayState state = ReplayState.QUEUED;
    private long read;
    private long of;
    private @Nullable Instant startedAt;
    private long began;
    private long ended;
    private @Nullable Result result;
    private @Nullable ProblemCode failure;

    ReplayJob(Asked asked, String askedBy) {
        this.asked = asked;
        this.askedBy = askedBy;
    }

    /** Whether it is still wanted, now that it is its turn. */
    synchronized boolean begin() {
        if (state != ReplayState.QUEUED) {
            return false;
        }
        state = ReplayState.RUNNING;
        startedAt = Instant.now();
        began = System.nanoTime();
        return true;
    }

    @Override
    public synchronized void at(long read, long of) {
        if (state == ReplayState.CANCELLED) {
            throw new CancellationException();
        }
        this.read = read;
        this.of = of;
    }

    void done(Result found) {
        end(ReplayState.DONE, found, null);
    }

    void failed(ProblemCode why) {
        end(ReplayState.FAILED, null, why);
    }

    /** What has ended stays as it ended. */
    void cancel() {
        end(ReplayState.CANCELLED, null, null);
    }

    private synchronized void end(ReplayState how, @Nullable Result found, @Nullable ProblemCode why) {
        if (!over()) {
            state = how;
            result = found;
            failure = why;
            ended = System.nanoTime();
        }
    }

    synchronized boolean over() {
        return state != ReplayState.QUEUED && state != ReplayState.RUNNING;
    }

    synchronized Seen seen() {
        var duration = startedAt == null ? null : Duration.ofNanos((over() ? ended : System.nanoTime()) - began);
        return new Seen(state, read, of, startedAt, duration, result, failure);
    }
}
