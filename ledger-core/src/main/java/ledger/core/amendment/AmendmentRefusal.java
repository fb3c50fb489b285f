package ledger.core.amendment;

import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;

/** Why an appendix may not be amended so. */
public sealed interface AmendmentRefusal extends Refusal {

    /**
     * Somebody amended the plan meanwhile.
     *
     * @param builtOn how many amendments the asked one builds on
     * @param amendments how many there are
     */
    record AmendedMeanwhile(PlanId planId, int builtOn, int amendments) implements AmendmentRefusal {

        @Override
        public String code() {
            return "concurrent-change";
        }

        @Override
        public String rule() {
            return "amended-meanwhile";
        }
    }

    /** The amended appendix says what the one in force says. */
    record NothingAmended(PlanId planId) implements AmendmentRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "nothing-amended";
        }

        @Override
        public String pointer() {
            return "/sections";
        }
    }

    /** A row is given to an agency that another one has taken over from. */
    record AgencyIsSucceeded(String agency, String successor, String successorName) implements AmendmentRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "agency-is-succeeded";
        }

        @Override
        public String pointer() {
            return "/sections";
        }
    }

    /** A line of the appendix in force is not in the amended one; a line that ends stays, with nothing. */
    record LineLeftOut(PlanId planId, LineCode lineCode) implements AmendmentRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "line-left-out";
        }

        @Override
        public String pointer() {
            return "/sections";
        }
    }

    /** A line that can hold money would get lines below it; its own books would then belong to nobody. */
    record LeafBecomesParent(PlanId planId, LineCode lineCode) implements AmendmentRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "leaf-becomes-parent";
        }

        @Override
        public String pointer() {
            return "/sections";
        }
    }

    /**
     * Decisions reduced a portion, or money was transferred out of it, by more than the amended appendix would print.
     *
     * @param least the smallest amount that can be printed
     */
    record AmountBelowMoved(LineId line, Portion portion, Money amount, Money least) implements AmendmentRefusal {

        @Override
        public String code() {
            return "exceeds-appendix";
        }

        @Override
        public String rule() {
            return "amount-below-moved";
        }

        @Override
        public String pointer() {
            return "/sections";
        }
    }

    /**
     * A portion has used more than it would have.
     *
     * @param limit what it would have
     * @param used what was given to it and is no longer available
     * @param least the smallest amount that may be printed for it
     */
    record AmountBelowUsed(LineId line, Portion portion, Money limit, Money used, Money available, Money least)
            implements AmendmentRefusal {

        @Override
        public String code() {
            return "not-enough-available";
        }

        @Override
        public String rule() {
            return "amount-below-used";
        }
    }

    /**
     * A portion has used more of its quantity than it would have.
     *
     * @param quantity what it would have
     * @param used the most that is used on the effective date or on any later day
     */
    record QuantityBelowUsed(LineId line, Portion portion, Quantity quantity, Quantity used)
            implements AmendmentRefusal {

        @Override
        public String code() {
            return "exceeds-quantity";
        }

        @Override
        public String rule() {
            return "quantity-below-used";
        }
    }

    /** The unit of a line cannot change while some of its quantity is used: what is used was counted in the old one. */
    record UnitInUse(LineId line, String unit, Quantity used) implements AmendmentRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "unit-in-use";
        }
    }
}
