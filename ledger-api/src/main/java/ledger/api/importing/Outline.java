package ledger.api.importing;

import static ledger.api.importing.Severity.ERROR;
import static ledger.api.importing.Severity.WARNING;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds sections, lines and sub-lines in the rows. Numbers begin anew in each section; sub-lines begin with a dash, a letter
 * or a number such as 7.1; the only line of a section may have no number. Where letters and Roman numerals are both used,
 * a letter is a section and a Roman numeral a line with lines below it.
 */
final class Outline {

    /** A section or line while its sub-lines are still to come. */
    static final class Entry {
        final Row row;
        final Label label;
        final @Nullable LineCode code;
        final boolean again;
        final List<Entry> below = new ArrayList<>();

        /** The row below its lines that adds them up. */
        @Nullable
        Row subtotal;

        /** With {@code again}, a section whose code an earlier one has; its lines get no codes. */
        Entry(Row row, Label label, @Nullable LineCode code, boolean again) {
            this.row = row;
            this.label = label;
            this.code = code;
            this.again = again;
        }
    }

    final List<Entry> sections = new ArrayList<>();

    @Nullable
    Row total;

    /** Whether the total stands above the first section, as some offices write it. */
    private boolean totalAbove;

    private final Findings findings;
    private final Set<LineCode> taken = new HashSet<>();

    /** From the section, or the Roman numeral below it, down to the last line read. */
    private final List<Entry> path = new ArrayList<>();

    Outline(List<Row> rows, Findings findings) {
        this.findings = findings;
        var labels = Label.of(rows);
        for (int index = 0; index < rows.size(); index++) {
            place(rows.get(index), labels.get(index));
        }
        for (var section : sections) {
            if (section.below.isEmpty()) {
                findings.atRow(
                        ERROR, "section-without-lines", section.row, Column.NUMBER, null, section.code, code(section));
            }
        }
    }

    /** How many sections and lines there are. */
    long size() {
        return sections.stream().mapToLong(Outline::size).sum();
    }

    private static long size(Entry entry) {
        return 1 + entry.below.stream().mapToLong(Outline::size).sum();
    }

    private void place(Row row, Label label) {
        if (row.broken()) {
            lastSection(row).ifPresent(section -> section.below.add(new Entry(row, label, null, false)));
        } else if (total != null && !totalAbove && !sections.isEmpty()) {
            findings.inCell(ERROR, "row-after-total", row, Column.NUMBER, null);
        } else if (row.total()) {
            if (total == null) {
                total = row;
                totalAbove = sections.isEmpty();
            } else {
                findings.inCell(ERROR, "total-twice", row, Column.AMOUNT, null);
            }
        } else if (row.subtotal() != null) {
            placeSubtotal(row, row.subtotal());
        } else {
            placeNamed(row, label);
        }
    }

    private void placeSubtotal(Row row, String number) {
        var added = path.stream()
                .filter(entry -> entry.label.kind() == Label.Kind.SECTION || entry.label.kind() == Label.Kind.GROUP)
                .filter(entry -> entry.label.number().equals(number))
                .findFirst();
        if (added.isEmpty()) {
            findings.inCell(ERROR, "subtotal-elsewhere", row, Column.AMOUNT, null, number);
        } else if (added.get().subtotal != null) {
            findings.inCell(ERROR, "subtotal-twice", row, Column.AMOUNT, null, number);
        } else {
            added.get().subtotal = row;
        }
    }

    private void placeNamed(Row row, Label label) {
        if (label.title().isEmpty()) {
            findings.inCell(ERROR, "missing-title", row, Column.TITLE, null);
        } else if (row.continued(Column.TITLE)) {
            findings.inCell(ERROR, "merged-title", row, Column.TITLE, null);
        }
        if (label.kind() == Label.Kind.SECTION) {
            var code = new LineCode(label.number());
            var section = new Entry(row, label, code, taken(code, row));
            sections.add(section);
            path.clear();
            path.add(section);
        } else {
            lastSection(row).ifPresent(section -> placeLine(row, label, section));
        }
    }

    private Optional<Entry> lastSection(Row row) {
        if (sections.isEmpty() && !row.broken()) {
            findings.inCell(ERROR, "line-before-section", row, Column.NUMBER, null);
        }
        return sections.isEmpty() ? Optional.empty() : Optional.of(sections.get(sections.size() - 1));
    }

    private void placeLine(Row row, Label label, Entry section) {
        switch (label.kind()) {
            case GROUP -> add(section, row, label, label.number());
            case NUMBER -> placeNumbered(row, label, section);
            case LETTER ->
                placeBelow(row, label, label.number(), Set.of(Label.Kind.LETTER, Label.Kind.DASH, Label.Kind.PLUS));
            case DASH -> placeBelow(row, label, null, Set.of(Label.Kind.DASH, Label.Kind.PLUS));
            case PLUS ->
                placeBelow(
                        row,
                        label,
                        null,
                        path.stream().anyMatch(entry -> entry.label.kind() == Label.Kind.DASH)
                                ? Set.of(Label.Kind.PLUS)
                                : Set.of(Label.Kind.DASH, Label.Kind.PLUS));
            case BLANK -> placeUnnumbered(row, label);
            case SECTION, NONE -> lost("not-a-number", row, label, Column.NUMBER, section, row.cell(Column.NUMBER));
        }
    }

