package ledger.api.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.LineCode;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/**
 * An appendix that was read and checked. Nothing of it is recorded yet.
 *
 * @param carriedOver by line, the portions from earlier periods that its notes speak of: proposals, to be confirmed
 * @param findings in the order of the file
 */
public record CheckedAppendix(
        PlanFacts plan,
        List<CheckedSection> sections,
        Map<LineCode, List<PortionShare>> carriedOver,
        List<Finding> findings)
        implements Reading {

    /** What may be done with a checked appendix. */
    public enum Status {
        /** It may be confirmed. */
        CHECKED,
        /** It has an ERROR and may not be confirmed. */
        REJECTED
    }

    public CheckedAppendix {
        sections = List.copyOf(sections);
        carriedOver = Map.copyOf(carriedOver);
        findings = List.copyOf(findings);
    }

    public Status status() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
                ? Status.REJECTED
                : Status.CHECKED;
    }

    public Stream<CheckedLine> lines() {
        return sections.stream().flatMap(section -> section.lines().stream()).flatMap(CheckedLine::withDescendants);
    }

    public Stream<CheckedLine> leaves() {
        return sections.stream().flatMap(CheckedSection::leaves);
    }

    /** The sum of all leaves; null when an amount could not be read. */
    public @Nullable Money sum() {
        return Figures.sum(leaves().map(CheckedLine::amount));
    }

    /** The sum of the leaves of each lead agency, in the order of the file; without sections whose sum is unknown. */
    public Map<Agency, Money> sumByLeadAgency() {
        var sums = new LinkedHashMap<Agency, Money>();
        for (var section : sections) {
            var sum = section.sum();
            if (section.leadAgency() != null && sum != null) {
                sums.merge(section.leadAgency().agency(), sum, Money::plus);
            }
        }
        return sums;
    }

    /** The portions carried over of one line. */
    public List<PortionShare> carriedOver(@Nullable LineCode line) {
        return line == null ? List.of() : carriedOver.getOrDefault(line, List.of());
    }
}
