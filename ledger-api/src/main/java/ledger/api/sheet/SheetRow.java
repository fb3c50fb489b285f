package ledger.api.sheet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of cells.
 *
 * @param sheet the name of the sheet it stands in; null in a file that has no sheets
 * @param number the row's number in its sheet, from 1; of a text file the line it begins on
 */
public record SheetRow(@Nullable String sheet, int number, List<Cell> cells) {

    /** No appendix is wider; cells beyond are not looked at. */
    private static final int MOST_CELLS = 100;

    private static final Pattern GUARDED = Pattern.compile("^'+[=+\\-@\t\r\n]");

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /** A row of a file without sheets. */
    public static SheetRow of(int number, List<String> raw) {
        return new SheetRow(null, number, raw.stream().map(Cell::of).toList());
    }

    /** The cells exactly as they stand in the file. */
    public List<String> raw() {
        return cells.stream().map(Cell::raw).toList();
    }

    /** How many cells are worth looking at. */
    public int width() {
        return Math.min(cells.size(), MOST_CELLS);
    }

    /**
     * The text of a cell in NFC without spaces around it. In a text file an apostrophe before what a spreadsheet program
     * takes for a formula only guards it, and is left out.
     */
    public String cell(int index) {
        var text = cells.get(index).text();
        return sheet == null && GUARDED.matcher(text).find() ? text.substring(1) : text;
    }

    public boolean blank() {
        return cells.stream().allMatch(cell -> cell.raw().isBlank());
    }

    /** Whether it may be running text and not a row of a table: only one of its cells is filled. */
    public boolean text() {
        return filled().count() == 1;
    }

    /** The row as one line of text: its filled cells, a space between them. */
    public String line() {
        return filled().map(Cell::text).collect(Collectors.joining(" "));
    }

    private Stream<Cell> filled() {
        return cells.stream().limit(MOST_CELLS).filter(cell -> !cell.raw().isBlank());
    }
}
