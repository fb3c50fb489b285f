package ledger.core.law;

import java.time.LocalDate;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;

/** What a rule says of a fact that it does not refuse; the record's components are shown to the reader. */
public sealed interface Warning {

    /** The stable code, which also names the sentence that is shown. */
    String code();

    /** Where the rule stands. */
    String source();

    /** How surely it is known. */
    Certainty certainty();

    /**
     * The treasury has to be told of the contract.
     *
     * @param from contracts of so much or more
     * @param contract its number
     * @param deadline the last day
     */
    record TreasuryCommitmentRequired(
            String source,
            Certainty certainty,
            Money amount,
            Money from,
            String contract,
            LocalDate signed,
            int workingDays,
            LocalDate deadline)
            implements Warning {
        @Override
        public String code() {
            return "treasury-commitment-required";
        }
    }

    /** The allocation was adjusted later in the year than it may be. */
    record AllocationAdjustedLate(String source, Certainty certainty, LocalDate until, LocalDate effective)
            implements Warning {
        @Override
        public String code() {
            return "allocation-adjusted-late";
        }
    }

    /**
     * What is carried over as a late supplement was supplemented earlier in the year.
     *
     * @param decidedAfter the day after which a supplement is a late one
     */
    record SupplementNotLate(String source, Certainty certainty, LocalDate decidedAfter, LocalDate supplemented)
            implements Warning {
        @Override
        public String code() {
            return "supplement-not-late";
        }
    }

    /**
     * So much of the contract has left that its advances are to be recovered.
     *
     * @param drawn paid and advanced, net of what came back
     * @param limit the part of the contract from which on nothing may be outstanding
     * @param toRecover what is outstanding of its advances
     */
    record AdvanceRecoveryDue(
            String source, Certainty certainty, Money contract, Money drawn, Money limit, int percent, Money toRecover)
            implements Warning {
        @Override
        public String code() {
            return "advance-recovery-due";
        }
    }

    /**
     * More work is carried over from an earlier plan than it has left by now; its year is still open.
     *
     * @param source the appendix that has the work
     * @param quantity what is taken over, all lines of the plan together
     * @param printed what the origin's appendix has of it
     * @param done what commitments and direct disbursements have used of it
     */
    record ExceedsOrigin(
            String source,
            Certainty certainty,
            LineCode lineCode,
            Portion portion,
            PlanId originPlan,
            LineCode originLine,
            Portion originPortion,
            Quantity quantity,
            Quantity printed,
            Quantity done,
            Quantity left)
            implements Warning {
        @Override
        public String code() {
            return "exceeds-origin";
        }
    }
}