    /** The entry that plain numbers count from: a Roman numeral below a letter, else the section. */
    private Entry base() {
        return path.size() > 1 && path.get(1).label.kind() == Label.Kind.GROUP ? path.get(1) : path.get(0);
    }

    private void placeNumbered(Row row, Label label, Entry section) {
        var base = base();
        var numbers = label.numbers();
        var parent = base;
        // A full code must be that of the section it stands in.
        if (!label.within().isEmpty() && !label.within().equals(code(base))) {
            lost("number-of-another-section", row, label, Column.NUMBER, section, label.number(), code(base));
            return;
        }
        for (var number : numbers.subList(0, numbers.size() - 1)) {
            var next = last(parent, number);
            if (next == null) {
                // Within section II the lines may be numbered 2.1, 2.2 …
                if (parent == base
                        && numbers.size() == 2
                        && numbers.get(0).equals(String.valueOf(base.label.ordinal()))) {
                    break;
                }
                lost("sub-line-without-line", row, label, Column.NUMBER, section);
                return;
            }
            parent = next;
        }
        add(
                parent,
                row,
                label,
                numbers.size() == 1 ? numbers.get(0) : decimal(parent, row, numbers.get(numbers.size() - 1)));
    }

    /** A spreadsheet turns 7.10 into the number 7.1; behind 7.9 it can be nothing else. */
    private String decimal(Entry parent, Row row, String number) {
        var siblings = parent.below;
        var before = siblings.isEmpty() ? null : siblings.get(siblings.size() - 1).code;
        boolean tenth = row.typed(Column.NUMBER).number() != null
                && number.equals("1")
                && before != null
                && before.value().endsWith(".9");
        if (tenth) {
            var code = code(parent) + ".10";
            findings.inCell(WARNING, "number-typed", row, Column.NUMBER, code, code);
        }
        return tenth ? "10" : number;
    }

    private static @Nullable Entry last(Entry parent, String number) {
        for (int index = parent.below.size() - 1; index >= 0; index--) {
            var entry = parent.below.get(index);
            if (entry.label.kind() == Label.Kind.NUMBER
                    && entry.code != null
                    && entry.code.value().endsWith("." + plain(number))) {
                return entry;
            }
        }
        return null;
    }

    /** Places a row below the last one that is not of the given kinds. */
    private void placeBelow(Row row, Label label, @Nullable String number, Set<Label.Kind> siblings) {
        int depth = path.size();
        while (depth > 0 && siblings.contains(path.get(depth - 1).label.kind())) {
            depth--;
        }
        var parent = path.get(Math.max(0, depth - 1));
        if (parent.label.kind() == Label.Kind.SECTION || parent.label.kind() == Label.Kind.GROUP) {
            var column = row.cell(Column.NUMBER).isEmpty() ? Column.TITLE : Column.NUMBER;
            lost("sub-line-without-line", row, label, column, path.get(0));
        } else {
            add(parent, row, label, number == null ? String.valueOf(parent.below.size() + 1) : number);
        }
    }

    private void placeUnnumbered(Row row, Label label) {
        var base = base();
        if (base.below.isEmpty()) {
            add(base, row, label, "1");
            var code = code(base) + ".1";
            var added = base.below.get(0).code;
            findings.atRow(WARNING, "number-missing", row, Column.NUMBER, code, added, code);
        } else {
            lost("line-without-number", row, label, Column.NUMBER, path.get(0));
        }
    }

    /** Keeps a row whose place is unknown, without a code. */
    private void lost(String finding, Row row, Label label, Column column, Entry section, Object... facts) {
        findings.inCell(ERROR, finding, row, column, null, facts);
        section.below.add(new Entry(row, label, null, false));
    }

    private void add(Entry parent, Row row, Label label, String number) {
        var value = parent.code + "." + plain(number);
        var code = parent.code == null || parent.again || !LineCode.valid(value) ? null : new LineCode(value);
        if (parent.code != null && !LineCode.valid(value)) {
            findings.inCell(ERROR, "too-deep", row, Column.NUMBER, null);
        }
        boolean again = code != null && taken(code, row);
        var entry = new Entry(row, label, again ? null : code, false);
        parent.below.add(entry);
        int depth = path.indexOf(parent);
        if (depth >= 0) {
            path.subList(depth + 1, path.size()).clear();
        }
        path.add(entry);
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

    private static String code(Entry entry) {
        return entry.code == null ? "?" : entry.code.value();
    }
}
