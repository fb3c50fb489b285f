package ledger.core.law;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;

/**
 * The rules in force from a day on.
 *
 * @param name stamped on every event that was decided under it
 * @param from the first day on which it is in force
 * @param adjustmentPeriodEnds the last day, in the year after the fiscal year, for facts that close it (chỉnh lý quyết toán)
 * @param advanceMonths an advance without a contract is settled by the last day of the month so many months later
 * @param source the laws and circulars it was read from
 */
public record RuleSet(String name, LocalDate from, MonthDay adjustmentPeriodEnds, int advanceMonths, String source) {

    /** The last day for payments, settlements, recoveries, releases and reversals of a fiscal year. */
    public LocalDate adjustmentPeriodEndOf(int fiscalYear) {
        return adjustmentPeriodEnds.atYear(fiscalYear + 1);
    }

    /** The last day to settle an advance that was paid without a contract. */
    public LocalDate advanceDue(LocalDate advanced) {
        return advanced.plusMonths(advanceMonths).with(TemporalAdjusters.lastDayOfMonth());
    }
}
