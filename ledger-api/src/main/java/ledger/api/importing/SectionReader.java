package ledger.api.importing;

import static ledger.api.importing.Severity.ERROR;
import static ledger.api.importing.Severity.SUGGESTION;
import static ledger.api.importing.Severity.WARNING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import ledger.api.importing.Progress.Stage;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/** Turns the cells of sections and lines into names, quantities and amounts. */
final class SectionReader {

    /** Who runs a row's work, and who helps. */
    private record Running(@Nullable ReadAgency lead, List<String> coordinating) {}

    private final Agencies agencies;
    private final Units units;
    private final CellFigures figures;
    private final Findings findings;
    private final long total;
    private final Progress.Listener progress;
    private long done;

    /** @param total how many sections and lines there are to read */
    SectionReader(
            Agencies agencies,
            Units units,
            CellFigures figures,
            Findings findings,
            long total,
            Progress.Listener progress) {
        this.agencies = agencies;
        this.units = units;
        this.figures = figures;
        this.findings = findings;
        this.total = total;
        this.progress = progress;
    }

    CheckedSection section(Outline.Entry entry) {
        progress.at(Stage.CHECKING, ++done, total);
        var row = entry.row;
        var own = running(row, new Running(null, List.of()));
        var lines = entry.below.stream()
                .map(line -> line(line, new Running(null, List.of())))
                .toList();
        return new CheckedSection(
                row.sheet(),
                row.number(),
                row.raw(),
                Objects.requireNonNull(entry.code),
                entry.label.title(),
                own.lead == null ? leadOfLines(row, lines) : own.lead,
                own.coordinating,
                row.cellOrNull(Column.TIME),
                row.cellOrNull(Column.NOTE),
                amount(
                        entry,
                        Figures.sum(lines.stream().flatMap(CheckedLine::leaves).map(CheckedLine::amount))),
                lines);
    }

    /** What the row says, else what the row that adds it up says; the latter is checked against its lines here. */
    private @Nullable Money amount(Outline.Entry entry, @Nullable Money sum) {
        var own = figures.money(entry.row, Column.AMOUNT);
        var subtotal = entry.subtotal;
        var added = subtotal == null ? null : figures.money(subtotal, Column.AMOUNT);
        if (subtotal == null || added == null) {
            return own;
        }
        if (sum != null && !sum.equals(added)) {
            findings.inCell(
                    ERROR,
                    "subtotal",
                    subtotal,
                    Column.AMOUNT,
                    Figures.printed(sum),
                    entry.label.number(),
                    added.dong(),
                    sum.dong(),
                    Math.abs(added.dong() - sum.dong()));
            return own;
        }
        return own == null ? added : own;
    }

    private CheckedLine line(Outline.Entry entry, Running above) {
        progress.at(Stage.CHECKING, ++done, total);
        var row = entry.row;
        var running = running(row, above);
        var lines = entry.below.stream().map(below -> line(below, running)).toList();
        return new CheckedLine(
                row.sheet(),
                row.number(),
                row.raw(),
                entry.code,
                entry.label.title(),
                running.lead,
                running.coordinating,
                units.unit(row),
                figures.quantity(row),
                figures.money(row, Column.UNIT_PRICE),
                amount(entry, Figures.sum(lines.stream().map(CheckedLine::amount))),
                row.cellOrNull(Column.TIME),
                row.cellOrNull(Column.NOTE),
                lines);
    }

    /** What the row says itself, else what the line above it says. */
    private Running running(Row row, Running above) {
        var raw = row.cell(Column.LEAD);
        var coordinating = new ArrayList<>(split(row.cell(Column.COORDINATING)));
        var lead = above.lead;
        if (!raw.isEmpty()) {
            lead = agencies.read(row.number(), raw);
            var others = lead.by() == ReadAgency.By.SEVERAL ? agencies.others(raw) : List.<String>of();
            others.stream().filter(other -> !coordinating.contains(other)).forEach(coordinating::add);
            question(lead, row.place(Column.LEAD), Column.LEAD.label, others, findings);
        }
        return new Running(lead, coordinating.isEmpty() ? above.coordinating : List.copyOf(coordinating));
    }

    /** The agency of a section that names none though each of its lines does. */
    private @Nullable ReadAgency leadOfLines(Row row, List<CheckedLine> lines) {
        var first = lines.isEmpty() ? null : lines.get(0).leadAgency();
        if (first == null || lines.stream().anyMatch(line -> line.leadAgency() == null)) {
            findings.inCell(ERROR, "missing-agency", row, Column.LEAD, null, row.cell(Column.NUMBER));
            return null;
        }
        var agency = first.agency();
        findings.inCell(WARNING, "agency-from-lines", row, Column.LEAD, agency.name(), agency.name());
        return first;
    }

    /** Asks once whether the agency is the right one, unless its official name stands there. */
    static void question(
            ReadAgency read, Place place, @Nullable String column, List<String> others, Findings findings) {
        var code = switch (read.by()) {
            case NAME -> null;
            case SPELLING -> "agency-spelling";
            case LIKENESS -> "agency-likeness";
            case SEVERAL -> "several-agencies";
            case NOTHING -> "agency-unknown";
        };
        if (code != null && findings.first("agency " + Spelling.same(read.raw()))) {
            var agency = read.agency();
            findings.around(
                    SUGGESTION,
                    code,
                    place,
                    column,
                    read.raw(),
                    agency.code(),
                    read.raw(),
                    agency.name(),
                    agency.code(),
                    String.join("; ", others));
        }
    }

    private static List<String> split(String coordinating) {
        return Arrays.stream(coordinating.split(";"))
                .map(String::strip)
                .filter(agency -> !agency.isEmpty())
                .toList();
    }
}
