package ledger.api.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.api.importing.MoneyUnit;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.sheet.Opened;
import ledger.api.sheet.SheetRow;
import ledger.api.sheet.SourceFile;
import ledger.api.sheet.Workbook;
import org.jspecify.annotations.Nullable;

/** Finds the header of a file and reads the rows below it. */
final class Table {

    private static final int MOST_ROWS = 5_000;
    /** So many known names make a row the header and not a title. */
    private static final int ENOUGH = 3;

    private final Kind kind;
    private final Words words;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Table(Kind kind, Words words) {
        this.kind = kind;
        this.words = words;
    }

    /** @throws Problem {@code validation} when there is no such table in it */
    static List<Row> read(byte[] source, @Nullable String name, Kind kind, Words words, Locale locale) {
        var opened = SourceFile.open(source, name);
        if (opened instanceof Opened.Unreadable unreadable) {
            throw Problem.validation(unreadable(unreadable, words, locale));
        }
        var table = new Table(kind, words);
        ((Workbook) opened).sheets().forEach(sheet -> table.sheet(sheet.rows()));
        return table.rows();
    }

    private static FieldError unreadable(Opened.Unreadable obstacle, Words words, Locale locale) {
        var sentence = words.plainly(obstacle.code())
                .orElseGet(() -> ledger.api.importing.Finding.of(obstacle).message(locale));
        return new FieldError(
                null, obstacle.code(), Map.of("row", obstacle.row() == null ? 0 : obstacle.row(), "detail", sentence));
    }

    private List<Row> rows() {
        if (errors.isEmpty() && rows.isEmpty()) {
            error(0, "no-rows", Map.of());
        } else if (rows.size() > MOST_ROWS) {
            error(0, "too-many-rows", Map.of("most", MOST_ROWS));
        }
        if (!errors.isEmpty()) {
            throw Problem.validation(errors);
        }
        return rows;
    }

    private void sheet(List<SheetRow> sheet) {
        var header = sheet.stream().filter(this::header).findFirst();
        if (header.isEmpty()) {
            if (sheet.stream().anyMatch(row -> !row.blank())) {
                var names = kind.required.stream().map(column -> column.label).toList();
                error(0, "no-header", Map.of("columns", names));
            }
            return;
        }
        var columns = columns(header.get());
        var unit = Optional.ofNullable(columns.get(Column.AMOUNT))
                .flatMap(index -> Column.unit(header.get().cell(index)))
                .orElse(MoneyUnit.DONG);
        sheet.stream()
                .filter(row -> row.number() > header.get().number())
                .map(row -> new Row(row, columns, unit, words))
                .filter(Row::asks)
                .limit(MOST_ROWS + 1L)
                .forEach(rows::add);
    }

    private boolean header(SheetRow row) {
        return row.cells().stream()
                        .limit(row.width())
                        .flatMap(cell -> Column.of(cell.text(), kind).stream())
                        .filter(column -> column != Column.IGNORED)
                        .distinct()
                        .count()
                >= ENOUGH;
    }

    private Map<Column, Integer> columns(SheetRow header) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (int index = 0; index < header.width(); index++) {
            var name = header.cell(index);
            var column = Column.of(name, kind);
            if (name.isEmpty()) {
                continue;
            } else if (column.isEmpty()) {
                error(header.number(), "unknown-column", Map.of("read", name));
            } else if (columns.put(column.get(), index) != null && column.get() != Column.IGNORED) {
                error(header.number(), "column-twice", Map.of("read", name));
            }
        }
        kind.required.stream()
                .filter(column -> !columns.containsKey(column))
                .forEach(column -> error(header.number(), "missing-column", Map.of("read", column.label)));
        return columns;
    }

    private void error(int row, String code, Map<String, ?> facts) {
        errors.add(new FieldError(null, code, Map.of("row", row, "detail", words.say(code, facts))));
    }
}
