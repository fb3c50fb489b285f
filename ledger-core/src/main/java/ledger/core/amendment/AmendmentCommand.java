package ledger.core.amendment;

import java.time.LocalDate;
import java.util.List;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.PlanId;
import ledger.core.plan.Section;

/** What may be asked of an appendix that is in force. */
public sealed interface AmendmentCommand {

    /**
     * Điều chỉnh phụ lục: the whole appendix as a later decision states it. What the plan is, whose money it gives and for
     * which year does not change.
     *
     * @param approvedTotal the new total
     * @param sections every section and line, the unchanged ones included
     * @param version how many amendments it builds on
     * @param decision the deciding document
     */
    record AmendPlan(
            PlanId plan,
            Money approvedTotal,
            List<Section> sections,
            int version,
            Document decision,
            LocalDate effective)
            implements AmendmentCommand {

        public AmendPlan {
            sections = List.copyOf(sections);
        }
    }
}
