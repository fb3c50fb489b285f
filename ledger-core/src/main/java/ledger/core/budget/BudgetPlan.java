package ledger.core.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import ledger.core.LedgerEvent;
import ledger.core.Refused;
import ledger.core.books.PlanBooks;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.yearend.YearEndRefusal.YearIsClosed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The ceiling boundary: one plan, which knows its lines and how much of its total was given out. */
public final class BudgetPlan {

    // Null until the first event: Axon publishes under an identifier that is there before.
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable PlanBooks books;

    /** For Axon, which folds the events afterwards. */
    BudgetPlan() {}

    BudgetPlan(PlanRegistered registered) {
        apply(registered);
    }

    void record(LedgerEvent event) {
        apply(event);
    }

    /** Refuses what comes when the year is closed. */
    void mustBeOpen() {
        var closed = books().closed();
        if (closed != null) {
            throw new Refused(
                    new YearIsClosed(books().plan(), books().approved().fiscalYear(), closed));
        }
    }

    PlanBooks books() {
        if (books == null) {
            throw new IllegalStateException("a plan without its registration");
        }
        return books;
    }

    @EventSourcingHandler
    void evolve(LedgerEvent event) {
        if (event instanceof PlanRegistered registered) {
            id = registered.plan().value();
        }
        books = PlanFold.after(books, event);
    }
}
