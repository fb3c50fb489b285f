package ledger.api.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What parts the cells of a line. */
enum Delimiter {
    TAB("\t"),
    SEMICOLON(";"),
    PIPE("|"),
    COMMA(","),

    /** Text copied from a PDF, whose columns only stand apart; a blank cell shows in {@link AlignedText} or not at all. */
    SPACES(" {2,}");

    /** Fewer cells do not make a table. */
    private static final int ENOUGH = 3;

    /** No cell goes over more lines. Beyond, its opening quote is a stray one. */
    private static final int MOST_LINES = 30;

    /** The most characters that a cell of Excel holds. */
    private static final int LONGEST_CELL = 32_767;

    /** A line with more is running text; what follows stays together in its last cell. */
    private static final int MOST_CELLS = Grid.MOST_COLUMNS + 1;

    private final String sign;
    private final Pattern pattern;

    Delimiter(String sign) {
        this.sign = sign;
        this.pattern = Pattern.compile(sign.length() == 1 ? Pattern.quote(sign) : sign);
    }

    /**
     * The delimiter that gives the largest block of lines with the same number of cells, which running text with its
     * commas does not give; of equals, the first. Where none gives a block, the one that parts a single line the most.
     */
    static Delimiter of(List<String> lines) {
        var best = TAB;
        int most = 0;
        for (var delimiter : values()) {
            int block = delimiter.largestBlock(lines);
            if (block > most) {
                best = delimiter;
                most = block;
            }
        }
        return most > 0 ? best : widest(lines);
    }

    private static Delimiter widest(List<String> lines) {
        var best = TAB;
        int most = ENOUGH;
        for (var delimiter : List.of(TAB, SEMICOLON, PIPE)) {
            for (var line : lines) {
                int cells = delimiter.parts(line).length;
                if (cells > most) {
                    best = delimiter;
                    most = cells;
                }
            }
        }
        return best;
    }

    /** The most cells of filled lines that follow each other and have equally many, at least two lines of three. */
    private int largestBlock(List<String> lines) {
        int most = 0;
        int width = 0;
        int length = 0;
        for (var row : rows(lines, rows -> {})) {
            int cells = row.cells().size();
            length = cells == width ? length + 1 : 1;
            width = cells;
            if (width >= ENOUGH && length > 1) {
                most = Math.max(most, width * length);
            }
        }
        return most;
    }

    /** The rows of a text, without the blank ones. */
    List<SheetRow> rows(List<String> lines, LongConsumer progress) {
        var rows = new ArrayList<SheetRow>();
        for (int line = 0; line < lines.size(); line++) {
            progress.accept(rows.size());
            if (!lines.get(line).isBlank()) {
                var quoted = lines.get(line).indexOf('"') < 0 ? null : quoted(lines, line);
                rows.add(quoted == null ? SheetRow.of(line + 1, List.of(parts(lines.get(line)))) : quoted.row());
                line = quoted == null ? line : quoted.last();
            }
            if (rows.size() > Grid.MOST_ROWS) {
                throw Unread.because("too-many-rows", Grid.MOST_ROWS);
            }
        }
        return this == SPACES ? AlignedText.rows(rows, lines) : rows;
    }

    private String[] parts(String line) {
        return pattern.split(this == SPACES ? line.strip() : line, MOST_CELLS);
    }

    /** @param last the line the row ends on, counted from 0 */
    private record Quoted(SheetRow row, int last) {}

    /**
     * The row that begins on a line, with its quoted cells, which may hold the delimiter and line breaks. None when a
     * quote is a stray one: it does not close at the end of a cell, or only running text would be joined by it.
     */
    private @Nullable Quoted quoted(List<String> lines, int first) {
        if (this == SPACES) {
            return null;
        }
        var cells = new ArrayList<String>();
        int last = first;
        var rest = lines.get(first);
        while (true) {
            if (rest.startsWith("\"")) {
                int end = closing(rest);
                while (end < 0) {
                    if (++last >= lines.size() || last - first > MOST_LINES || rest.length() > LONGEST_CELL) {
                        return null;
                    }
                    rest = rest + "\n" + lines.get(last);
                    end = closing(rest);
                }
                cells.add(rest.substring(1, end).replace("\"\"", "\""));
                rest = rest.substring(end + 1);
            } else {
                int end = cells.size() + 1 < MOST_CELLS ? rest.indexOf(sign) : -1;
                cells.add(end < 0 ? rest : rest.substring(0, end));
                rest = end < 0 ? "" : rest.substring(end);
            }
            if (rest.isEmpty()) {
                return last > first && cells.size() < ENOUGH ? null : new Quoted(SheetRow.of(first + 1, cells), last);
            }
            rest = rest.substring(1);
        }
    }

    /** Where a quoted cell closes: at a quote that ends the line or stands before the delimiter; -1 when nowhere. */
    private int closing(String rest) {
        for (int index = 1; index < rest.length(); index++) {
            if (rest.charAt(index) == '"') {
                if (index + 1 == rest.length() || rest.startsWith(sign, index + 1)) {
                    return index;
                }
                if (rest.charAt(index + 1) == '"') {
                    index++;
                }
            }
        }
        return -1;
    }
}
