package ledger.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import ledger.api.export.Appendix.Kind;
import ledger.api.export.Appendix.Row;
import ledger.core.plan.Plan;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The appendix as a workbook: a sheet that looks like the document, and sheets that say in plain rows what the document
 * leaves to the reader, so that the file can be imported again without a question.
 */
final class AppendixWorkbook {

    /** In characters; all together as wide as a screen of 1366 pixels, and as a page of A4 lying on its side. */
    private static final List<Integer> WIDTHS = List.of(6, 42, 18, 25, 16, 8, 8, 15, 16, 21);

    /** How many characters of running text fit on one line across all columns. */
    private static final int LINE = 150;

    private static final float LINE_HEIGHT = 18;

    /** Rows that stay in memory before they are written away. */
    private static final int WINDOW = 100;

    private final SXSSFWorkbook workbook;
    private final Look look;

    private AppendixWorkbook(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        this.look = new Look(workbook);
    }

    static void write(Plan plan, OutputStream into) throws IOException {
        try (var workbook = new SXSSFWorkbook(WINDOW)) {
            var names = new AgencyNames(plan);
            var written = new AppendixWorkbook(workbook);
            written.appendix(Appendix.rows(plan, names));
            new FactSheets(workbook, written.look).write(plan, names);
            workbook.write(into);
        }
    }

    private void appendix(List<Row> rows) {
        var sheet = workbook.createSheet("Phụ lục");
        for (int column = 0; column < WIDTHS.size(); column++) {
            sheet.setColumnWidth(column, WIDTHS.get(column) * 256);
        }
        int counting = 0;
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            counting = row.kind() == Kind.COUNTING ? index : counting;
            write(sheet, index, row);
        }
        sheet.createFreezePane(0, counting + 1);
        sheet.setRepeatingRows(new CellRangeAddress(counting - 1, counting, -1, -1));
        // The numbers of lines are no quantities: "7.10" is not 7.1.
        workbook.getXSSFWorkbook()
                .getSheet(sheet.getSheetName())
                .addIgnoredErrors(
                        new CellRangeAddress(counting, rows.size(), 0, 0), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        page(sheet);
    }

    private void write(SXSSFSheet sheet, int index, Row row) {
        var written = sheet.createRow(index);
        for (int column = 0; column < Appendix.COLUMNS.size(); column++) {
            var value = column < row.cells().size() ? row.cells().get(column) : null;
            var style = look.of(row.kind(), column, value);
            if (value != null || !row.kind().text()) {
                Cells.put(written.createCell(column), value, style);
            }
        }
        merge(sheet, index, row.kind());
        if (row.kind().text()) {
            // A program fits the height of a row to its text only where no cells are merged.
            var text = (String) row.cells().get(0);
            written.setHeightInPoints(LINE_HEIGHT * (1 + (text == null ? 0 : text.length() / LINE)));
        }
    }

    private static void merge(SXSSFSheet sheet, int index, Kind kind) {
        if (kind.text()) {
            merge(sheet, index, 0, Appendix.NOTE);
        } else if (kind == Kind.SECTION) {
            merge(sheet, index, Appendix.UNIT, Appendix.UNIT_PRICE);
        } else if (kind == Kind.TOTAL) {
            merge(sheet, index, 0, Appendix.UNIT_PRICE);
        }
    }

    private static void merge(SXSSFSheet sheet, int row, int first, int last) {
        // Looking for overlaps would take as long as the square of the rows; one row each, there are none.
        sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row, first, last));
    }

    private static void page(SXSSFSheet sheet) {
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.getFooter().setCenter("&P/&N");
    }
}
