package ledger.api.importing;

import java.util.List;
import java.util.Map;
import ledger.api.importing.Confirming.Obstacle;
import ledger.api.importing.Confirming.Unconfirmed;
import ledger.api.importing.Progress.Stage;
import ledger.api.importing.Reading.Unreadable;
import ledger.api.sheet.Opened;
import ledger.api.sheet.SourceFile;
import ledger.api.sheet.Workbook;

/** Reads an appendix and checks every figure of it. It records nothing, and the same bytes always give the same answer. */
public final class AppendixImport {

    private AppendixImport() {}

    /** Reads and checks a file of any kind that holds an appendix, with the text around it. */
    public static Reading check(byte[] source) {
        return check(source, Progress.Listener.NOBODY);
    }

    /** The same, telling how far it has come. */
    static Reading check(byte[] source, Progress.Listener progress) {
        var opened = SourceFile.open(source, null, rows -> progress.at(Stage.READING, rows, null));
        return opened instanceof Workbook workbook
                ? check(workbook, Agencies.known(), progress)
                : new Unreadable(List.of(Finding.of((Opened.Unreadable) opened)));
    }

    /** Makes a plan of a checked appendix and the reader's answers, or says which answers are missing or do not fit. */
    public static Confirming confirm(CheckedAppendix checked, Confirmation answers) {
        return checked.status() == CheckedAppendix.Status.REJECTED
                ? new Unconfirmed(List.of(new Obstacle("", "rejected", List.of())))
                : new PlanMaking(checked, answers, Agencies.known()).make();
    }

    /** Checks rows of cells, whatever kind of file they come from. */
    static Reading check(Workbook workbook, Agencies known, Progress.Listener progress) {
        var findings = new Findings();
        var exported = ExportedPlan.read(workbook.sheets());
        var agencies = known.with(exported.agencies());
        var table = AppendixTable.read(SheetChoice.of(workbook, findings), findings, progress);
        if (table.headers().isEmpty()) {
            var noTable = new Findings();
            noTable.around(Severity.ERROR, "no-table", new Place(null, 1, null), null, null, null);
            return new Unreadable(noTable.inOrder());
        }
        var outline = new Outline(table.rows(), findings);
        var figures = new CellFigures(table.rows(), findings);
        var units = new Units(findings, exported.facts() != null);
        var reader = new SectionReader(agencies, units, figures, findings, outline.size(), progress);
        var sections = outline.sections.stream().map(reader::section).toList();
        var total = outline.total == null ? null : figures.money(outline.total, Column.AMOUNT);
        new FiguresCheck(findings).check(sections, outline.total, total);
        if (sections.isEmpty()) {
            findings.around(
                    Severity.ERROR,
                    "no-section",
                    Place.of(table.headers().get(0).first()),
                    Column.NUMBER.label,
                    null,
                    null);
        }
        var facts = new PlanFactsReader(table, exported, agencies, findings);
        var plan = facts.read(total);
        var headers = table.headers().stream().map(ReadHeader::of).toList();
        var read = new CheckedAppendix(plan, headers, sections, Map.of(), List.of());
        facts.compare(read, total);
        var kept = exported.portions();
        var carriedOver = kept == null
                ? new CarriedOverNotes(findings).read(sections)
                : new KeptPortions(read, findings).read(kept);
        return new CheckedAppendix(plan, headers, sections, Map.copyOf(carriedOver), findings.inOrder());
    }
}
