package ledger.api.recording;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import ledger.core.law.RuleSet;
import org.springframework.util.function.SingletonSupplier;

/** What a command has recorded, or would record if it were the next one; only what is asked for is made of it. */
public final class Outcome {

    private final List<StoredEvent> stored;
    private final Supplier<List<LedgerEvent>> events;
    private final Supplier<List<Recording.Entry>> facts;
    private final LoadedLaw law;

    Outcome(
            List<StoredEvent> stored,
            Supplier<List<LedgerEvent>> events,
            Supplier<List<Recording.Entry>> facts,
            LoadedLaw law) {
        this.stored = stored;
        this.events = SingletonSupplier.of(events);
        this.facts = SingletonSupplier.of(facts);
        this.law = law;
    }

    /** All its events, by position. */
    public List<StoredEvent> stored() {
        return stored;
    }

    /** What its events say, in the same order. */
    public List<LedgerEvent> events() {
        return events.get();
    }

    /** Those of its events that move money of a line, with the books right after each. */
    public List<Recording.Entry> facts() {
        return facts.get();
    }

    /** The rules under which it was decided; empty when only a newer ledger knows them. */
    public Optional<RuleSet> rules() {
        return law.of(stored.get(0));
    }

    /** The same with some of its facts only. */
    Outcome only(Predicate<Recording.Entry> wanted) {
        return new Outcome(stored, events, () -> facts().stream().filter(wanted).toList(), law);
    }
}
