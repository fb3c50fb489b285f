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

    /** Giao dự toán: a portion was given money. */
    record FundsAllocated(
            FactId allocation,
            Portion portion,
            Money amount,
            @Nullable Document decision,
            LocalDate effective) implements AllotmentEvent, Fact {
        @Override
        public FactId id() {
            return allocation;
        }

        @Override
        public LineId line() {
            return allocation.line();
        }

        @Override
        public PlanId plan() {
            return allocation.line().plan();
        }

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(Account.outside(line(), portion), Account.available(line(), portion), amount));
        }
    }

    /** An allocation was undone. */
    record AllocationReversed(FactId id, FundsAllocated original, LocalDate effective)
            implements AllotmentEvent, Reversal {
        @Override
        public LineId line() {
            return id.line();
        }

        @Override
        public PlanId plan() {
            return id.line().plan();
        }
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

    /** A part of the plan's ceiling is free again. */
    record CeilingRestored(PlanId plan, FactId allocation, Money total, LocalDate effective) implements AllotmentEvent {
        @Override
        public @Nullable LineId line() {
            return null;
        }
    }
}
