package ledger.core.legislation;

import java.time.LocalDate;
import ledger.core.LedgerEvent;
import ledger.core.document.Document;
import ledger.core.law.RuleSet;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;

/** What has happened to the law as this ledger knows it. The names are stored for ever. */
public sealed interface LegislationEvent extends LedgerEvent {

    /** The one stream of the law; neither a plan nor a line can have it, since their ids begin otherwise. */
    String STREAM = "/law";

    /**
     * Nạp bộ quy định: from a day on, other rules are in force. What was recorded keeps the set whose name it carries.
     *
     * @param rules the complete set, with what it took over from the one before
     * @param decision the document that brought the rules; null when none was named
     */
    record RuleSetLoaded(RuleSet rules, @Nullable Document decision, LocalDate effective) implements LegislationEvent {

        @Override
        public @Nullable PlanId plan() {
            return null;
        }

        @Override
        public @Nullable LineId line() {
            return null;
        }

        @Override
        public String stream() {
            return STREAM;
        }
    }
}
