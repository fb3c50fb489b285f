package ledger.api.importing;

import java.util.List;
import java.util.Set;
import ledger.api.sheet.Cell;
import ledger.api.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * One row of the appendix below its header.
 *
 * @param broken whether its cells could not be told apart, so that it has none
 */
record Row(SheetRow source, Layout layout, boolean broken) {

    private static final Cell BLANK = Cell.of("");
    private static final Set<String> TOTALS = Set.of("tổng", "tổng số", "cộng", "tổng kinh phí", "tổng dự toán");

    @Nullable
    String sheet() {
        return source.sheet();
    }

    int number() {
        return source.number();
    }

    List<String> raw() {
        return source.raw();
    }

    String cell(Column column) {
        var index = layout.at().get(column);
        return broken || index == null || index >= source.cells().size() ? "" : source.cell(index);
    }

    /** The cell with its number, if it holds one. */
    Cell typed(Column column) {
        var index = layout.at().get(column);
        return broken || index == null || index >= source.cells().size()
                ? BLANK
                : source.cells().get(index);
    }

    boolean continued(Column column) {
        return typed(column).continued();
    }

    @Nullable
    String cellOrNull(Column column) {
        var cell = cell(column);
        return cell.isEmpty() ? null : cell;
    }

    Place place(Column column) {
        var index = layout.at().get(column);
        return index == null ? Place.of(source) : Place.of(source, index);
    }

    /** Whether it is the row "Tổng cộng". */
    boolean total() {
        return total(cell(Column.TITLE)) || total(cell(Column.NUMBER));
    }

    private static boolean total(String cell) {
        var text = Spelling.same(cell.replace(':', ' '));
        return text.startsWith("tổng cộng") || TOTALS.contains(text);
    }
}
