package ledger.api.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/** Gathers what the checks find. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();
    private final Set<String> wrong = new HashSet<>();

    void add(Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            wrong.add(finding.row() + String.valueOf(finding.column()));
        }
        found.add(finding);
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
        add(new Finding(
                row.number(), column.label, severity, code, row.cellOrNull(column), proposed, line, List.of(facts)));
    }

    /** Notes a finding in the running text, or in a cell that belongs to no known column. */
    void around(
            Severity severity,
            String code,
            @Nullable Integer row,
            @Nullable String column,
            @Nullable String read,
            @Nullable String proposed,
            Object... facts) {
        add(new Finding(row, column, severity, code, read, proposed, null, List.of(facts)));
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
        add(new Finding(line.row(), column.label, severity, code, read, proposed, line.code(), List.of(facts)));
    }

    /** Whether an ERROR was found in this cell. */
    boolean wrong(int row, Column column) {
        return wrong.contains(row + column.label);
    }

    /** In the order of the file; what concerns the whole file comes first. */
    List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(finding -> finding.row() == null ? 0 : finding.row()))
                .toList();
    }
}
