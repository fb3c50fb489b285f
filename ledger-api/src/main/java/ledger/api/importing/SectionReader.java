package ledger.api.importing;

import static ledger.api.importing.Severity.ERROR;
import static ledger.api.importing.Severity.SUGGESTION;
import static ledger.api.importing.Severity.WARNING;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the cells of sections and lines into names, quantities and amounts. */
final class SectionReader {

    private final Agencies agencies;
    private final Findings findings;

    SectionReader(Agencies agencies, Findings findings) {
        this.agencies = agencies;
        this.findings = findings;
    }

    CheckedSection section(Outline.Entry entry) {
        var row = entry.row;
        var lead = leadAgency(row);
        return new CheckedSection(
                row.number(),
                row.raw(),
                Objects.requireNonNull(entry.code),
                row.cell(Column.TITLE),
                lead,
                split(row.cell(Column.COORDINATING)),
                row.cellOrNull(Column.TIME),
                row.cellOrNull(Column.NOTE),
                Figures.money(row, Column.AMOUNT, findings),
                entry.below.stream().map(line -> line(line, lead)).toList());
    }

    private CheckedLine line(Outline.Entry entry, @Nullable ReadAgency lead) {
        var row = entry.row;
        checkAgencies(entry, lead);
        return new CheckedLine(
                row.number(),
                row.raw(),
                entry.code,
                row.cell(Column.TITLE).replaceFirst("^[-–—+•*]\\s*", ""),
                row.cellOrNull(Column.UNIT),
                Figures.quantity(row, findings),
                Figures.money(row, Column.UNIT_PRICE, findings),
                Figures.money(row, Column.AMOUNT, findings),
                row.cellOrNull(Column.TIME),
                row.cellOrNull(Column.NOTE),
                entry.below.stream().map(line -> line(line, lead)).toList());
    }

    private @Nullable ReadAgency leadAgency(Row row) {
        var raw = row.cell(Column.LEAD);
        if (raw.isEmpty()) {
            findings.inCell(ERROR, "missing-agency", row, Column.LEAD, null, row.cell(Column.NUMBER));
            return null;
        }
        var read = agencies.read(row.number(), raw);
        question(read, Column.LEAD.label, findings);
        return read;
    }

    /** Asks whether the agency is the right one, unless its official name stands there. */
    static void question(ReadAgency read, @Nullable String column, Findings findings) {
        var code = switch (read.by()) {
            case NAME -> null;
            case SPELLING -> "agency-spelling";
            case LIKENESS -> "agency-likeness";
            case NOTHING -> "agency-unknown";
        };
        if (code != null) {
            var agency = read.agency();
            findings.around(
                    SUGGESTION,
                    code,
                    read.row(),
                    column,
                    read.raw(),
                    agency.code(),
                    read.raw(),
                    agency.name(),
                    agency.code());
        }
    }

    /** The lines of a section share its agencies; a line that names another cannot be kept truly. */
    private void checkAgencies(Outline.Entry entry, @Nullable ReadAgency lead) {
        var row = entry.row;
        var raw = row.cell(Column.LEAD);
        if (!raw.isEmpty()
                && lead != null
                && !agencies.read(row.number(), raw).agency().equals(lead.agency())) {
            findings.atRow(ERROR, "agency-of-line", row, Column.LEAD, lead.raw(), entry.code, raw, lead.raw());
        }
        if (!row.cell(Column.COORDINATING).isEmpty()) {
            findings.atRow(WARNING, "coordinating-of-line", row, Column.COORDINATING, null, entry.code);
        }
    }

    private static List<String> split(String coordinating) {
        return Arrays.stream(coordinating.split(";"))
                .map(String::strip)
                .filter(agency -> !agency.isEmpty())
                .toList();
    }
}
