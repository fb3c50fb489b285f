package ledger.core.succession;

import java.time.LocalDate;
import java.util.List;
import ledger.core.document.Document;
import ledger.core.plan.Agency;
import ledger.core.plan.PlanId;

/** What may be asked when agencies are reorganised. */
public sealed interface SuccessionCommand {

    /**
     * Kế thừa: one agency takes over all that another leads or holds, in every plan at once.
     *
     * @param plans where the predecessor may still lead lines or hold the budget; those where it does not are left alone
     * @param decision the deciding document
     */
    record SucceedAgency(
            List<PlanId> plans, Agency predecessor, Agency successor, Document decision, LocalDate effective)
            implements SuccessionCommand {

        public SucceedAgency {
            plans = List.copyOf(plans);
        }
    }
}
