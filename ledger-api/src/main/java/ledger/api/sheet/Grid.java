package ledger.api.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Gathers the filled cells of a workbook, sheet by sheet, within limits that keep a file of 10 MiB in small memory. */
final class Grid {

    /** Of all sheets together; no appendix is longer. */
    static final int MOST_ROWS = 20_000;

    /** No appendix is wider; every row is filled up to the last used column. */
    static final int MOST_COLUMNS = 200;

    static final int MOST_SHEETS = 100;

    private static final Cell BLANK = Cell.of("");

    private final List<Workbook.Sheet> sheets = new ArrayList<>();
    private final NavigableMap<Integer, Map<Integer, Cell>> rows = new TreeMap<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private int gathered;
    private long covered;
    private final LongConsumer progress;

    /** @param progress is told how many rows are gathered so far */
    Grid(LongConsumer progress) {
        this.progress = progress;
    }

    /** Puts a cell of the sheet that is being gathered; row and column count from 0. */
    void put(int row, int column, Cell cell) {
        if (cell.raw().isBlank()) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw Unread.because("too-many-columns", MOST_COLUMNS);
        }
        rows.computeIfAbsent(row, absent -> new HashMap<>()).put(column, cell);
        progress.accept(gathered + rows.size());
        if (gathered + rows.size() > MOST_ROWS) {
            throw Unread.because("too-many-rows", MOST_ROWS);
        }
    }

    void merge(CellRangeAddress range) {
        merged.add(range);
    }

    /**
     * Ends a sheet; one without a filled cell is left out.
     *
     * @param name null in a file that has no sheets
     */
    void end(@Nullable String name) {
        merged.forEach(this::spread);
        rows.values().removeIf(row -> row.values().stream().allMatch(Cell::continued));
        int width = 1
                + rows.values().stream()
                        .mapToInt(row -> Collections.max(row.keySet()))
                        .max()
                        .orElse(-1);
        var filled = new ArrayList<SheetRow>(rows.size());
        rows.forEach((number, row) -> {
            var cells = new ArrayList<>(Collections.nCopies(width, BLANK));
            row.forEach(cells::set);
            filled.add(new SheetRow(name, number + 1, cells));
        });
        if (!filled.isEmpty()) {
            sheets.add(new Workbook.Sheet(name, filled));
        }
        gathered += rows.size();
        rows.clear();
        merged.clear();
        covered = 0;
    }

    /** Repeats the cell of a merge down its first column and empties the rest, which no program shows. */
    private void spread(CellRangeAddress range) {
        if (range.getFirstColumn() >= MOST_COLUMNS) {
            return;
        }
        var top = rows.getOrDefault(range.getFirstRow(), Map.of()).get(range.getFirstColumn());
        int last = Math.min(range.getLastColumn(), MOST_COLUMNS - 1);
        rows.subMap(range.getFirstRow(), true, range.getLastRow(), true).forEach((number, row) -> {
            covered += last - range.getFirstColumn() + 1;
            if (covered > (long) MOST_ROWS * MOST_COLUMNS) {
                // Merges do not overlap in a sound file, so they never cover more cells than there are.
                throw Unread.because("damaged");
            }
            for (int column = range.getFirstColumn(); column <= last; column++) {
                if (number != range.getFirstRow() || column != range.getFirstColumn()) {
                    row.remove(column);
                }
            }
            if (top != null && number != range.getFirstRow()) {
                row.put(range.getFirstColumn(), new Cell(top.raw(), top.number(), true));
            }
        });
    }

    Opened workbook() {
        return sheets.isEmpty() ? Opened.Unreadable.file("empty") : new Workbook(sheets);
    }
}
