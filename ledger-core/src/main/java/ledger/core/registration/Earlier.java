package ledger.core.registration;

import java.util.Optional;
import java.util.function.Function;
import ledger.core.books.LineBooks;
import ledger.core.books.PlanBooks;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;

/**
 * What this ledger has of earlier years.
 *
 * @param plans finds the books of a plan, withdrawn or not; empty when there is none
 * @param lines finds the books of a leaf line of a plan that was found
 */
public record Earlier(Function<PlanId, Optional<PlanBooks>> plans, Function<LineId, LineBooks> lines) {

    /** The plan with this id if it is in force. */
    Optional<PlanBooks> inForce(PlanId id) {
        return plans.apply(id).filter(plan -> plan.withdrawn() == null);
    }
}
