package ledger.core.yearend;

import java.time.LocalDate;
import java.util.List;
import ledger.core.LineCommand;
import ledger.core.document.Document;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;

/** What may be asked when a fiscal year ends. */
public sealed interface YearEndCommand {

    /**
     * Hủy dự toán: money that was not used may no longer be.
     *
     * @param items what lapses; empty for all that is available or held, of every line
     * @param decision the deciding document; null when none is named
     */
    record LapseFunds(
            PlanId plan, List<LapseItem> items, @Nullable Document decision, LocalDate effective)
            implements YearEndCommand {

        public LapseFunds {
            items = List.copyOf(items);
        }
    }

    /** Undo a lapse. */
    record ReverseLapse(FactId lapse, LocalDate effective) implements YearEndCommand, LineCommand {
        @Override
        public LineId line() {
            return lapse.line();
        }
    }

    /** Khóa sổ: nothing more is recorded in the plan. */
    record CloseYear(PlanId plan, LocalDate effective) implements YearEndCommand {}

    /**
     * Mở lại sổ: the plan takes facts again.
     *
     * @param plans where a later year of the same budget holder may be closed, which has to be reopened first
     */
    record ReopenYear(PlanId plan, List<PlanId> plans, LocalDate effective) implements YearEndCommand {

        public ReopenYear {
            plans = List.copyOf(plans);
        }
    }
}
