package ledger.core.allotment;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What has happened to the money given to lines. The names are stored for ever. */
public sealed interface AllotmentEvent extends LedgerEvent {

    /** A fact of the allotment; it happened to one portion of one line. */
    sealed interface AllotmentFact extends AllotmentEvent, Fact {

        @Override
        default LineId line() {
            return id().line();
        }

        @Override
        default PlanId plan() {
            return id().line().plan();
        }
    }

    /** What gives money to a portion from outside the plan, or takes it back out. */
    sealed interface Allocation extends AllotmentFact {

        @Nullable
        Document decision();
    }

    /** Giao dự toán: a portion was given money. */
    record FundsAllocated(
            FactId allocation,
            Portion portion,
            Money amount,
            @Nullable Document decision,
            LocalDate effective) implements Allocation {
        @Override
        public FactId id() {
            return allocation;
        }

        @Override
        public List<Movement> movements() {
            return given(line(), portion, amount);
        }
    }

    /** Bổ sung dự toán: a decision gave a portion more, and raised what it may have. */
    record AllocationSupplemented(FactId id, Portion portion, Money amount, Document decision, LocalDate effective)
            implements Allocation {

        @Override
        public List<Movement> movements() {
            return given(line(), portion, amount);
        }

        @Override
        public long limitGrowth() {
            return amount.dong();
        }
    }

    /** Điều chỉnh giảm dự toán: a decision took available money back, and lowered what the portion may have. */
    record AllocationReduced(FactId id, Portion portion, Money amount, Document decision, LocalDate effective)
            implements Allocation {

        @Override
        public List<Movement> movements() {
            return taken(line(), portion, amount);
        }

        @Override
        public long limitGrowth() {
            return -amount.dong();
        }
    }

    /**
     * Điều chuyển dự toán (giảm): available money left a portion for another one of the same plan, and what the
     * portion may have went with it. Both sides are recorded in one write and name each other.
     */
    record FundsTransferredOut(
            FactId id, FactId counterpart, Portion portion, Money amount, Document decision, LocalDate effective)
            implements AllotmentFact {

        @Override
        public List<Movement> movements() {
            return taken(line(), portion, amount);
        }

        @Override
        public long limitGrowth() {
            return -amount.dong();
        }
    }

    /** Điều chuyển dự toán (tăng): available money came from another portion of the same plan, with what it may have. */
    record FundsTransferredIn(
            FactId id, FactId counterpart, Portion portion, Money amount, Document decision, LocalDate effective)
            implements AllotmentFact {

        @Override
        public List<Movement> movements() {
            return given(line(), portion, amount);
        }

        @Override
        public long limitGrowth() {
            return amount.dong();
        }
    }

    /** Đảo bút toán: an allocation was undone. */
    record AllocationReversed(FactId id, FundsAllocated original, LocalDate effective)
            implements AllotmentFact, Reversal {}

    /** Đảo bút toán: a supplement was undone. */
    record SupplementReversed(FactId id, AllocationSupplemented original, LocalDate effective)
            implements AllotmentFact, Reversal {}

    /** Đảo bút toán: a reduction was undone. */
    record ReductionReversed(FactId id, AllocationReduced original, LocalDate effective)
            implements AllotmentFact, Reversal {}

    /** Đảo bút toán: the giving side of a transfer was undone. */
    record TransferOutReversed(FactId id, FundsTransferredOut original, LocalDate effective)
            implements AllotmentFact, Reversal {}

    /** Đảo bút toán: the receiving side of a transfer was undone. */
    record TransferInReversed(FactId id, FundsTransferredIn original, LocalDate effective)
            implements AllotmentFact, Reversal {}

    private static List<Movement> given(LineId line, Portion portion, Money amount) {
        return List.of(new Movement(Account.outside(line, portion), Account.available(line, portion), amount));
    }

    private static List<Movement> taken(LineId line, Portion portion, Money amount) {
        return List.of(new Movement(Account.available(line, portion), Account.outside(line, portion), amount));
    }

    /**
     * A part of the plan's ceiling was given out; the plan's own side of the allocations of one command.
     *
     * @param line the only line it was meant for; null when it went to every line
     * @param asApproved whether every portion was given what it still lacked
     * @param total the sum of the allocations of the command
     */
    record CeilingDrawn(PlanId plan, @Nullable LineCode lineCode, boolean asApproved, Money total, LocalDate effective)
            implements AllotmentEvent {
        @Override
        public @Nullable LineId line() {
            return null;
        }
    }

    /** A decision gave the plan more: its ceiling and what is given out of it grew alike. */
    record CeilingRaised(PlanId plan, FactId fact, Money amount, LocalDate effective) implements AllotmentEvent {
        @Override
        public @Nullable LineId line() {
            return null;
        }
    }

    /** A decision took from the plan: its ceiling and what is given out of it fell alike. */
    record CeilingLowered(PlanId plan, FactId fact, Money amount, LocalDate effective) implements AllotmentEvent {
        @Override
        public @Nullable LineId line() {
            return null;
        }
    }

    /** A part of the plan's ceiling is free again. */
    record CeilingRestored(PlanId plan, FactId allocation, Money total, LocalDate effective) implements AllotmentEvent {
        @Override
        public @Nullable LineId line() {
            return null;
        }
    }
}
