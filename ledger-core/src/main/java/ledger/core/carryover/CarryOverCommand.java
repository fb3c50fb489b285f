package ledger.core.carryover;

import java.time.LocalDate;
import java.util.List;
import ledger.core.document.Document;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;

/** What may be asked of the carry-over of money. */
public sealed interface CarryOverCommand {

    /**
     * Chuyển nguồn: what is left of a year moves to the plan of the next one, all of it in one write.
     *
     * @param items at least one
     * @param decision by which it was approved
     */
    record CarryForward(PlanId plan, PlanId toPlan, List<CarryItem> items, Document decision, LocalDate effective)
            implements CarryOverCommand {

        public CarryForward {
            items = List.copyOf(items);
        }
    }

    /**
     * Undo a carry-over, on both sides, while nothing rests on what came in.
     *
     * @param carryOver the fact by which the money went out
     */
    record ReverseCarryOver(FactId carryOver, LocalDate effective) implements CarryOverCommand {}
}
