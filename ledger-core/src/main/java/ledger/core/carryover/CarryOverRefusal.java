package ledger.core.carryover;

import java.time.LocalDate;
import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** Why money is not carried over. */
public sealed interface CarryOverRefusal extends Refusal {

    @Override
    default String code() {
        return "validation";
    }

    /** Money is carried over into the year that follows, of the same budget holder. */
    record NotTheNextYear(
            PlanId planId, int fiscalYear, String budgetHolder, PlanId toPlan, int toFiscalYear, String toBudgetHolder)
            implements CarryOverRefusal {

        @Override
        public String rule() {
            return "not-the-next-year";
        }

        @Override
        public String pointer() {
            return "/toPlan";
        }
    }

    /**
     * The ground asks for a contract that was signed in time, and there is none.
     *
     * @param contract the number of the contract there is; null when there is none at all
     * @param signed its date
     * @param signedBefore the day before which it must be signed
     * @param source where the rule stands
     */
    record NoContractInTime(
            LineId line,
            @Nullable String contract,
            @Nullable LocalDate signed,
            LocalDate signedBefore,
            String ruleSet,
            String source)
            implements CarryOverRefusal {

        @Override
        public String code() {
            return "not-eligible-for-carry-over";
        }

        @Override
        public String pointer() {
            return "/ground";
        }

        @Override
        public String rule() {
            return contract == null ? "no-contract" : "contract-not-in-time";
        }
    }

    /**
     * The ground asks for a supplement, and less was supplemented than is to be carried over.
     *
     * @param supplemented of the portion, and not carried over yet
     */
    record NotSupplemented(LineId line, Portion portion, Money supplemented, Money requested, Money excess)
            implements CarryOverRefusal {

        @Override
        public String code() {
            return "not-eligible-for-carry-over";
        }

        @Override
        public String pointer() {
            return "/amount";
        }

        @Override
        public String rule() {
            return "not-supplemented";
        }
    }

    /** The commitment or advance is one of another line than the item says. */
    record OfAnotherLine(FactId id, LineCode line) implements CarryOverRefusal {

        @Override
        public String pointer() {
            return "/lineCode";
        }

        @Override
        public String rule() {
            return "of-another-line";
        }
    }

    /** The item names nothing of which anything is left. */
    record NothingToCarry(LineId line) implements CarryOverRefusal {

        @Override
        public String code() {
            return "not-enough-available";
        }

        @Override
        public String rule() {
            return "nothing-to-carry";
        }
    }
}
