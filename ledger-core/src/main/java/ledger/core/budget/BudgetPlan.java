package ledger.core.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import ledger.core.LedgerEvent;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentEvent.CeilingDrawn;
import ledger.core.allotment.AllotmentEvent.CeilingLowered;
import ledger.core.allotment.AllotmentEvent.CeilingRaised;
import ledger.core.allotment.AllotmentEvent.CeilingRestored;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.books.PlanBooks;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.core.yearend.YearEndEvent.YearReopened;
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
            books = new PlanBooks(registered.approved(), registered.effective());
        } else if (event instanceof CeilingDrawn drawn) {
            books().draw(drawn.total(), drawn.effective());
        } else if (event instanceof CeilingRestored restored) {
            books().restore(restored.total(), restored.effective());
        } else if (event instanceof CeilingRaised raised) {
            books().raise(raised.amount(), raised.effective());
        } else if (event instanceof CeilingLowered lowered) {
            books().lower(lowered.amount(), lowered.effective());
        } else if (event instanceof PlanAmended amended) {
            books().amend(amended.approved(), amended.effective());
            books().restore(amended.takenBack(), amended.effective());
        } else if (event instanceof AppendixExtended extended) {
            books().extend(extended.approved(), extended.effective());
        } else if (event instanceof AgencySucceeded succeeded) {
            books().succeed(succeeded.predecessor(), succeeded.successor());
        } else if (event instanceof YearClosed) {
            books().close(event.effective());
        } else if (event instanceof YearReopened) {
            books().reopen(event.effective());
        } else if (event instanceof PlanWithdrawn) {
            books().withdraw(event.effective());
        }
    }
}
