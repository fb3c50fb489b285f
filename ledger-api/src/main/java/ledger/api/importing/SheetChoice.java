package ledger.api.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.api.sheet.SheetRow;
import ledger.api.sheet.Workbook;

/** Finds the sheets of a workbook that hold the appendix: one, or several of which each goes on where the last one ends. */
final class SheetChoice {

    private SheetChoice() {}

    static List<List<SheetRow>> of(Workbook workbook, Findings findings) {
        var tables = new ArrayList<Workbook.Sheet>();
        var others = new ArrayList<Workbook.Sheet>();
        for (var sheet : workbook.sheets()) {
            if (!ExportedPlan.reserved(sheet.name())) {
                (header(sheet).isEmpty() ? others : tables).add(sheet);
            }
        }
        if (tables.isEmpty()) {
            return others.stream().map(Workbook.Sheet::rows).toList();
        }
        for (var other : others) {
            if (other.rows().stream().anyMatch(row -> !row.blank())) {
                var name = String.valueOf(other.name());
                findings.around(
                        Severity.WARNING, "sheet-ignored", new Place(other.name(), null, null), null, name, null, name);
            }
        }
        if (!goOn(tables)) {
            var names = tables.stream().map(sheet -> "“" + sheet.name() + "”").collect(Collectors.joining(", "));
            findings.around(Severity.ERROR, "several-tables", Place.FILE, null, names, null, names);
            return List.of(tables.get(0).rows());
        }
        return tables.stream().map(Workbook.Sheet::rows).toList();
    }

    private static Optional<Header> header(Workbook.Sheet sheet) {
        return IntStream.range(0, sheet.rows().size())
                .mapToObj(index -> Header.at(sheet.rows(), index, MoneyUnit.DONG))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the sheets are one table: the same columns, no total before the last sheet, and the sections go on. */
    private static boolean goOn(List<Workbook.Sheet> sheets) {
        var first = sheets.get(0);
        for (var sheet : sheets) {
            boolean last = sheet.equals(sheets.get(sheets.size() - 1));
            boolean sameColumns = columns(sheet).equals(columns(first));
            boolean total = lines(sheet).anyMatch(Row::total);
            boolean again = !sheet.equals(first) && beginning(sheet).equals(beginning(first));
            if (!sameColumns || (total && !last) || (again && !beginning(first).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    private static Set<Column> columns(Workbook.Sheet sheet) {
        return header(sheet).map(Header::columns).orElse(Set.of());
    }

    private static Stream<Row> lines(Workbook.Sheet sheet) {
        return header(sheet).stream()
                .flatMap(header -> sheet.rows().stream().map(row -> new Row(row, header.layout(), false)));
    }

    /** The number of its first section; "" when it has none. */
    private static String beginning(Workbook.Sheet sheet) {
        return lines(sheet)
                .map(line -> Spelling.tidy(line.cell(Column.NUMBER)))
                .filter(number -> number.matches("[IVXLC]{1,16}|[A-Z]"))
                .findFirst()
                .orElse("");
    }
}
