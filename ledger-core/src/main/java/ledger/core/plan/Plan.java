package ledger.core.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.core.money.Money;

/**
 * One approved appendix for one fiscal year.
 *
 * @param number of the decision, such as "950/KH-UBND"
 * @param date of the decision
 * @param fiscalYear the calendar year whose money it gives
 * @param budgetHolder the agency the money was allotted to; not always the lead agency of a section
 * @param approvedTotal the printed total, the first ceiling of all allocations
 */
public record Plan(
        PlanId id,
        String number,
        LocalDate date,
        int fiscalYear,
        String issuer,
        String fundingSource,
        Agency budgetHolder,
        Money approvedTotal,
        List<Section> sections) {

    public Plan {
        sections = List.copyOf(sections);
    }

    /** The same plan with another appendix. */
    public Plan restated(Money total, List<Section> restated) {
        return new Plan(id, number, date, fiscalYear, issuer, fundingSource, budgetHolder, total, restated);
    }

    /**
     * The same plan with one more leaf, printed with nothing, as another plan has it: below the same section and lines, which
     * are taken along where this plan lacks them. Empty when the other plan has no such leaf, or a leaf stands in its place.
     */
    public Optional<Plan> extended(Plan other, LineCode code) {
        var section = other.sectionOf(code).orElse(null);
        var line = other.line(code).filter(Line::leaf).orElse(null);
        if (section == null || line == null) {
            return Optional.empty();
        }
        var own = sections.stream()
                .filter(one -> one.code().equals(section.code()))
                .findFirst()
                .orElseGet(() -> section.with(List.of()));
        var ledBy = line.ledBy(section).code().equals(own.leadAgency().code()) ? null : line.ledBy(section);
        return Line.extended(own.lines(), section.lines(), line.unprinted(ledBy))
                .map(own::with)
                .map(grown -> new Plan(
                        id,
                        number,
                        date,
                        fiscalYear,
                        issuer,
                        fundingSource,
                        budgetHolder,
                        approvedTotal,
                        Line.replaced(sections, grown, Section::code)));
    }

    /** The same plan with another agency in the place of one, wherever it leads or holds. */
    public Plan succeeded(Agency predecessor, Agency successor) {
        UnaryOperator<Agency> now = agency -> agency.code().equals(predecessor.code()) ? successor : agency;
        return new Plan(
                id,
                number,
                date,
                fiscalYear,
                issuer,
                fundingSource,
                now.apply(budgetHolder),
                approvedTotal,
                sections.stream().map(section -> section.ledBy(now)).toList());
    }

    /** Every agency that leads a section or a line of its own, in printed order, as often as it is named. */
    public Stream<Agency> agencies() {
        return sections.stream()
                .flatMap(section -> Stream.concat(
                        Stream.of(section.leadAgency()),
                        section.lines().stream()
                                .flatMap(Line::withDescendants)
                                .map(Line::leadAgency)
                                .filter(Objects::nonNull)));
    }

    public Stream<Line> leaves() {
        return sections.stream().flatMap(Section::leaves);
    }

    /** Every row below the sections: parents and leaves, in printed order. */
    public Stream<Line> lines() {
        return sections.stream().flatMap(section -> section.lines().stream()).flatMap(Line::withDescendants);
    }

    public Optional<Line> line(LineCode code) {
        return lines().filter(line -> line.code().equals(code)).findFirst();
    }

    /** Whether a section or a line of the appendix has this code. */
    public boolean has(LineCode code) {
        return line(code).isPresent()
                || sections.stream().anyMatch(section -> section.code().equals(code));
    }

    /** The section with this code, or the one the line with this code stands in. */
    public Optional<Section> sectionOf(LineCode code) {
        return sections.stream()
                .filter(section -> section.code().equals(code) || section.code().above(code))
                .findFirst();
    }
}
