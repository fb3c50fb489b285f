package ledger.api.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.store.LedgerEventStore;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * All who follow the ledger on this node. One thread looks what there is to tell and a few tell it, however many listen;
 * nobody holds a connection to the database between two readings, and the writer waits for none of them.
 */
@Component
final class Followers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    /** Who does not take what it is told blocks one of these, until its connection times out. */
    private static final int TELLERS = 4;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int COME_AGAIN_SECONDS = 30;

    private final LedgerEventStore store;
    private final Sight sight;
    private final Tail tail;
    private final int most;
    private final Duration heartbeat;
    private final Duration longest;
    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Running running;

    private record Running(Thread looking, ExecutorService tellers, Registration wakes) {}

    Followers(
            LedgerEventStore store,
            Sight sight,
            Tail tail,
            @Value("${ledger.stream.most}") int most,
            @Value("${ledger.stream.heartbeat}") Duration heartbeat,
            @Value("${ledger.stream.longest}") Duration longest) {
        this.store = store;
        this.sight = sight;
        this.tail = tail;
        this.most = most;
        this.heartbeat = heartbeat;
        this.longest = longest;
        this.places = new Semaphore(most);
    }

    /**
     * Tells everything after a position, from now on.
     *
     * @throws Problem {@code overloaded} when as many follow as may
     */
    SseEmitter follow(Follower.Who who, long after) {
        var now = running;
        if (now == null || !places.tryAcquire()) {
            throw Problem.of(ProblemCode.OVERLOADED, "streams")
                    .with("most", most)
                    .retryAfter(COME_AGAIN_SECONDS);
        }
        var follower = new Follower(who, sight, tail, heartbeat, after);
        all.add(follower);
        var emitter = follower.emitter();
        emitter.onError(thrown -> follower.gone());
        emitter.onCompletion(() -> leave(follower));
        follower.greet();
        follower.go(now.tellers());
        if (running == null) {
            // Stopped meanwhile: nobody else will end it.
            follower.end();
        }
        return emitter;
    }

    private void leave(Follower follower) {
        follower.gone();
        if (all.remove(follower)) {
            places.release();
        }
    }

    @Override
    public void start() {
        var tellers = new ThreadPoolExecutor(
                TELLERS,
                TELLERS,
                0,
                TimeUnit.SECONDS,
                // No longer than there are followers: each waits once at most.
                new LinkedBlockingQueue<>(),
                work -> daemon("ledger-teller", work),
                new ThreadPoolExecutor.DiscardPolicy());
        var looking = daemon("ledger-followers", this::look);
        running = new Running(looking, tellers, store.onAppend(this::wake));
        looking.start();
    }

    private static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** On a thread of the store: cheap, and never blocks. */
    private void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void look() {
        for (var now = running; now != null; now = running) {
            try {
                var woken = wakes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
                look(now, woken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Those who follow the ledger could not be told; trying again", e);
                wake();
                pause();
            }
        }
    }

    private void look(Running now, boolean woken) {
        if (all.isEmpty()) {
            return;
        }
        long head = woken ? tail.head() : 0;
        for (var follower : all) {
            if (follower.over()) {
                // Whoever was over before the container knew of it is told of by nobody else.
                leave(follower);
            } else if (follower.olderThan(longest)) {
                follower.endSoon(now.tellers());
            } else if (follower.behind(head) || follower.silent()) {
                follower.go(now.tellers());
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the server waits for requests that still run: these would never end. */
    @Override
    public void stop() {
        var was = running;
        running = null;
        if (was != null) {
            was.wakes().cancel();
            was.looking().interrupt();
            all.forEach(Follower::end);
            was.tellers().shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
