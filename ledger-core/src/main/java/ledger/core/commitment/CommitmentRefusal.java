package ledger.core.commitment;

import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;

/** Why a commitment may not be changed so. */
public sealed interface CommitmentRefusal extends Refusal {

    /** The commitment has less left undrawn than was asked for. */
    record NotEnoughCommitted(FactId commitment, Money undrawn, Money requested, Money shortfall)
            implements CommitmentRefusal {
        @Override
        public String code() {
            return "not-enough-committed";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }

    /**
     * A commitment cannot be for less than what was drawn or released of it.
     *
     * @param least the smallest total it can have
     */
    record BelowDrawn(FactId commitment, Money drawn, Money released, Money requested, Money least)
            implements CommitmentRefusal {
        @Override
        public String code() {
            return "not-enough-committed";
        }

        @Override
        public String rule() {
            return "adjusted-below-drawn";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }

    /** The adjusted commitment would be what it is. */
    record NothingAdjusted(FactId commitment, Money amount) implements CommitmentRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "nothing-adjusted";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }

    /** A release cannot give back more of the quantity than the commitment uses. */
    record QuantityNotCommitted(FactId commitment, Quantity committed, Quantity requested)
            implements CommitmentRefusal {
        @Override
        public String code() {
            return "exceeds-quantity";
        }

        @Override
        public String rule() {
            return "quantity-not-committed";
        }

        @Override
        public String pointer() {
            return "/quantity";
        }
    }
}
