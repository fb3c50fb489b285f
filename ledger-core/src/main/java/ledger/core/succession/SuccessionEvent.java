package ledger.core.succession;

import java.time.LocalDate;
import java.util.List;
import ledger.core.LedgerEvent;
import ledger.core.balance.Balances;
import ledger.core.document.Document;
import ledger.core.plan.Agency;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What has happened when an agency was succeeded. The names are stored for ever. */
public sealed interface SuccessionEvent extends LedgerEvent {

    /**
     * Kế thừa: from a day on the successor leads the predecessor's lines of a plan, and holds its budget where the
     * predecessor did. No money moves between accounts: what is open goes from one agency to the other with its line, what
     * is spent, lapsed or carried out stays the predecessor's, and both together are what they were.
     *
     * @param budgetHolder whether the predecessor held the budget of the plan
     * @param handedOver every portion that was given money, as it stood
     */
    record AgencySucceeded(
            PlanId plan,
            Agency predecessor,
            Agency successor,
            boolean budgetHolder,
            List<HandedOver> handedOver,
            Document decision,
            LocalDate effective)
            implements SuccessionEvent {

        public AgencySucceeded {
            handedOver = List.copyOf(handedOver);
        }

        @Override
        public @Nullable LineId line() {
            return null;
        }

        /** What the predecessor led, or held where it led nothing, all portions together. */
        public Balances total() {
            var leads = handedOver.stream().anyMatch(HandedOver::led);
            return handedOver.stream()
                    .filter(portion -> portion.led() || !leads)
                    .map(HandedOver::balances)
                    .reduce(Balances.ZERO, Balances::plus);
        }
    }

    /**
     * A portion as the predecessor left it.
     *
     * @param led whether the predecessor led the line; else it only held the budget
     */
    record HandedOver(LineId line, Portion portion, boolean led, Balances balances) {}
}
