package ledger.core.hold;

import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.plan.FactId;

/** Why a hold may not be changed so. */
public sealed interface HoldRefusal extends Refusal {

    /** The hold keeps less back than was asked to be released. */
    record NotEnoughHeld(FactId hold, Money held, Money requested, Money shortfall) implements HoldRefusal {

        @Override
        public String code() {
            return "not-enough-available";
        }

        @Override
        public String rule() {
            return "not-enough-held";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }
}
