package ledger.api.importing;

import java.util.List;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/**
 * A section of the appendix, and what its cells became.
 *
 * @param sheet the name of the sheet; null in a file without sheets
 * @param row the line of the file or row of the sheet, from 1
 * @param cells exactly as they stand in the file
 * @param leadAgency its own, else that of its first line; null, with an ERROR found, when neither says it
 * @param coordinating the coordinating agencies, parted at the semicolons
 * @param amount the printed sum; null when it is blank or unreadable
 */
public record CheckedSection(
        @Nullable String sheet,
        int row,
        List<String> cells,
        LineCode code,
        String title,
        @Nullable ReadAgency leadAgency,
        List<String> coordinating,
        @Nullable String time,
        @Nullable String note,
        @Nullable Money amount,
        List<CheckedLine> lines) {

    public CheckedSection {
        cells = List.copyOf(cells);
        coordinating = List.copyOf(coordinating);
        lines = List.copyOf(lines);
    }

    public Stream<CheckedLine> leaves() {
        return lines.stream().flatMap(CheckedLine::leaves);
    }

    /** The sum of the leaves; null when there are none or a leaf's amount could not be read. */
    public @Nullable Money sum() {
        return lines.isEmpty() ? null : Figures.sum(leaves().map(CheckedLine::amount));
    }

    /** The agency that runs the line's work; null when neither line nor section says it. */
    public @Nullable ReadAgency leadOf(CheckedLine line) {
        return line.leadAgency() == null ? leadAgency : line.leadAgency();
    }
}
