package ledger.core.law;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;

/**
 * The rules in force from a day on.
 *
 * @param name stamped on every event that was decided under it; what it says is never changed afterwards
 * @param from the first day on which it is in force
 * @param adjustmentPeriodEnds the last day, in the year after the fiscal year, for facts that close it (chỉnh lý quyết toán)
 * @param advanceMonths an advance without a contract is settled by the last day of the month so many months later
 * @param advanceRecovery when the advances of a contract are to be recovered
 * @param treasuryCommitment which contracts the treasury has to be told of
 * @param allocationAdjustableUntil the last day of the fiscal year for supplements, reductions and transfers
 * @param carryOverEnds the last day, in the year after the fiscal year, to carry over or to let lapse what is left
 * @param contractCarriedOver money under a contract may be carried over when it was signed before this day of the year
 * @param supplementCarriedOver money of a supplement may be carried over when it was decided after this day of the year
 */
public record RuleSet(
        String name,
        LocalDate from,
        Rule<MonthDay> adjustmentPeriodEnds,
        Rule<Integer> advanceMonths,
        Rule<AdvanceRecovery> advanceRecovery,
        Rule<TreasuryCommitment> treasuryCommitment,
        Rule<MonthDay> allocationAdjustableUntil,
        Rule<MonthDay> carryOverEnds,
        Rule<MonthDay> contractCarriedOver,
        Rule<MonthDay> supplementCarriedOver) {

    /** The last day for payments, settlements, recoveries, releases and reversals of a fiscal year. */
    public LocalDate adjustmentPeriodEndOf(int fiscalYear) {
        return adjustmentPeriodEnds.value().atYear(fiscalYear + 1);
    }

    /** The last day for carry-overs, lapses and their reversals of a fiscal year. */
    public LocalDate carryOverEndOf(int fiscalYear) {
        return carryOverEnds.value().atYear(fiscalYear + 1);
    }

    /** The last day to settle an advance that was paid without a contract. */
    public LocalDate advanceDue(LocalDate advanced) {
        return advanced.plusMonths(advanceMonths.value()).with(TemporalAdjusters.lastDayOfMonth());
    }
}
