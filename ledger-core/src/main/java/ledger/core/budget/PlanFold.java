package ledger.core.budget;

import java.util.List;
import ledger.core.LedgerEvent;
import ledger.core.allotment.AllotmentEvent.CeilingDrawn;
import ledger.core.allotment.AllotmentEvent.CeilingLowered;
import ledger.core.allotment.AllotmentEvent.CeilingRaised;
import ledger.core.allotment.AllotmentEvent.CeilingRestored;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.approval.ApprovalEvent.ApprovalPolicySet;
import ledger.core.books.PlanBooks;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.core.yearend.YearEndEvent.YearReopened;
import org.jspecify.annotations.Nullable;

/** Folds the events of a plan into its books; the one fold that writers and answers share. */
public final class PlanFold {

    private PlanFold() {}

    /** The books after one more event; the same object, changed, unless the event registers the plan. */
    static @Nullable PlanBooks after(@Nullable PlanBooks books, LedgerEvent event) {
        if (event instanceof PlanRegistered registered) {
            return new PlanBooks(registered.approved(), registered.effective());
        }
        if (books == null) {
            return null;
        }
        if (event instanceof CeilingDrawn drawn) {
            books.draw(drawn.total(), drawn.effective());
        } else if (event instanceof CeilingRestored restored) {
            books.restore(restored.total(), restored.effective());
        } else if (event instanceof CeilingRaised raised) {
            books.raise(raised.amount(), raised.effective());
        } else if (event instanceof CeilingLowered lowered) {
            books.lower(lowered.amount(), lowered.effective());
        } else if (event instanceof PlanAmended amended) {
            books.amend(amended.approved(), amended.effective());
            books.restore(amended.takenBack(), amended.effective());
        } else if (event instanceof AppendixExtended extended) {
            books.extend(extended.approved(), extended.effective());
        } else if (event instanceof AgencySucceeded succeeded) {
            books.succeed(succeeded.predecessor(), succeeded.successor());
        } else if (event instanceof YearClosed) {
            books.close(event.effective());
        } else if (event instanceof YearReopened) {
            books.reopen(event.effective());
        } else if (event instanceof ApprovalPolicySet set) {
            books.approve(set.policy());
        } else if (event instanceof PlanWithdrawn) {
            books.withdraw(event.effective());
        }
        return books;
    }

    /**
     * The books of a plan.
     *
     * @param stream the events of the plan itself from its registration on
     */
    public static PlanBooks books(List<? extends LedgerEvent> stream) {
        PlanBooks books = null;
        for (LedgerEvent event : stream) {
            books = after(books, event);
        }
        if (books == null) {
            throw new IllegalArgumentException("not the events of a plan from its registration on");
        }
        return books;
    }
}
