package ledger.api.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/**
 * An appendix that was read and checked. Nothing of it is recorded yet.
 *
 * @param headers in the order of the file, one for every page of it
 * @param carriedOver by line, the portions from earlier periods that its notes speak of: proposals, to be confirmed
 * @param findings in the order of the file
 */
public record CheckedAppendix(
        PlanFacts plan,
        List<ReadHeader> headers,
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
        headers = List.copyOf(headers);
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

    /** The sum of the leaves of each lead agency, in the order of the file; without agencies whose sum is unknown. */
    public Map<Agency, Money> sumByLeadAgency() {
        var led = new LinkedHashMap<Agency, List<CheckedLine>>();
        for (var section : sections) {
            section.leaves().forEach(line -> {
                var lead = section.leadOf(line);
                if (lead != null) {
                    led.computeIfAbsent(lead.agency(), absent -> new ArrayList<>())
                            .add(line);
                }
            });
        }
        var sums = new LinkedHashMap<Agency, Money>();
        led.forEach((agency, lines) -> {
            var sum = Figures.sum(lines.stream().map(CheckedLine::amount));
            if (sum != null) {
                sums.put(agency, sum);
            }
        });
        return sums;
    }

    /** All portions of a leaf as proposed, {@link ledger.core.plan.Portion#NEW} included; none when its amount is unknown. */
    public List<PortionShare> portions(CheckedLine line) {
        var code = line.code();
        var amount = line.amount();
        return code == null || amount == null || !line.leaf()
                ? List.of()
                : new Line(
                                code,
                                line.title(),
                                line.unit(),
                                line.quantity(),
                                line.unitPrice(),
                                amount,
                                line.time(),
                                line.note(),
                                null,
                                List.of(),
                                carriedOver(code),
                                List.of())
                        .portions();
    }

    /** The portions carried over of one line. */
    public List<PortionShare> carriedOver(@Nullable LineCode line) {
        return line == null ? List.of() : carriedOver.getOrDefault(line, List.of());
    }
}
