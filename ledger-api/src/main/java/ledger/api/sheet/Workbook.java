package ledger.api.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of rows: a text file is one sheet without a name. */
public record Workbook(List<Sheet> sheets) implements Opened {

    public Workbook {
        sheets = List.copyOf(sheets);
    }

    /** @param name null in a file that has no sheets */
    public record Sheet(@Nullable String name, List<SheetRow> rows) {
        public Sheet {
            rows = List.copyOf(rows);
        }
    }
}
