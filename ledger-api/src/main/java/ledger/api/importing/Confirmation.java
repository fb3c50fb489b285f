package ledger.api.importing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import ledger.core.plan.Agency;
import ledger.core.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The reader's answers to a checked appendix.
 *
 * @param planId the id the plan is to have
 * @param acceptSuggestions whether every suggestion with a proposal is taken as proposed; a suggestion without one must be
 *     answered all the same
 * @param aliases agencies' codes by the spelling in the file
 * @param units units by the spelling in the file
 * @param portions what is carried over from earlier periods, in place of everything proposed for the same line
 * @param plan what the file lacks or states otherwise
 */
public record Confirmation(
        @Nullable String planId,
        boolean acceptSuggestions,
        @Nullable Map<String, String> aliases,
        @Nullable Map<String, String> units,
        @Nullable List<CarriedOver> portions,
        @Nullable Facts plan) {

    /**
     * One portion carried over; quantity and amount zero mean that nothing is.
     *
     * @param origin the line that left the work undone; null when none is named
     */
    public record CarriedOver(
            @Nullable String lineCode,
            @Nullable String period,
            @Nullable Long quantity,
            @Nullable Long amount,
            @Nullable Origin origin) {

        /** A portion that names no earlier plan. */
        public CarriedOver(
                @Nullable String lineCode, @Nullable String period, @Nullable Long quantity, @Nullable Long amount) {
            this(lineCode, period, quantity, amount, null);
        }

        boolean none() {
            return (quantity == null || quantity == 0) && amount != null && amount == 0;
        }
    }

    /** A line of an earlier plan, as it is written. */
    public record Origin(@Nullable String plan, @Nullable String line) {}

    /** What stands in place of the file's own statements about the plan; null leaves them. */
    public record Facts(
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable Integer fiscalYear,
            @Nullable String issuer,
            @Nullable String fundingSource,
            @Nullable Agency budgetHolder,
            @Nullable Long approvedTotal) {

        static final Facts NONE = new Facts(null, null, null, null, null, null, null);
    }

    public Confirmation {
        aliases = aliases == null ? Map.of() : Map.copyOf(aliases);
        units = units == null ? Map.of() : Map.copyOf(units);
        portions = portions == null ? List.of() : List.copyOf(portions);
        plan = plan == null ? Facts.NONE : plan;
    }

    /** The same answers for the appendix of a plan that exists: what the plan is does not change. */
    Confirmation amending(Plan inForce) {
        var facts = new Facts(
                inForce.number(),
                inForce.date(),
                inForce.fiscalYear(),
                inForce.issuer(),
                inForce.fundingSource(),
                inForce.budgetHolder(),
                plan == null ? null : plan.approvedTotal());
        return new Confirmation(inForce.id().value(), acceptSuggestions, aliases, units, portions, facts);
    }

    /** Answers that say nothing about units. */
    public Confirmation(
            @Nullable String planId,
            boolean acceptSuggestions,
            @Nullable Map<String, String> aliases,
            @Nullable List<CarriedOver> portions,
            @Nullable Facts plan) {
        this(planId, acceptSuggestions, aliases, null, portions, plan);
    }

    /** Takes every proposal of a file that says all about its plan. */
    public static Confirmation accepting(String planId) {
        return new Confirmation(planId, true, null, null, null);
    }
}
