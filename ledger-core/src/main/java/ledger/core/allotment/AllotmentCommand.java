package ledger.core.allotment;

import java.time.LocalDate;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What may be asked of the money given to lines. */
public sealed interface AllotmentCommand {

    PlanId plan();

    /**
     * Giao dự toán: every portion is given what it still lacks of its limit.
     *
     * @param line the only leaf line meant; null for the whole plan
     */
    record AllocateAsApproved(
            PlanId plan, @Nullable LineCode line, @Nullable Document decision, LocalDate effective)
            implements AllotmentCommand {}

    /**
     * Giao dự toán: one portion is given an amount.
     *
     * @param portion null for the portion a line means by itself
     */
    record AllocateFunds(
            PlanId plan,
            LineCode line,
            @Nullable Portion portion,
            Money amount,
            @Nullable Document decision,
            LocalDate effective)
            implements AllotmentCommand {}

    /** Undo an allocation. */
    record ReverseAllocation(FactId allocation, LocalDate effective) implements AllotmentCommand {
        @Override
        public PlanId plan() {
            return allocation.line().plan();
        }
    }
}
