package ledger.api.importing;

import java.util.List;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/**
 * A section of the appendix, and what its cells became.
 *
 * @param row the line of the file, from 1
 * @param cells exactly as they stand in the file
 * @param leadAgency null, with an ERROR found, when the cell is blank
 * @param coordinating the coordinating agencies, parted at the semicolons
 * @param amount the printed sum; null when it is blank or unreadable
 */
public record CheckedSection(
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
}
