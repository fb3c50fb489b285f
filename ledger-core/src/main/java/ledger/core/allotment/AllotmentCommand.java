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

    /**
     * Bổ sung dự toán: a decision gives a portion more than the appendix prints.
     *
     * @param portion null for the portion a line means by itself
     */
    record SupplementAllocation(
            PlanId plan, LineCode line, @Nullable Portion portion, Money amount, Document decision, LocalDate effective)
            implements AllotmentCommand {}

    /**
     * Điều chỉnh giảm dự toán: a decision takes back a part of what is still available.
     *
     * @param portion null for the portion a line means by itself
     */
    record ReduceAllocation(
            PlanId plan, LineCode line, @Nullable Portion portion, Money amount, Document decision, LocalDate effective)
            implements AllotmentCommand {}

    /**
     * Điều chuyển dự toán: what is available of one portion is given to another one of the same plan, in one write.
     *
     * @param fromPortion null for the portion the line means by itself; so is {@code toPortion}
     */
    record TransferAllocation(
            PlanId plan,
            LineCode from,
            @Nullable Portion fromPortion,
            LineCode to,
            @Nullable Portion toPortion,
            Money amount,
            Document decision,
            LocalDate effective)
            implements AllotmentCommand {}

    /** Undo a transfer, both sides of it; it is named by the giving side. */
    record ReverseTransfer(FactId transfer, LocalDate effective) implements AllotmentCommand {
        @Override
        public PlanId plan() {
            return transfer.line().plan();
        }
    }

    /** Undo an allocation, a supplement or a reduction. */
    record ReverseAllocation(FactId allocation, LocalDate effective) implements AllotmentCommand {
        @Override
        public PlanId plan() {
            return allocation.line().plan();
        }
    }
}
