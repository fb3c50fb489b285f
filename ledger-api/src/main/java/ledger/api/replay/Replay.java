package ledger.api.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ledger.api.redeciding.Redeciding;
import ledger.api.store.ChainCheck;
import ledger.api.store.EventLog;
import ledger.api.store.LedgerEventStore;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import ledger.projections.Moment;
import ledger.projections.Snapshot;
import ledger.projections.replay.Comparison;
import ledger.projections.replay.FreshBooks;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log from the first event, checks its chain on the way, folds it into fresh books and compares these with the
 * registers. It takes no lock of the writer's and reads a page at a time, so the ledger goes on meanwhile.
 */
public final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int PAGE = 1000;
    /** So many positions of unreadable events are named. */
    private static final int NAMED = 100;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long GLANCE_MILLIS = 20;

    private final EventLog log;
    private final LedgerEventStore store;
    private final Snapshot registers;
    private final Supplier<Redeciding> redeciding;

    /**
     * @param log read through connections of its own
     * @param store only makes events of what was read
     * @param registers read through connections of its own
     * @param redeciding for one replay each
     */
    public Replay(EventLog log, LedgerEventStore store, Snapshot registers, Supplier<Redeciding> redeciding) {
        this.log = log;
        this.store = store;
        this.registers = registers;
        this.redeciding = redeciding;
    }

    /**
     * Replays, on the thread of the caller.
     *
     * @throws RegistersBehind when the registers have not come as far within ten seconds
     * @throws java.util.concurrent.CancellationException when the watcher says so
     */
    public Result run(Asked asked, Watcher watcher) throws InterruptedException {
        var until = asked.until() == null ? null : asked.until().moment(log);
        var pass = new Pass(asked, until, watcher);
        long target = until == null ? log.head() : until.position();
        pass.readTo(target, store.givingWay()::afterWork);
        awaitRegisters(target);
        var comparison = new Comparison(registers, asked.plan());
        var compared = until == null ? comparison.now(pass.books, pass::catchUp) : comparison.asOf(until, pass.books);
        return new Result(
                compared,
                pass.chain.hash(),
                pass.chain.firstBroken().orElse(null),
                pass.read,
                List.copyOf(pass.unreadable),
                pass.again == null ? null : pass.again.done());
    }

    private void awaitRegisters(long position) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        long shown = shown();
        while (shown < position) {
            if (System.nanoTime() - end > 0) {
                throw new RegistersBehind(shown, position);
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
            shown = shown();
        }
    }

    private long shown() {
        return registers.read(reading -> true).position();
    }

    /** One way through the log. */
    private final class Pass {

        private final FreshBooks books = new FreshBooks();
        private final ChainCheck chain = new ChainCheck();
        private final List<Long> unreadable = new ArrayList<>();
        private final Asked asked;
        private final @Nullable Moment until;
        private final Watcher watcher;
        private final @Nullable Redeciding again;
        private long position;
        private long read;

        private Pass(Asked asked, @Nullable Moment until, Watcher watcher) {
            this.asked = asked;
            this.until = until;
            this.watcher = watcher;
            this.again = asked.redecide() ? redeciding.get() : null;
        }

        /** Reads on up to a position, which is included. */
        private void readTo(long last, Runnable afterPage) {
            watcher.at(read, last);
            while (position < last) {
                var page = log.after(position, (int) Math.min(PAGE, last - position));
                fold(page);
                // Also a gap, which the chain has seen, is passed.
                position = Math.min(last, position + PAGE);
                read += page.size();
                watcher.at(read, last);
                afterPage.run();
            }
        }

        /** At once: a snapshot of the registers is kept for it. */
        private void catchUp(long last) {
            readTo(last, () -> {});
        }

        private void fold(List<StoredEvent> page) {
            var messages = store.messages(page).iterator();
            for (var stored : page) {
                chain.follows(stored);
                var event = read(stored, messages.next());
                if (again != null) {
                    again.read(stored, event);
                }
            }
        }

        /** Folds what a message says; null where it says nothing that can be folded. */
        private @Nullable LedgerEvent read(StoredEvent stored, EventMessage<?> message) {
            try {
                var event = (LedgerEvent) message.getPayload();
                fold(event, stored.position());
                return event;
            } catch (RuntimeException e) {
                // What was changed by hand may be no event any more, or one that lacks half of what it should say.
                LOG.warn("The event at {} cannot be read", stored.position(), e);
                if (unreadable.size() < NAMED) {
                    unreadable.add(stored.position());
                }
                return null;
            }
        }

        private void fold(LedgerEvent event, long at) {
            if ((asked.plan() == null || asked.plan().equals(event.plan()))
                    && (until == null || until.covers(event, at))) {
                books.fold(event);
            }
        }
    }
}
