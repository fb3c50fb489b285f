package ledger.api.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ledger.api.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the appendix without its headers, and the text around it.
 *
 * @param header the row number of the first header; 0 when there is none
 */
record AppendixTable(int header, List<Row> rows, BodyText body) {

    /** Fewer known names do not make a header. */
    private static final int ENOUGH = 3;

    /** No appendix is longer; what follows is not read. */
    private static final int MOST_ROWS = 10_000;

    /** No cell is longer. */
    private static final int LONGEST_CELL = 5_000;

    /** Finds the table: a header may come again on every page, and a row "(1) … (10)" below it counts columns only. */
    static AppendixTable read(List<SheetRow> sheet, Findings findings) {
        int header = 0;
        List<@Nullable Column> columns = List.of();
        var rows = new ArrayList<Row>();
        var text = new ArrayList<SheetRow>();
        for (var row : sheet) {
            if (row.blank()) {
                continue;
            }
            var named = named(row);
            if (named.stream().filter(column -> column != null).count() >= ENOUGH) {
                columns = named;
                header = header == 0 ? row.number() : header;
                check(row, columns, findings);
            } else if (header == 0 || row.text()) {
                text.add(row);
            } else if (!countsColumns(row)) {
                rows.add(below(columns, row, findings));
            }
            if (rows.size() > MOST_ROWS || text.size() > MOST_ROWS) {
                findings.around(Severity.ERROR, "too-many-rows", row.number(), null, null, null, (long) MOST_ROWS);
                break;
            }
        }
        for (var row : text) {
            if (header > 0
                    && row.number() > header
                    && !rows.isEmpty()
                    && row.number() < rows.get(rows.size() - 1).number()) {
                findings.around(Severity.WARNING, "text-in-table", row.number(), null, row.cell(0), null, row.cell(0));
            }
        }
        return new AppendixTable(header, List.copyOf(rows), new BodyText(text));
    }

    private static List<@Nullable Column> named(SheetRow row) {
        var columns = new ArrayList<@Nullable Column>();
        for (int index = 0; index < row.width(); index++) {
            columns.add(Column.named(row.cell(index)).orElse(null));
        }
        return columns;
    }

    private static boolean countsColumns(SheetRow row) {
        return IntStream.range(0, row.width()).allMatch(index -> row.cell(index).matches("(\\(\\d{1,2}\\))?"));
    }

    private static void check(SheetRow row, List<@Nullable Column> columns, Findings findings) {
        var missing = EnumSet.allOf(Column.class);
        for (int index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            var read = row.cell(index);
            if (column == null) {
                findings.around(
                        Severity.ERROR, "unknown-column", row.number(), read, read, null, read, text(index + 1));
            } else if (!missing.remove(column)) {
                findings.around(Severity.ERROR, "column-twice", row.number(), column.label, read, null, column.label);
            } else if (column.misspelt(read)) {
                findings.around(
                        Severity.WARNING,
                        "header-spelling",
                        row.number(),
                        column.label,
                        read,
                        column.label,
                        read,
                        column.label);
            }
        }
        for (var column : missing) {
            var severity = column.required ? Severity.ERROR : Severity.WARNING;
            findings.around(severity, "missing-column", row.number(), column.label, null, column.label, column.label);
        }
    }

    private static Row below(List<@Nullable Column> columns, SheetRow row, Findings findings) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (int index = 0; index < row.width(); index++) {
            if (row.cells().get(index).raw().length() > LONGEST_CELL) {
                var read = row.cells().get(index).raw().substring(0, 40) + "…";
                findings.around(Severity.ERROR, "cell-too-long", row.number(), text(index + 1), read, null, (long)
                        LONGEST_CELL);
                return new Row(row.number(), row.raw(), cells);
            }
        }
        if (row.cells().size() != columns.size()) {
            var read = text(row.cells().size());
            var last = columns.get(columns.size() - 1);
            findings.around(
                    Severity.ERROR,
                    "cell-count",
                    row.number(),
                    last == null ? null : last.label,
                    read,
                    text(columns.size()),
                    read,
                    text(columns.size()));
            return new Row(row.number(), row.raw(), cells);
        }
        for (int index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            if (column != null) {
                cells.putIfAbsent(column, row.cell(index));
            }
        }
        return new Row(row.number(), row.raw(), cells);
    }

    private static String text(int number) {
        return String.valueOf(number);
    }
}
