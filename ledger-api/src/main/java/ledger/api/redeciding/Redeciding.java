package ledger.api.redeciding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** So many refusals are read at a time; each holds a whole command. */
    private static final int STEP = 100;
    /** Characters of an outcome that are told. */
    private static final int TOLD = 1_000;

    private final PastBus bus;
    private final EventLog log;
    private final Questions questions;
    private final RefusedQuestions refused;
    private final WantedCommands wanted;
    private final RefusalText words;
    private final Tally tally = new Tally();
    private final List<Recorded> write = new ArrayList<>();
    private List<StoredRefusal> refusals = List.of();
    private int nextRefusal;
    private boolean moreRefusals = true;
    private long lastRefusal;
    private long position;

    /** @param bus that nobody else uses */
    public Redeciding(PastBus bus, EventLog log, RefusedQuestions refused, WantedCommands wanted, RefusalText words) {
        this.bus = bus;
        this.log = log;
        this.questions = new Questions(wanted::of);
        this.refused = refused;
        this.wanted = wanted;
        this.words = words;
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
            tally.omitted(write.get(0).stored().type(), NotReadable.CUT_OFF);
            write.clear();
        }
        written();
        refusals();
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
        refusals();
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
            tally.differs(new Otherwise(first.position(), null, told(stored), told(decision)));
        } catch (NotReadable why) {
            tally.omitted(first.type(), why.why());
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

    /** Decides again what was refused on the books as they stand now. */
    private void refusals() {
        for (var kept = nextRefusal(); kept.isPresent(); kept = nextRefusal()) {
            refusedAlike(kept.get());
            nextRefusal++;
        }
    }

    private Optional<StoredRefusal> nextRefusal() {
        if (nextRefusal == refusals.size() && moreRefusals) {
            refusals = log.refusals(lastRefusal, STEP);
            nextRefusal = 0;
            // What is refused from now on is left to the next replay.
            moreRefusals = refusals.size() == STEP;
            lastRefusal = refusals.isEmpty()
                    ? lastRefusal
                    : refusals.get(refusals.size() - 1).number();
        }
        return refusals.stream().skip(nextRefusal).findFirst().filter(kept -> kept.positionSeen() <= position);
    }

    private void refusedAlike(StoredRefusal kept) {
        var alike = false;
        try {
            if (kept.positionSeen() < position) {
                throw new NotReadable(NotReadable.OUT_OF_ORDER);
            }
            var step = new Step(refused.of(kept, wanted), kept.envelope());
            var decision = bus.decide(List.of(step), position, kept.recordedAt());
            tally.refused();
            alike = decision.failure() != null && code(decision.failure()).equals(kept.code());
            if (!alike) {
                tally.differs(new Otherwise(position, kept.number(), kept.code(), told(decision)));
            }
        } catch (NotReadable why) {
            tally.omitted(kept.commandType(), why.why());
        }
        bus.follow(List.of(), alike);
    }

    private String code(Throwable failure) {
        return words.of(failure)
                .map(RefusalText.Words::code)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private String told(Decision decision) {
        if (decision.failure() != null) {
            return code(decision.failure());
        }
        return shortened(decision.events().stream()
                .map(event -> said(event.stream(), event.type(), event.text(), event.ruleSet()))
                .collect(Collectors.joining("\n")));
    }

    private static String told(List<StoredEvent> stored) {
        return shortened(stored.stream()
                .map(event -> said(
                        event.stream(),
                        event.type(),
                        event.payload(),
                        event.envelope().ruleSet()))
                .collect(Collectors.joining("\n")));
    }

    private static String said(String stream, String type, String text, String ruleSet) {
        return stream + " " + type + " " + text + " " + ruleSet;
    }

    private static String shortened(String text) {
        return text.length() <= TOLD ? text : text.substring(0, TOLD) + "…";
    }
}
