package ledger.api.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/** Gathers what the checks find. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();
    private final Set<String> wrong = new HashSet<>();
    private final Set<String> saidOnce = new HashSet<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Integer> sheets = new HashMap<>();

    /** Knows a row of the table, so that findings at its line can name the cell. */
    void know(Row row) {
        rows.put(key(row.sheet(), row.number()), row);
        sheets.putIfAbsent(String.valueOf(row.sheet()), sheets.size());
    }

    /** Whether this was not said before; it is from now on. */
    boolean first(String what) {
        return saidOnce.add(what);
    }

    /** Notes a finding in a cell of the table. */
    void inCell(Severity severity, String code, Row row, Column column, @Nullable String proposed, Object... facts) {
        atRow(severity, code, row, column, proposed, null, facts);
    }

    /** Notes a finding in a cell of a line of the plan. */
    void atRow(
            Severity severity,
            String code,
            Row row,
            Column column,
            @Nullable String proposed,
            @Nullable LineCode line,
            Object... facts) {
        add(row.place(column), column.label, severity, code, row.cellOrNull(column), proposed, line, facts);
    }

    /** Notes a finding in the running text, or in a cell that belongs to no known column. */
    void around(
            Severity severity,
            String code,
            Place place,
            @Nullable String column,
            @Nullable String read,
            @Nullable String proposed,
            Object... facts) {
        add(place, column, severity, code, read, proposed, null, facts);
    }

    /** Notes a finding at a line that was read already. */
    void atLine(
            Severity severity,
            String code,
            CheckedLine line,
            Column column,
            @Nullable String read,
            @Nullable String proposed,
            Object... facts) {
        var place = place(line.sheet(), line.row(), column);
        add(place, column.label, severity, code, read, proposed, line.code(), facts);
    }

    /** Notes a suggestion that a cell of one line makes about another. */
    void about(
            LineCode line,
            CheckedLine noted,
            Column column,
            String code,
            @Nullable String read,
            @Nullable String proposed,
            Object... facts) {
        var place = place(noted.sheet(), noted.row(), column);
        add(place, column.label, Severity.SUGGESTION, code, read, proposed, line, facts);
    }

    /** Notes a finding at a section that was read already. */
    void atSection(
            Severity severity,
            String code,
            CheckedSection section,
            Column column,
            @Nullable String read,
            @Nullable String proposed,
            @Nullable LineCode line,
            Object... facts) {
        var place = place(section.sheet(), section.row(), column);
        add(place, column.label, severity, code, read, proposed, line, facts);
    }

    /** Whether an ERROR was found in this cell. */
    boolean wrong(CheckedLine line, Column column) {
        return wrong.contains(key(line.sheet(), line.row()) + column.label);
    }

    /** Whether the cell of the line belongs to a merged cell that begins above. */
    boolean continued(CheckedLine line, Column column) {
        var row = rows.get(key(line.sheet(), line.row()));
        return row != null && row.continued(column);
    }

    /** In the order of the file; what concerns the whole file comes first. */
    List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.<Finding>comparingInt(finding -> finding.row() == null ? 0 : 1)
                        .thenComparingInt(finding -> sheets.getOrDefault(String.valueOf(finding.sheet()), -1))
                        .thenComparingInt(finding -> finding.row() == null ? 0 : finding.row()))
                .toList();
    }

    private Place place(@Nullable String sheet, int row, Column column) {
        var known = rows.get(key(sheet, row));
        return known == null ? new Place(sheet, row, null) : known.place(column);
    }

    private void add(
            Place place,
            @Nullable String column,
            Severity severity,
            String code,
            @Nullable String read,
            @Nullable String proposed,
            @Nullable LineCode line,
            Object... facts) {
        if (severity == Severity.ERROR && place.row() != null) {
            wrong.add(key(place.sheet(), place.row()) + column);
        }
        found.add(new Finding(
                place.sheet(),
                place.row(),
                place.cell(),
                column,
                severity,
                code,
                read,
                proposed,
                line,
                List.of(facts)));
    }

    private static String key(@Nullable String sheet, int row) {
        return row + "|" + (sheet == null ? "" : sheet) + "|";
    }
}
