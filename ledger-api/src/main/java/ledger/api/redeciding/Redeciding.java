package ledger.api.redeciding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import ledger.api.redeciding.Redecided.Omitted;
import ledger.api.redeciding.Redecided.Otherwise;
import ledger.api.store.EventLog;
import ledger.api.store.PastBus;
import ledger.api.store.PastBus.Decision;
import ledger.api.store.RefusalText;
import ledger.api.store.Step;
import ledger.api.store.StoredEvent;
import ledger.api.store.StoredRefusal;
import ledger.core.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Decides again what was recorded and what was refused, in the order of the log. For one reader, on one thread; it keeps the
 * events of one write and a bounded number of aggregates, however long the log is.
 */
public final class Redeciding {

    private final PastBus bus;
    private final EventLog log;
    private final Questions questions;
    private final RefusedQuestions refused;
    private final WantedCommands wanted;
    private final Telling telling;
    private final Tally tally = new Tally();
    private final List<Recorded> write = new ArrayList<>();
    private final RefusalQueue queue;
    private long position;

    /** @param bus that nobody else uses */
    public Redeciding(PastBus bus, EventLog log, RefusedQuestions refused, WantedCommands wanted, RefusalText words) {
        this.bus = bus;
        this.log = log;
        this.queue = new RefusalQueue(log);
        this.questions = new Questions(wanted::of);
        this.refused = refused;
        this.wanted = wanted;
        this.telling = new Telling(words);
    }

    /** The next event of the log; null when its text is none of an event. */
    public void read(StoredEvent stored, @Nullable LedgerEvent event) {
        if (!write.isEmpty() && !write.get(0).stored().commandId().equals(stored.commandId())) {
            written();
        }
        write.add(new Recorded(stored, event));
    }

    /** What came of it, when the last event was read. */
    public Redecided done() {
        if (goesOn()) {
            tally.omitted(write.get(0).stored().type(), Omitted.CUT_OFF);
            write.clear();
        }
        written();
        refusals(this::due);
        // What is left says that it knew more than was read, or stands behind one that says so.
        refusals(any -> true);
        return tally.counted();
    }

    /** Whether the last write that was read has further events that were not. */
    private boolean goesOn() {
        return !write.isEmpty()
                && log.at(write.get(write.size() - 1).stored().position() + 1)
                        .filter(next ->
                                next.commandId().equals(write.get(0).stored().commandId()))
                        .isPresent();
    }

    private void written() {
        if (write.isEmpty()) {
            return;
        }
        refusals(this::due);
        var stored = write.stream().map(Recorded::stored).toList();
        var same = decidedAlike(stored);
        bus.follow(stored, same);
        position = stored.get(stored.size() - 1).position();
        write.clear();
    }

    /** Whether the write was decided again, and the same came of it. */
    private boolean decidedAlike(List<StoredEvent> stored) {
        var first = stored.get(0);
        try {
            if (write.stream().anyMatch(recorded -> recorded.event() == null)) {
                throw new NotReadable(NotReadable.UNREADABLE);
            }
            var decision = bus.decide(questions.of(write), position, first.recordedAt());
            tally.accepted();
            if (alike(decision)) {
                return true;
            }
            tally.differs(new Otherwise(first.position(), null, Telling.of(stored), telling.of(decision)));
        } catch (NotReadable why) {
            tally.differs(new Otherwise(first.position(), null, Telling.of(stored), why.why()));
        }
        return false;
    }

    private boolean alike(Decision decision) {
        var decided = decision.events();
        if (decision.failure() != null || decided.size() != write.size()) {
            return false;
        }
        for (int i = 0; i < decided.size(); i++) {
            var stored = write.get(i).stored();
            var again = decided.get(i);
            if (!again.stream().equals(stored.stream())
                    || !again.payload().equals(write.get(i).event())
                    || !again.ruleSet().equals(stored.envelope().ruleSet())) {
                return false;
            }
        }
        return true;
    }

    /** Decides again, on the books as they stand now, what was refused next, as long as it is to be. */
    private void refusals(Predicate<StoredRefusal> wanted) {
        for (var kept = queue.next().filter(wanted);
                kept.isPresent();
                kept = queue.next().filter(wanted)) {
            refusedAlike(kept.get());
            queue.take();
        }
    }

    /** Whether it waits for no further event, or for one that there is not: those behind it do not wait with it. */
    private boolean due(StoredRefusal kept) {
        return kept.positionSeen() <= position || queue.foresaw(kept);
    }

    private void refusedAlike(StoredRefusal kept) {
        if (queue.foresaw(kept)) {
            differs(kept, NotReadable.OUT_OF_ORDER);
        } else if (kept.positionSeen() > position) {
            tally.omitted(kept.commandType(), Omitted.CUT_OFF);
        } else if (kept.commandType() == null) {
            tally.omitted(null, Omitted.AT_THE_DOOR);
        } else if (kept.step() > 0) {
            tally.omitted(kept.commandType(), Omitted.LATER_STEP);
        } else {
            decidedAlike(kept);
        }
    }

    private void decidedAlike(StoredRefusal kept) {
        var alike = false;
        try {
            if (kept.positionSeen() < position) {
                throw new NotReadable(NotReadable.OUT_OF_ORDER);
            }
            var step = new Step(refused.of(kept, wanted), kept.envelope());
            var decision = bus.decide(List.of(step), position, kept.recordedAt());
            tally.refused();
            alike = decision.failure() != null
                    && telling.code(decision.failure()).equals(kept.code());
            if (!alike) {
                differs(kept, telling.of(decision));
            }
        } catch (NotReadable why) {
            differs(kept, why.why());
        }
        bus.follow(List.of(), alike);
    }

    private void differs(StoredRefusal kept, String redecided) {
        tally.differs(new Otherwise(kept.positionSeen(), kept.number(), kept.code(), redecided));
    }
}
