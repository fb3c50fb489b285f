package ledger.api.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the appendix below its header.
 *
 * @param cells by column; empty when the row has not as many cells as the header
 */
record Row(int number, List<String> raw, Map<Column, String> cells) {

    String cell(Column column) {
        return cells.getOrDefault(column, "");
    }

    @Nullable
    String cellOrNull(Column column) {
        var cell = cell(column);
        return cell.isEmpty() ? null : cell;
    }

    /** Whether its cells could not be told apart. */
    boolean broken() {
        return cells.isEmpty();
    }

    /** Whether it is the row "Tổng cộng". */
    boolean total() {
        return Spelling.same(cell(Column.TITLE)).startsWith("tổng cộng")
                || Spelling.same(cell(Column.NUMBER)).startsWith("tổng cộng");
    }
}
