package ledger.core.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A group of lines under one lead agency; a line that says nothing else inherits the lead agency, the coordinating
 * agencies and the time.
 *
 * @param code such as {@code III}
 * @param coordinating the coordinating agencies, as printed
 * @param time when the work is to be done, as printed; null when each line says its own
 */
public record Section(
        LineCode code,
        String title,
        Agency leadAgency,
        List<String> coordinating,
        @Nullable String time,
        @Nullable String note,
        List<Line> lines) {

    public Section {
        coordinating = List.copyOf(coordinating);
        lines = List.copyOf(lines);
    }

    /** The same section with its lead agencies, and those of its lines, as the operator has them. */
    Section ledBy(UnaryOperator<Agency> now) {
        return new Section(
                code,
                title,
                now.apply(leadAgency),
                coordinating,
                time,
                note,
                lines.stream().map(line -> line.ledBy(now)).toList());
    }

    /** The same section with other lines. */
    Section with(List<Line> others) {
        return new Section(code, title, leadAgency, coordinating, time, note, others);
    }

    public Stream<Line> leaves() {
        return lines.stream().flatMap(Line::leaves);
    }

    /** The sum of the leaves. */
    public Money amount() {
        return leaves().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }
}
