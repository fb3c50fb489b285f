package ledger.api.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ledger.api.importing.Progress.Stage;
import ledger.api.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the appendix without its headers, and the text around it.
 *
 * @param headers in the order of the file; none when there is no table
 */
record AppendixTable(List<Header> headers, List<Row> rows, BodyText body) {

    /** No appendix is longer; what follows is not read. */
    private static final int MOST_ROWS = 10_000;

    /** No cell is longer. */
    private static final int LONGEST_CELL = 5_000;

    /** A spreadsheet takes "(1)" for minus one. */
    private static final Pattern COUNTS =
            Pattern.compile("-\\d{1,2}|\\(?(?:\\d{1,2}|[A-ZĐ]|\\(?\\d{1,2}\\)? ?= ?[\\d()x×X*+. ]{1,30})\\)?");
    /** What Markdown draws below a header. */
    private static final Pattern RULING = Pattern.compile(":?-{2,}:?");

    private static final Pattern NUMBERED = Pattern.compile(
            "[-–—+•*].*|(?:phần |mục )?\\(?[\\p{L}\\d.]{1,12}[.):]?|(?:phần |mục )?[IVXLC\\d.]{1,12}[.):] .*"
                    + "|phần [IVX]{1,6}.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /** Finds the table: a header may come again on every page, and a row "(1) … (10)" below it counts columns only. */
    static AppendixTable read(List<List<SheetRow>> sheets, Findings findings, Progress.Listener progress) {
        var reading = new Parting(
                findings, progress, sheets.stream().mapToLong(List::size).sum());
        sheets.forEach(reading::read);
        return new AppendixTable(
                List.copyOf(reading.headers), List.copyOf(reading.rows), new BodyText(reading.text, reading.titles));
    }

    /** Parts the rows of the table from headers and running text. */
    private static final class Parting {
        private final Findings findings;
        private final Progress.Listener progress;
        private final long total;
        private final List<Row> rows = new ArrayList<>();
        private final List<SheetRow> text = new ArrayList<>();
        private final List<SheetRow> inside = new ArrayList<>();
        private final List<Header> headers = new ArrayList<>();

        private @Nullable Header header;
        private MoneyUnit unit = MoneyUnit.DONG;
        private boolean fresh;
        private boolean ended;
        private int titles;
        private long before;

        /** @param total how many rows there are in all sheets */
        Parting(Findings findings, Progress.Listener progress, long total) {
            this.findings = findings;
            this.progress = progress;
            this.total = total;
        }

        void read(List<SheetRow> sheet) {
            header = null;
            inside.clear();
            for (int index = 0; index < sheet.size(); index++) {
                progress.at(Stage.UNDERSTANDING, before + index, total);
                var row = sheet.get(index);
                if (row.blank()) {
                    continue;
                }
                var found = Header.at(sheet, index, unit);
                if (found.isPresent()) {
                    begin(found.get());
                    index += found.get().height() - 1;
                } else {
                    place(row);
                }
                if (rows.size() > MOST_ROWS || text.size() > MOST_ROWS) {
                    findings.around(Severity.ERROR, "too-many-rows", Place.of(row), null, null, null, (long) MOST_ROWS);
                    break;
                }
            }
            before += sheet.size();
        }

        private void begin(Header found) {
            found.check(findings);
            if (headers.isEmpty()) {
                titles = text.size();
            }
            headers.add(found);
            header = found;
            fresh = true;
        }

        private void place(SheetRow row) {
            var current = header;
            if (current == null) {
                text.add(row);
                filled(row).forEach(cell -> MoneyUnit.stated(cell).ifPresent(stated -> unit = stated));
            } else if (row.text() || signature(row, current) || single(row, current)) {
                text.add(row);
                inside.add(row);
            } else if (!countsColumns(row)
                    && !rules(row)
                    && row.cells().stream().anyMatch(AppendixTable::own)) {
                add(below(current.layout(), row, findings));
            }
        }

        private void add(Row row) {
            fresh = false;
            for (var between : inside) {
                var read = String.join(" ", filled(between));
                findings.around(Severity.WARNING, "text-in-table", Place.of(between), null, read, null, read);
            }
            inside.clear();
            ended |= row.total() && !rows.isEmpty();
            rows.add(row);
            findings.know(row);
            unreckoned(row);
        }

        /** A formula that was saved without its value says nothing, whatever column it stands in. */
        private void unreckoned(Row row) {
            row.layout().at().keySet().stream()
                    .filter(column -> row.typed(column).unreckoned())
                    .forEach(column -> findings.inCell(
                            Severity.ERROR, "formula-without-value", row, column, null, row.cell(column)));
        }

        /** Below the total stand the words, places and names of those who sign, and not lines. */
        private boolean signature(SheetRow row, Header current) {
            if (!ended) {
                return false;
            }
            if (row.sheet() == null && row.cells().size() != current.layout().width()) {
                return true;
            }
            var line = new Row(row, current.layout(), false);
            boolean amount = Figure.read(line.typed(Column.AMOUNT)).isNumber();
            boolean numbered = !line.cell(Column.NUMBER).isEmpty();
            if (amount && !numbered) {
                findings.know(line);
                findings.inCell(
                        Severity.WARNING, "amount-below-total", line, Column.AMOUNT, null, line.cell(Column.AMOUNT));
            }
            return !(amount && numbered);
        }

        /** A row with one filled cell is text, unless it is numbered like a section or line. */
        private boolean single(SheetRow row, Header current) {
            var filled = filled(row);
            if (filled.size() != 1 || row.cells().size() == 1) {
                return false;
            }
            var line = new Row(row, current.layout(), false);
            var number = line.cell(Column.NUMBER);
            var title = line.cell(Column.TITLE);
            boolean numbered = !number.isEmpty()
                    && !line.continued(Column.NUMBER)
                    && NUMBERED.matcher(number).matches();
            boolean begins = !title.isEmpty() && title.matches("(?s)[-–—+•*].*|[IVXLC\\d.]{1,12}[.)] .*");
            return !line.total() && !numbered && !begins;
        }

        private boolean rules(SheetRow row) {
            return fresh
                    && filled(row).stream()
                            .allMatch(cell -> RULING.matcher(cell).matches());
        }

        private boolean countsColumns(SheetRow row) {
            var filled = filled(row);
            boolean counts = filled.size() >= 3
                    && filled.stream().allMatch(cell -> COUNTS.matcher(cell).matches());
            return counts && (fresh || filled.stream().allMatch(cell -> cell.startsWith("(")));
        }
    }

    private static boolean own(ledger.api.sheet.Cell cell) {
        return !cell.continued() && !cell.raw().isBlank();
    }

    private static List<String> filled(SheetRow row) {
        return IntStream.range(0, row.width())
                .filter(index -> own(row.cells().get(index)))
                .mapToObj(row::cell)
                .toList();
    }

    private static Row below(Layout layout, SheetRow row, Findings findings) {
        for (int index = 0; index < row.width(); index++) {
            if (row.cells().get(index).raw().length() > LONGEST_CELL) {
                var read = row.cells().get(index).raw().substring(0, 40) + "…";
                findings.around(
                        Severity.ERROR, "cell-too-long", Place.of(row, index), text(index + 1), read, null, (long)
                                LONGEST_CELL);
                return new Row(row, layout, true);
            }
        }
        if (row.sheet() == null && row.cells().size() != layout.width()) {
            var read = text(row.cells().size());
            var width = text(layout.width());
            var last = Column.named(layout.names().get(layout.width() - 1))
                    .map(column -> column.label)
                    .orElse(null);
            findings.around(Severity.ERROR, "cell-count", Place.of(row), last, read, width, read, width);
            return new Row(row, layout, true);
        }
        for (int index = 0; index < row.width(); index++) {
            boolean unnamed =
                    index >= layout.width() || layout.names().get(index).isEmpty();
            if (unnamed && own(row.cells().get(index)) && findings.first("unnamed-column " + index)) {
                var read = row.cell(index);
                findings.around(
                        Severity.WARNING,
                        "unnamed-column",
                        Place.of(row, index),
                        text(index + 1),
                        read,
                        null,
                        read,
                        text(index + 1));
            }
        }
        return new Row(row, layout, false);
    }

    private static String text(int number) {
        return String.valueOf(number);
    }
}
