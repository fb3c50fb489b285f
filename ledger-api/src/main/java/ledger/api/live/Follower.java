package ledger.api.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import ledger.api.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who follows the ledger. Between two events there is nothing of it but this object and a connection. */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    /** After how long a browser that lost the stream comes again. */
    private static final Duration COME_AGAIN = Duration.ofSeconds(3);

    /**
     * Who follows.
     *
     * @param present whether the caller may still be told anything
     */
    record Who(Caller caller, Locale locale, BooleanSupplier present) {}

    private final SseEmitter emitter = new SseEmitter(0L);
    private final Who who;
    private final Sight sight;
    private final Tail tail;
    private final Duration heartbeat;
    private final long began = System.nanoTime();
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile long at;
    private volatile long spokeAt = began;
    private volatile boolean enough;
    private volatile boolean ended;

    Follower(Who who, Sight sight, Tail tail, Duration heartbeat, long after) {
        this.who = who;
        this.sight = sight;
        this.tail = tail;
        this.heartbeat = heartbeat;
        this.at = after;
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean behind(long head) {
        return at < head;
    }

    /** Whether nothing has been said for so long that the connection might be taken for dead. */
    boolean silent() {
        return System.nanoTime() - spokeAt >= heartbeat.toNanos();
    }

    boolean olderThan(Duration time) {
        return System.nanoTime() - began >= time.toNanos();
    }

    /** The first thing that is said, so that the reader knows that somebody is there, and where. */
    void greet() {
        say(here().reconnectTime(COME_AGAIN.toMillis()));
    }

    /** Has the next events told, or says that nothing has happened; on one thread at a time. */
    void go(Executor executor) {
        if (wakes.getAndIncrement() == 0) {
            executor.execute(() -> run(executor));
        }
    }

    private void run(Executor executor) {
        int seen = wakes.get();
        boolean more = false;
        try {
            more = tellNext();
        } catch (RuntimeException unreadable) {
            // The reader comes again and is told from there, by when it may be read again.
            LOG.warn("Somebody who follows the ledger could not be told what follows {}", at, unreadable);
            end();
        }
        // A page at a time, so that nobody waits for who has much to read.
        if (more || !wakes.compareAndSet(seen, 0)) {
            executor.execute(() -> run(executor));
        }
    }

    /** Ends it once nothing is being said, without waiting for that. */
    void endSoon(Executor executor) {
        enough = true;
        go(executor);
    }

    /** Ends it: the reader may come again and be told from there. */
    void end() {
        if (!ended) {
            ended = true;
            emitter.complete();
        }
    }

    void gone() {
        ended = true;
    }

    /** Whether nothing will be said any more. */
    boolean over() {
        return ended;
    }

    /** Whether there may be more. */
    private boolean tellNext() {
        if (ended) {
            return false;
        } else if (enough || !who.present().getAsBoolean()) {
            end();
            return false;
        }
        var next = tail.after(at);
        for (var told : next) {
            if (ended) {
                return false;
            }
            sight.of(told.stored(), told.event(), who.caller(), who.locale()).ifPresent(this::tell);
            at = told.stored().position();
        }
        if (next.isEmpty() && silent()) {
            say(here());
        }
        return !next.isEmpty() && !ended;
    }

    private void tell(Seen seen) {
        say(SseEmitter.event()
                .id(Long.toString(seen.position()))
                .name("recorded")
                .data(JSON.writeValueAsString(seen.members())));
    }

    /** No event, but where the reader is: what it could not see need not be looked at again. */
    private SseEmitter.SseEventBuilder here() {
        return SseEmitter.event().id(Long.toString(at)).comment("");
    }

    private void say(SseEmitter.SseEventBuilder what) {
        try {
            emitter.send(what);
            spokeAt = System.nanoTime();
        } catch (IOException | IllegalStateException gone) {
            // Whoever was there has left; the container says so too.
            gone();
        }
    }
}
