package ledger.api.importing;

import java.time.LocalDate;
import java.util.Locale;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about its plan outside the lines; null is what it does not say.
 *
 * @param number without spaces, such as "950/KH-UBND"
 * @param issuer as printed
 * @param approvedTotal the amount in the row "Tổng cộng"
 * @param words the amount in words below the table, as printed
 */
public record PlanFacts(
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable Integer fiscalYear,
        @Nullable String issuer,
        @Nullable String fundingSource,
        @Nullable ReadAgency budgetHolder,
        @Nullable Money approvedTotal,
        @Nullable String words) {

    /** An id made of number and year, such as {@code 950-KH-UBND-2021}; null without them. */
    public @Nullable String proposedId() {
        return number == null || fiscalYear == null
                ? null
                : Spelling.alike(number).replace(' ', '-').toUpperCase(Locale.ROOT) + "-" + fiscalYear;
    }
}
