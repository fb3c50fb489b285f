package ledger.core.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import ledger.core.money.Money;

/**
 * A larger contract is registered with the treasury soon after it was signed (cam kết chi tại Kho bạc).
 *
 * @param from contracts of so much or more
 * @param workingDays after the day of signing
 */
public record TreasuryCommitment(Money from, int workingDays) {

    /** The last day to register it. Saturdays and Sundays do not count; public holidays are not known here and do. */
    public LocalDate deadline(LocalDate signed) {
        var day = signed;
        for (int counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            counted += day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? 1 : 0;
        }
        return day;
    }
}
