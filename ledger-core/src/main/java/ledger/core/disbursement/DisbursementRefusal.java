package ledger.core.disbursement;

import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;

/** Why money may not leave, be settled or be recovered so. */
public sealed interface DisbursementRefusal extends Refusal {

    /** The advance has less outstanding than was asked for; the excess needs a payment of its own. */
    record NotEnoughAdvanced(FactId disbursement, Money outstanding, Money requested, Money shortfall)
            implements DisbursementRefusal {
        @Override
        public String code() {
            return "not-enough-advanced";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }

    /** Under a commitment the portion is the commitment's. */
    record PortionOfCommitment(FactId commitment, Portion portion, Portion requested) implements DisbursementRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "portion-of-commitment";
        }

        @Override
        public String pointer() {
            return "/portion";
        }
    }

    /** Less of the payment is still spent than was asked to come back. */
    record NotEnoughSpent(FactId payment, Money unreturned, Money requested, Money shortfall)
            implements DisbursementRefusal {
        @Override
        public String code() {
            return "not-enough-available";
        }

        @Override
        public String rule() {
            return "not-enough-spent";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }
}
