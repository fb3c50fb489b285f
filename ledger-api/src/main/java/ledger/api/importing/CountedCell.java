package ledger.api.importing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell that says how many, and perhaps of what: "36", "02 lần".
 *
 * @param unit as it is written behind the figure; null when there is none
 */
record CountedCell(Figure figure, @Nullable String unit) {

    private static final Pattern WITH_UNIT = Pattern.compile("(\\d[\\d.,]{0,20})\\s*(\\p{L}[\\p{L}\\s]{0,40})\\.?");

    /** What the quantity cell of a row says. */
    static CountedCell quantity(Row row) {
        var cell = row.typed(Column.QUANTITY);
        var figure = Figure.read(cell);
        var counted = WITH_UNIT.matcher(figure.kind() == Figure.Kind.NONE ? cell.text() : "");
        return counted.matches()
                ? new CountedCell(
                        Figure.read(counted.group(1)), counted.group(2).strip())
                : new CountedCell(figure, null);
    }
}
