package ledger.api.bulk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ledger.api.importing.Figure;
import ledger.api.importing.MoneyUnit;
import ledger.api.importing.Severity;
import ledger.api.importing.Spelling;
import ledger.api.sheet.Cell;
import ledger.api.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/** One row below the header, read as the JSON object that would ask for the same. */
final class Row {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:T00:00(?::00)?)?");

    final SheetRow cells;
    final Map<String, Object> command = new LinkedHashMap<>();
    final List<Finding> findings = new ArrayList<>();
    private final Map<Column, Integer> columns;
    private final MoneyUnit unit;
    private final Words words;
    private final Set<Column> wrong = new HashSet<>();

    /** @param unit of the amounts without a unit of their own */
    Row(SheetRow cells, Map<Column, Integer> columns, MoneyUnit unit, Words words) {
        this.cells = cells;
        this.columns = columns;
        this.unit = unit;
        this.words = words;
        columns.keySet().forEach(this::read);
    }

    boolean failed() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    String text(Column column) {
        var index = columns.get(column);
        return index == null || index >= cells.width() ? "" : cells.cell(index);
    }

    /** Whether it asks for something: titles, sums and signatures do not. */
    boolean asks() {
        var sum = cells.cells().stream()
                .map(cell -> Spelling.alike(cell.text()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        boolean named = !text(Column.LINE).isEmpty() || !text(Column.COMMITMENT).isEmpty();
        return !sum.matches("(tong )?cong|tong so|total")
                && (named || !text(Column.AMOUNT).isEmpty());
    }

    private void read(Column column) {
        var text = text(column);
        if (column == Column.IGNORED || text.isEmpty()) {
            return;
        }
        var cell = cells.cells().get(columns.getOrDefault(column, 0));
        put(column.pointer.substring(1).split("/"), value(column, cell, text));
    }

    private Object value(Column column, Cell cell, String text) {
        if (column.figure()) {
            return figure(column, cell, text);
        } else if (column.date()) {
            return day(column, text);
        } else if (column == Column.PORTION) {
            return Spelling.alike(text).matches("new|(phan )?moi") ? "NEW" : text.replace('–', '-');
        } else if (column == Column.KIND) {
            var kind = Spelling.alike(text);
            return kind.equals("thanh toan") ? "PAYMENT" : kind.equals("tam ung") ? "ADVANCE" : text;
        }
        return text;
    }

    private Object figure(Column column, Cell cell, String text) {
        var figure = Figure.read(cell);
        var value = figure.value();
        boolean money = column == Column.AMOUNT;
        if (cell.continued()) {
            error(column, "merged", text);
        } else if (figure.kind() == Figure.Kind.FORMULA_ERROR) {
            error(column, "formula-error", text);
        } else if (value != null && figure.other() == null && (money || figure.unit() == null)) {
            var unit = !money ? MoneyUnit.DONG : figure.unit() == null ? this.unit : figure.unit();
            try {
                return value.multiply(unit.dong()).longValueExact();
            } catch (ArithmeticException notWhole) {
                error(column, notA(column), text);
            }
        } else {
            error(column, notA(column), text);
        }
        return text;
    }

    private static String notA(Column column) {
        return column == Column.AMOUNT ? "not-an-amount" : "not-a-quantity";
    }

    private Object day(Column column, String text) {
        var day = DAY.matcher(text);
        var iso = ISO.matcher(text);
        try {
            if (day.matches()) {
                return date(day.group(3), day.group(2), day.group(1));
            } else if (iso.matches()) {
                return date(iso.group(1), iso.group(2), iso.group(3));
            }
        } catch (DateTimeException noSuchDay) {
            // Said below.
        }
        error(column, "not-a-day", text);
        return text;
    }

    private static String date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }

    @SuppressWarnings("unchecked") // objects in a command are all made here
    private void put(String[] path, Object value) {
        var object = path.length == 1
                ? command
                : (Map<String, Object>) command.computeIfAbsent(path[0], fresh -> new LinkedHashMap<String, Object>());
        object.put(path[path.length - 1], value);
    }

    private void error(Column column, String code, String read) {
        add(Severity.ERROR, column, code, words.say(code, Map.of("read", read)));
    }

    /** Notes a finding; of a cell that could not be read, only the first is told. */
    void add(Severity severity, @Nullable Column column, String code, String sentence) {
        if (column != null && wrong.contains(column)) {
            return;
        }
        if (column != null && severity == Severity.ERROR) {
            wrong.add(column);
        }
        var read = column == null || text(column).isEmpty() ? null : text(column);
        var label = column == null ? null : column.label;
        var message = words.place(cells.sheet(), cells.number(), label, read, sentence);
        findings.add(new Finding(cells.sheet(), cells.number(), label, severity, code, read, message));
    }
}
