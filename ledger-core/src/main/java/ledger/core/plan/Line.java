package ledger.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One row of the appendix as approved. A row with rows below it is a parent and holds no money of its own; only leaves do.
 *
 * @param unit of the quantity, as printed ("DN", "HT"); null when the line has no quantity
 * @param unitPrice đồng per unit; null on parents
 * @param amount the printed amount; on a parent the sum of its leaves
 * @param time when the work is to be done, as printed; null when inherited from the section
 * @param leadAgency the agency that runs this line's work; null when it is the section's
 * @param coordinating the coordinating agencies of this line, as printed; empty when they are the section's
 * @param carriedOver the portions from earlier periods; what they leave is {@link Portion#NEW}
 */
public record Line(
        LineCode code,
        String title,
        @Nullable String unit,
        @Nullable Quantity quantity,
        @Nullable Money unitPrice,
        Money amount,
        @Nullable String time,
        @Nullable String note,
        @Nullable Agency leadAgency,
        List<String> coordinating,
        List<PortionShare> carriedOver,
        List<Line> lines) {

    public Line {
        // Not there in appendices that were stored before a line could name its own.
        coordinating = coordinating == null ? List.of() : List.copyOf(coordinating);
        carriedOver = List.copyOf(carriedOver);
        lines = List.copyOf(lines);
    }

    /** The agency that runs this line's work: its own, else the section's. */
    public Agency ledBy(Section section) {
        return leadAgency == null ? section.leadAgency() : leadAgency;
    }

    /** The same line with its own lead agency, and those of the lines below it, as the operator has them. */
    Line ledBy(UnaryOperator<Agency> now) {
        return new Line(
                code,
                title,
                unit,
                quantity,
                unitPrice,
                amount,
                time,
                note,
                leadAgency == null ? null : now.apply(leadAgency),
                coordinating,
                carriedOver,
                lines.stream().map(line -> line.ledBy(now)).toList());
    }

    /** The same line with nothing printed on it but its title, and no line below it. */
    Line unprinted(@Nullable Agency lead) {
        return new Line(
                code, title, null, null, null, Money.ZERO, null, null, lead, coordinating, List.of(), List.of());
    }

    private Line with(List<Line> below) {
        return new Line(
                code,
                title,
                unit,
                quantity,
                unitPrice,
                amount,
                time,
                note,
                leadAgency,
                coordinating,
                carriedOver,
                below);
    }

    /**
     * The lines with one more leaf, below the lines that it stands below among others; those are taken along where they lack.
     * Empty when it is not among the others, or a leaf stands in the place of a line above it.
     */
    static Optional<List<Line>> extended(List<Line> own, List<Line> others, Line leaf) {
        for (var other : others) {
            if (other.code.equals(leaf.code)) {
                return Optional.of(replaced(own, leaf, Line::code));
            }
            if (other.code.above(leaf.code)) {
                var parent = own.stream()
                        .filter(line -> line.code.equals(other.code))
                        .findFirst();
                if (parent.filter(Line::leaf).isPresent()) {
                    return Optional.empty();
                }
                return extended(parent.map(Line::lines).orElse(List.of()), other.lines, leaf)
                        .map(below -> parent.orElseGet(() -> other.unprinted(other.leadAgency))
                                .with(below))
                        .map(line -> replaced(own, line, Line::code));
            }
        }
        return Optional.empty();
    }

    /** The rows with one in the place of the row with its code, or after all when there is none. */
    static <R> List<R> replaced(List<R> rows, R row, Function<R, LineCode> code) {
        var replaced = new ArrayList<>(rows);
        var place = rows.stream().map(code).toList().indexOf(code.apply(row));
        if (place < 0) {
            replaced.add(row);
        } else {
            replaced.set(place, row);
        }
        return replaced;
    }

    /** The agencies that help with this line's work: its own, else the section's. */
    public List<String> coordinatedBy(Section section) {
        return coordinating.isEmpty() ? section.coordinating() : coordinating;
    }

    public boolean leaf() {
        return lines.isEmpty();
    }

    /** This line if it is a leaf, else the leaves below it, in printed order. */
    public Stream<Line> leaves() {
        return leaf() ? Stream.of(this) : lines.stream().flatMap(Line::leaves);
    }

    /** This line and all below it, in printed order. */
    public Stream<Line> withDescendants() {
        return Stream.concat(Stream.of(this), lines.stream().flatMap(Line::withDescendants));
    }

    /** All portions of a leaf, {@link Portion#NEW} first; NEW is left out when the rest is the whole line. */
    public List<PortionShare> portions() {
        var money = amount;
        var count = quantity;
        for (var share : carriedOver) {
            money = money.minus(share.amount());
            count = count == null || share.quantity() == null ? count : count.minus(share.quantity());
        }
        var portions = new ArrayList<PortionShare>();
        if (money.positive() || carriedOver.isEmpty() || (count != null && count.count() > 0)) {
            portions.add(new PortionShare(Portion.NEW, count, money));
        }
        portions.addAll(carriedOver);
        return List.copyOf(portions);
    }

    /**
     * The portion of this line that the unfinished work of a period stands in: the one of that name, else what is new in
     * this line's own year.
     *
     * @param period as a later appendix names it
     * @param fiscalYear of this line
     */
    public Optional<PortionShare> portionOf(Portion period, int fiscalYear) {
        var sought = portions().stream().map(PortionShare::portion).anyMatch(period::equals)
                        || !period.label().equals(String.valueOf(fiscalYear))
                ? period
                : Portion.NEW;
        return portions().stream()
                .filter(share -> share.portion().equals(sought))
                .findFirst();
    }
}
