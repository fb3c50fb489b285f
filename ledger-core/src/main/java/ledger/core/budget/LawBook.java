package ledger.core.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Where rule sets are written down; what they say arrives with every command, as its circumstances. */
public final class LawBook {

    // Null until the first event: Axon publishes under an identifier that is there before.
    @AggregateIdentifier
    private @Nullable String id;

    /** For Axon, which folds the events afterwards. */
    LawBook() {}

    LawBook(RuleSetLoaded first) {
        apply(first);
    }

    void record(RuleSetLoaded loaded) {
        apply(loaded);
    }

    @EventSourcingHandler
    void evolve(RuleSetLoaded loaded) {
        id = loaded.stream();
    }
}
