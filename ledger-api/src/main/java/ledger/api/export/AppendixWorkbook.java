package ledger.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ledger.api.export.Appendix.Kind;
import ledger.api.export.Appendix.Row;
import ledger.api.words.Phrasebook;
import ledger.core.plan.Plan;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The appendix as a workbook: a sheet that looks like the document, and sheets that say in plain rows what the document
 * leaves to the reader, so that the file can be imported again without a question.
 */
final class AppendixWorkbook {

    /** In characters; all together as wide as a screen of 1366 pixels, and as a page of A4 lying on its side. */
    private static final List<Integer> WIDTHS = List.of(6, 42, 18, 24, 15, 8, 9, 15, 18, 20);

    /** How many characters of running text fit on one line across all columns. */
    private static final int LINE = 150;

    private static final float LINE_HEIGHT = 18;

    /** How much wider a figure is than its signs: the font is larger than the one that columns are measured in. */
    private static final double FIGURE = 1.25;

    /** How much of a line words fill before they break. */
    private static final double FILLED = 0.8;

    /** Rows that stay in memory before they are written away. */
    private static final int WINDOW = 100;

    private final SXSSFWorkbook workbook;
    private final Look look;

    private AppendixWorkbook(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        this.look = new Look(workbook);
    }

    static void write(Plan plan, OutputStream into) throws IOException {
        write(plan, null, into);
    }

    /** @param notes says what belongs into each cell; null for an appendix that is not to be filled in */
    static void write(Plan plan, @Nullable Phrasebook notes, OutputStream into) throws IOException {
        // Texts in the shared table, where every program that changes a cell looks for them.
        try (var workbook = new SXSSFWorkbook(null, WINDOW, false, true)) {
            var names = new AgencyNames(plan);
            var written = new AppendixWorkbook(workbook);
            written.appendix(Appendix.rows(plan, names), notes);
            new FactSheets(workbook, written.look).write(plan, names);
            workbook.write(into);
        }
    }

    private void appendix(List<Row> rows, @Nullable Phrasebook words) {
        var sheet = workbook.createSheet("Phụ lục");
        var notes = words == null ? null : new Notes(sheet, words);
        var widths = IntStream.range(0, WIDTHS.size())
                .mapToObj(column -> width(column, rows))
                .toList();
        for (int column = 0; column < widths.size(); column++) {
            sheet.setColumnWidth(column, widths.get(column) * 256);
        }
        int counting = 0;
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            counting = row.kind() == Kind.COUNTING ? index : counting;
            write(sheet, index, row, widths);
            if (notes != null) {
                sheet.getRow(index).forEach(cell -> notes.explain(row.kind(), cell));
            }
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

    /** As wide as usual, or wider where a figure would not fit: a program shows such a figure as "####". */
    private static int width(int column, List<Row> rows) {
        int figure = rows.stream()
                .map(Row::cells)
                .filter(cells -> column < cells.size() && cells.get(column) instanceof Number)
                .mapToInt(cells -> String.format(Locale.ROOT, "%,d", (Long) cells.get(column))
                        .length())
                .max()
                .orElse(0);
        return Math.max(WIDTHS.get(column), (int) Math.ceil(figure * FIGURE));
    }

    private void write(SXSSFSheet sheet, int index, Row row, List<Integer> widths) {
        var written = sheet.createRow(index);
        for (int column = 0; column < Appendix.COLUMNS.size(); column++) {
            var value = column < row.cells().size() ? row.cells().get(column) : null;
            var style = look.of(row.kind(), column, value);
            if (value != null || !row.kind().text()) {
                Cells.put(written.createCell(column), value, style);
            }
        }
        merge(sheet, index, row.kind());
        // Not every program fits the height of a row to its text, and none does where cells are merged.
        written.setHeightInPoints(
                LINE_HEIGHT * (row.kind().text() ? lines(row.cells().get(0), LINE) : lines(row, widths)));
    }

    private static int lines(Row row, List<Integer> widths) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> row.kind() != Kind.TOTAL || column == Appendix.AMOUNT)
                .map(column -> lines(row.cells().get(column), widths.get(column) * FILLED))
                .max()
                .orElse(1);
    }

    private static int lines(@Nullable Object cell, double width) {
        return cell instanceof String text
                ? text.lines()
                        .mapToInt(line -> Math.max(1, (int) Math.ceil(line.length() / width)))
                        .sum()
                : 1;
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

    /** How a sheet is printed: on A4 lying on its side, as wide as the page, with numbered pages. */
    static void page(SXSSFSheet sheet) {
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
