package ledger.api.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import ledger.api.sheet.SheetRow;

/**
 * The header of a table: one row, or several when a cell such as "Kinh phí" stands over others.
 *
 * @param first its first row
 * @param lower its last row, where the names of single columns stand
 * @param height how many rows it has
 */
record Header(SheetRow first, SheetRow lower, int height, Layout layout) {

    /** Fewer known names do not make a header. */
    private static final int ENOUGH = 3;

    /** No header has more rows. */
    private static final int MOST_ROWS = 4;

    /** The header that begins with the given row. */
    static Optional<Header> at(List<SheetRow> rows, int start, MoneyUnit unit) {
        var first = rows.get(start);
        if (first.width() < ENOUGH) {
            return Optional.empty();
        }
        var names = names(first);
        int named = named(names);
        if (named < 2) {
            return Optional.empty();
        }
        int height = 1;
        while (height < MOST_ROWS && start + height < rows.size() && below(names, rows.get(start + height))) {
            add(names, rows.get(start + height));
            height++;
        }
        if (named < ENOUGH && (height == 1 || named(names) <= ENOUGH)) {
            return Optional.empty();
        }
        return Optional.of(new Header(first, rows.get(start + height - 1), height, layout(names, unit)));
    }

    /** What it says that is not right. */
    void check(Findings findings) {
        var missing = EnumSet.allOf(Column.class);
        missing.removeAll(layout.at().keySet());
        boolean complete = missing.stream().noneMatch(column -> column.required);
        for (int index = 0; index < layout.width(); index++) {
            var read = layout.names().get(index);
            var column = Column.named(read).orElse(null);
            var place = Place.of(first, index);
            if (column == null) {
                if (!read.isEmpty() && findings.first("unknown-column " + index + " " + Spelling.same(read))) {
                    findings.around(
                            complete ? Severity.WARNING : Severity.ERROR,
                            "unknown-column",
                            place,
                            read,
                            read,
                            null,
                            read,
                            String.valueOf(index + 1));
                }
            } else if (!Integer.valueOf(index).equals(layout.at().get(column))) {
                findings.around(Severity.ERROR, "column-twice", place, column.label, read, null, column.label);
            } else if (column.misspelt(read)) {
                findings.around(
                        Severity.WARNING,
                        "header-spelling",
                        place,
                        column.label,
                        read,
                        column.label,
                        read,
                        column.label);
            }
            if (column != null && column.money()) {
                var unit = layout.unitOf(column);
                if (!unit.plain() && findings.first("money-unit " + unit.name())) {
                    findings.around(
                            Severity.WARNING,
                            "money-unit",
                            place,
                            column.label,
                            read,
                            unit.name(),
                            unit.name(),
                            unit.dong());
                }
            }
        }
        for (var column : missing) {
            var severity = column.required ? Severity.ERROR : Severity.WARNING;
            findings.around(
                    severity, "missing-column", Place.of(first), column.label, null, column.label, column.label);
        }
    }

    Set<Column> columns() {
        return layout.at().keySet();
    }

    private static List<String> names(SheetRow row) {
        return new ArrayList<>(
                IntStream.range(0, row.width()).mapToObj(row::cell).toList());
    }

    private static int named(List<String> names) {
        return (int) names.stream()
                .flatMap(name -> Column.named(name).stream())
                .distinct()
                .count();
    }

    /** Whether the row goes on with the header: it names columns or units of money, but neither number nor content. */
    private static boolean below(List<String> names, SheetRow row) {
        boolean says = false;
        for (int index = 0; index < row.width(); index++) {
            var text = row.cell(index);
            var above = index < names.size() ? Column.named(names.get(index)).orElse(null) : null;
            if (text.isEmpty() || row.cells().get(index).continued()) {
                continue;
            }
            if (above == Column.NUMBER || above == Column.TITLE) {
                return false;
            }
            says |= Column.named(text).isPresent() || bracketedUnit(text);
        }
        return says;
    }

    private static boolean bracketedUnit(String text) {
        return MoneyUnit.named(inside(text)).isPresent();
    }

    private static String inside(String text) {
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    }

    private static void add(List<String> names, SheetRow row) {
        for (int index = 0; index < row.width(); index++) {
            var text = row.cell(index);
            if (index >= names.size()) {
                names.add("");
            }
            var above = names.get(index);
            if (text.isEmpty() || row.cells().get(index).continued()) {
                continue;
            }
            names.set(index, bracketedUnit(text) && !above.isEmpty() ? above + " (" + inside(text) + ")" : text);
        }
    }

    private static Layout layout(List<String> names, MoneyUnit unit) {
        Map<Column, Integer> at = new EnumMap<>(Column.class);
        Map<Column, MoneyUnit> units = new EnumMap<>(Column.class);
        for (int index = 0; index < names.size(); index++) {
            var name = names.get(index);
            var column = Column.named(name).orElse(null);
            if (column != null && at.putIfAbsent(column, index) == null) {
                Column.unit(name).ifPresent(stated -> units.put(column, stated));
            }
        }
        return new Layout(Map.copyOf(at), Map.copyOf(units), List.copyOf(names), unit);
    }
}
