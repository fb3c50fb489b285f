package ledger.api.importing;

import java.util.List;
import java.util.Map;
import ledger.api.importing.Confirming.Obstacle;
import ledger.api.importing.Confirming.Unconfirmed;
import ledger.api.importing.Reading.Unreadable;
import ledger.api.sheet.Opened;
import ledger.api.sheet.SheetRow;
import ledger.api.sheet.SourceFile;
import ledger.api.sheet.Workbook;

/** Reads an appendix and checks every figure of it. It records nothing, and the same bytes always give the same answer. */
public final class AppendixImport {

    private AppendixImport() {}

    /** Reads and checks a text file in UTF-8 that holds an appendix as a table parted by tabs, with the text around it. */
    public static Reading check(byte[] source) {
        var opened = SourceFile.open(source, null);
        return opened instanceof Workbook workbook
                ? check(workbook.sheets().get(0).rows(), Agencies.known())
                : new Unreadable(List.of(Finding.of((Opened.Unreadable) opened)));
    }

    /** Makes a plan of a checked appendix and the reader's answers, or says which answers are missing or do not fit. */
    public static Confirming confirm(CheckedAppendix checked, Confirmation answers) {
        return checked.status() == CheckedAppendix.Status.REJECTED
                ? new Unconfirmed(List.of(new Obstacle("", "rejected", List.of())))
                : new PlanMaking(checked, answers, Agencies.known()).make();
    }

    /** Checks rows of cells, whatever kind of file they come from. */
    static Reading check(List<SheetRow> sheet, Agencies agencies) {
        var findings = new Findings();
        var table = AppendixTable.read(sheet, findings);
        if (table.header() == 0) {
            return new Unreadable(
                    List.of(new Finding(1, null, Severity.ERROR, "no-table", null, null, null, List.of())));
        }
        var outline = new Outline(table.rows(), findings);
        var reader = new SectionReader(agencies, findings);
        var sections = outline.sections.stream().map(reader::section).toList();
        var total = outline.total == null ? null : Figures.money(outline.total, Column.AMOUNT, findings);
        new FiguresCheck(findings).check(sections, outline.total, total);
        if (sections.isEmpty()) {
            findings.around(Severity.ERROR, "no-section", table.header(), Column.NUMBER.label, null, null);
        }
        var facts = new PlanFactsReader(table, agencies, findings);
        var plan = facts.read(total);
        facts.compare(sections, total);
        var carriedOver = new CarriedOverNotes(findings).read(sections);
        return new CheckedAppendix(plan, sections, Map.copyOf(carriedOver), findings.inOrder());
    }
}
