package ledger.api.importing;

import java.util.List;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/**
 * One row below a section, and what its cells became. What could not be read is null and has an ERROR among the findings.
 *
 * @param sheet the name of the sheet; null in a file without sheets
 * @param row the line of the file or row of the sheet, from 1
 * @param cells exactly as they stand in the file
 * @param code null when the row has no usable number
 * @param leadAgency as the line itself or the line above it says; null when the section says it
 * @param coordinating as the line itself or the line above it says; empty when the section says it
 * @param time null when the section says it
 * @param lines the sub-lines; a row that has some holds no money of its own
 */
public record CheckedLine(
        @Nullable String sheet,
        int row,
        List<String> cells,
        @Nullable LineCode code,
        String title,
        @Nullable ReadAgency leadAgency,
        List<String> coordinating,
        @Nullable String unit,
        @Nullable Quantity quantity,
        @Nullable Money unitPrice,
        @Nullable Money amount,
        @Nullable String time,
        @Nullable String note,
        List<CheckedLine> lines) {

    public CheckedLine {
        cells = List.copyOf(cells);
        coordinating = List.copyOf(coordinating);
        lines = List.copyOf(lines);
    }

    public boolean leaf() {
        return lines.isEmpty();
    }

    /** This line if it is a leaf, else the leaves below it. */
    public Stream<CheckedLine> leaves() {
        return leaf() ? Stream.of(this) : lines.stream().flatMap(CheckedLine::leaves);
    }

    /** This line and all below it. */
    public Stream<CheckedLine> withDescendants() {
        return Stream.concat(Stream.of(this), lines.stream().flatMap(CheckedLine::withDescendants));
    }
}
