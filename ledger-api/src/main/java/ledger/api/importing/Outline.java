package ledger.api.importing;

import static ledger.api.importing.Severity.ERROR;
import static ledger.api.importing.Severity.WARNING;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds sections, lines and sub-lines in the rows. Numbers begin anew in each section; sub-lines begin with a dash or have
 * a number such as 7.1; the only line of a section may have no number.
 */
final class Outline {

    /** A section or line while its sub-lines are still to come. */
    static final class Entry {
        final Row row;
        final @Nullable LineCode code;
        final boolean again;
        final List<Entry> below = new ArrayList<>();

        Entry(Row row, @Nullable LineCode code) {
            this(row, code, false);
        }

        /** With {@code again}, a section whose code an earlier one has; its lines get no codes. */
        Entry(Row row, @Nullable LineCode code, boolean again) {
            this.row = row;
            this.code = code;
            this.again = again;
        }
    }

    final List<Entry> sections = new ArrayList<>();

    @Nullable
    Row total;

    private final Findings findings;
    private final Set<LineCode> taken = new HashSet<>();

    Outline(List<Row> rows, Findings findings) {
        this.findings = findings;
        rows.forEach(this::place);
        for (var section : sections) {
            if (section.below.isEmpty()) {
                findings.atRow(
                        ERROR, "section-without-lines", section.row, Column.NUMBER, null, section.code, code(section));
            }
        }
    }

    private void place(Row row) {
        var number = Spelling.tidy(row.cell(Column.NUMBER).replace(')', ' ')).toUpperCase(Locale.ROOT);
        if (row.broken()) {
            lastSection(row).ifPresent(section -> section.below.add(new Entry(row, null)));
        } else if (total != null) {
            findings.inCell(ERROR, "row-after-total", row, Column.NUMBER, null);
        } else if (row.total()) {
            total = row;
        } else {
            if (row.cell(Column.TITLE).isEmpty()) {
                findings.inCell(ERROR, "missing-title", row, Column.TITLE, null);
            }
            if (number.matches("[IVXLC]{1,16}")) {
                var code = new LineCode(number);
                sections.add(new Entry(row, code, taken(code, row)));
            } else {
                lastSection(row).ifPresent(section -> placeLine(row, number, section));
            }
        }
    }

    private Optional<Entry> lastSection(Row row) {
        if (sections.isEmpty() && !row.broken()) {
            findings.inCell(ERROR, "line-before-section", row, Column.NUMBER, null);
        }
        return sections.isEmpty() ? Optional.empty() : Optional.of(sections.get(sections.size() - 1));
    }

    private void placeLine(Row row, String number, Entry section) {
        var last = section.below.isEmpty() ? null : section.below.get(section.below.size() - 1);
        if (number.matches("\\d{1,6}")) {
            add(section, row, number);
        } else if (number.matches("\\d{1,6}\\.\\d{1,6}")) {
            placeNumberedSubLine(row, number, section, last);
        } else if (!number.isEmpty()) {
            lost("not-a-number", row, Column.NUMBER, section, row.cell(Column.NUMBER));
        } else if (row.cell(Column.TITLE).matches("(?s)[-–—+•*].*")) {
            placeDashedSubLine(row, section, last);
        } else if (last == null) {
            add(section, row, "1");
            findings.atRow(
                    WARNING,
                    "number-missing",
                    row,
                    Column.NUMBER,
                    code(section) + ".1",
                    last(section).code,
                    code(section) + ".1");
        } else {
            lost("line-without-number", row, Column.NUMBER, section);
        }
    }

    private void placeNumberedSubLine(Row row, String number, Entry section, @Nullable Entry parent) {
        var parts = number.split("\\.");
        if (parent != null && parent.code != null && parent.code.value().endsWith("." + plain(parts[0]))) {
            add(parent, row, parts[1]);
        } else {
            lost("sub-line-without-line", row, Column.NUMBER, section);
        }
    }

    private void placeDashedSubLine(Row row, Entry section, @Nullable Entry parent) {
        if (parent != null) {
            add(parent, row, String.valueOf(parent.below.size() + 1));
        } else {
            lost("sub-line-without-line", row, Column.TITLE, section);
        }
    }

    /** Keeps a row whose place is unknown, without a code. */
    private void lost(String finding, Row row, Column column, Entry section, Object... facts) {
        findings.inCell(ERROR, finding, row, column, null, facts);
        section.below.add(new Entry(row, null));
    }

    private void add(Entry parent, Row row, String number) {
        var code = parent.code == null || parent.again ? null : parent.code.child(plain(number));
        boolean again = code != null && taken(code, row);
        parent.below.add(new Entry(row, again ? null : code));
    }

    private boolean taken(LineCode code, Row row) {
        boolean again = !taken.add(code);
        if (again) {
            findings.atRow(ERROR, "number-twice", row, Column.NUMBER, null, code, code.value());
        }
        return again;
    }

    private static String plain(String number) {
        return number.replaceFirst("^0+(?=\\d)", "");
    }

    private static Entry last(Entry section) {
        return section.below.get(section.below.size() - 1);
    }

    private static String code(Entry entry) {
        return entry.code == null ? "?" : entry.code.value();
    }
}
