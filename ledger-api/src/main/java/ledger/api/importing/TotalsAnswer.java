package ledger.api.importing;

import java.util.List;
import java.util.TreeMap;
import ledger.api.words.AmountInWords;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a checked appendix in whole đồng, as printed and as computed. What is computed is null when an amount could
 * not be read.
 *
 * @param stated the amount in the row "Tổng cộng"
 * @param words the computed total in words
 * @param carriedOverAmount what the notes say is carried over, as proposed
 * @param newAmount the rest
 */
public record TotalsAnswer(
        @Nullable Long stated,
        @Nullable Long computed,
        @Nullable String words,
        long carriedOverAmount,
        @Nullable Long newAmount,
        List<SectionSum> sections,
        List<AgencySum> leadAgencies,
        List<PeriodSum> carriedOverByPeriod,
        List<UnitSum> carriedOverByUnit) {

    /** The sum of a section, as printed and as computed. */
    public record SectionSum(
            String code, @Nullable Long stated, @Nullable Long computed) {}

    /** The sum of the lines that an agency leads. */
    public record AgencySum(String code, String name, long amount) {}

    /** The sum of the portions from one period. */
    public record PeriodSum(String period, long amount) {}

    /** How many things of one unit are carried over; different units are never added. */
    public record UnitSum(String unit, long quantity) {}

    static TotalsAnswer of(CheckedAppendix checked) {
        var sum = checked.sum();
        var byPeriod = new TreeMap<String, Long>();
        var byUnit = new TreeMap<String, Long>();
        checked.leaves()
                .forEach(line -> checked.carriedOver(line.code()).forEach(share -> {
                    byPeriod.merge(share.portion().label(), share.amount().dong(), Math::addExact);
                    if (share.quantity() != null) {
                        byUnit.merge(
                                String.valueOf(line.unit()), share.quantity().count(), Math::addExact);
                    }
                }));
        long carriedOver = byPeriod.values().stream().mapToLong(Long::longValue).sum();
        return new TotalsAnswer(
                ImportAnswer.dong(checked.plan().approvedTotal()),
                ImportAnswer.dong(sum),
                sum == null ? null : AmountInWords.vietnamese(sum),
                carriedOver,
                sum == null ? null : sum.minus(Money.dong(carriedOver)).dong(),
                checked.sections().stream()
                        .map(section -> new SectionSum(
                                section.code().value(),
                                ImportAnswer.dong(section.amount()),
                                ImportAnswer.dong(section.sum())))
                        .toList(),
                checked.sumByLeadAgency().entrySet().stream()
                        .map(entry -> new AgencySum(
                                entry.getKey().code(),
                                entry.getKey().name(),
                                entry.getValue().dong()))
                        .toList(),
                byPeriod.entrySet().stream()
                        .map(entry -> new PeriodSum(entry.getKey(), entry.getValue()))
                        .toList(),
                byUnit.entrySet().stream()
                        .map(entry -> new UnitSum(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
