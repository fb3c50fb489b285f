package ledger.core.yearend;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import ledger.core.law.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * What a fiscal year takes on a day.
 *
 * @param last its last day; null when it has none
 */
public record Phase(Name name, @Nullable LocalDate last) {

    /** What a reader is told of it. */
    public enum Name {
        /** Every fact. */
        YEAR,
        /** Chỉnh lý quyết toán: what pays, settles, gives back or undoes, and what concludes the year. */
        ADJUSTMENT,
        /** What concludes the year only: carry-overs and lapses. */
        CONCLUDING,
        /** Its closure only. */
        OVER,
        /** Nothing, until the year is reopened. */
        CLOSED
    }

    /**
     * @param closed the day as of which the year was closed; null while it is open
     * @param rules in force on the day
     */
    public static Phase of(int fiscalYear, @Nullable LocalDate closed, LocalDate day, RuleSet rules) {
        if (closed != null) {
            return new Phase(Name.CLOSED, null);
        }
        return until(Name.YEAR, LocalDate.of(fiscalYear, Month.DECEMBER, 31), day)
                .or(() -> until(Name.ADJUSTMENT, rules.adjustmentPeriodEndOf(fiscalYear), day))
                .or(() -> until(Name.CONCLUDING, rules.carryOverEndOf(fiscalYear), day))
                .orElse(new Phase(Name.OVER, null));
    }

    private static Optional<Phase> until(Name name, LocalDate last, LocalDate day) {
        return day.isAfter(last) ? Optional.empty() : Optional.of(new Phase(name, last));
    }
}
