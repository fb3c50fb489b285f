package ledger.core.amendment;

import java.time.LocalDate;
import java.util.List;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.PlanId;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;

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
     * @param source where it was read from; null when it was typed by hand
     */
    record AmendPlan(
            PlanId plan,
            Money approvedTotal,
            List<Section> sections,
            int version,
            Document decision,
            @Nullable Source source,
            LocalDate effective)
            implements AmendmentCommand {

        public AmendPlan {
            sections = List.copyOf(sections);
        }
    }
}
