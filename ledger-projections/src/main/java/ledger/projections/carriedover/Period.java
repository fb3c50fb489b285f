package ledger.projections.carriedover;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;

/** The years that a carried-over portion comes from. */
record Period(String label, int first, int last) {

    static Period of(Portion portion) {
        return of(portion.label());
    }

    static Period of(String label) {
        var years = label.split("-");
        return new Period(label, Integer.parseInt(years[0]), Integer.parseInt(years[years.length - 1]));
    }

    /** Those that a plan carries work over from. */
    static List<Period> of(Plan plan) {
        return plan.leaves()
                .flatMap(line -> line.portions().stream())
                .map(PortionShare::portion)
                .filter(Portion::carriedOver)
                .map(Period::of)
                .toList();
    }

    /** The longest of all that this one lies in; often itself. */
    Period widest(Collection<Period> all) {
        return all.stream()
                .filter(other -> other.first <= first && other.last >= last)
                .min(Comparator.comparing((Period other) -> other.first - other.last)
                        .thenComparing(Period::label))
                .orElse(this);
    }
}
