package ledger.core.legislation;

import java.time.LocalDate;
import ledger.core.document.Document;
import org.jspecify.annotations.Nullable;

/** What may be asked of the law itself. */
public sealed interface LegislationCommand {

    /**
     * Nạp bộ quy định: from a day on, other rules are in force.
     *
     * @param from the first day on which the set is in force
     * @param decision the document that brings the rules; null when none is named
     */
    record LoadRuleSet(
            String name,
            LocalDate from,
            StatedRules rules,
            @Nullable Document decision,
            LocalDate effective) implements LegislationCommand {}
}
