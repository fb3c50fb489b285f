package ledger.api.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A table as a workbook of one sheet: running text above, columns as wide as what stands in them, ready to print. */
public final class TableWorkbook {

    /** In characters. */
    private static final int WIDEST = 48;

    private static final int NARROWEST = 7;

    /** Rows that stay in memory before they are written away. */
    private static final int WINDOW = 100;

    private TableWorkbook() {}

    /**
     * @param name of the sheet
     * @param above lines of running text
     * @param header the names of the columns, on every printed page
     * @param rows of cells, each a text, a whole number or null
     * @param bold for each row whether it stands out
     */
    public static byte[] of(
            String name,
            List<String> above,
            List<String> header,
            List<? extends List<? extends @Nullable Object>> rows,
            List<Boolean> bold) {
        // Texts in the shared table, where every program that changes a cell looks for them.
        try (var workbook = new SXSSFWorkbook(null, WINDOW, false, true);
                var bytes = new ByteArrayOutputStream()) {
            var look = new Look(workbook);
            var sheet = workbook.createSheet(name);
            for (int column = 0; column < header.size(); column++) {
                sheet.setColumnWidth(column, width(column, header, rows) * 256);
            }
            AppendixWorkbook.page(sheet);
            above.forEach(text -> Cells.put(next(sheet).createCell(0), text, look.plain(text)));
            int first = above.size();
            row(sheet, look, true, header);
            for (int index = 0; index < rows.size(); index++) {
                row(sheet, look, bold.get(index), rows.get(index));
            }
            sheet.setRepeatingRows(new CellRangeAddress(first, first, -1, -1));
            sheet.createFreezePane(2, first + 1);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int width(int column, List<String> header, List<? extends List<? extends @Nullable Object>> rows) {
        int widest = header.get(column).length() / 2;
        for (var row : rows) {
            var cell = row.get(column);
            // Figures are grouped by threes.
            widest = Math.max(
                    widest,
                    cell instanceof Long
                            ? cell.toString().length() * 5 / 3
                            : String.valueOf(cell).length());
        }
        return Math.max(NARROWEST, Math.min(WIDEST, widest + 2));
    }

    private static void row(SXSSFSheet sheet, Look look, boolean bold, List<? extends @Nullable Object> cells) {
        var row = next(sheet);
        for (int column = 0; column < cells.size(); column++) {
            var value = cells.get(column);
            Cells.put(row.createCell(column), value, look.cell(bold, value));
        }
    }

    private static SXSSFRow next(SXSSFSheet sheet) {
        return sheet.createRow(sheet.getPhysicalNumberOfRows());
    }
}
