package ledger.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A table of any length as a workbook in constant memory. What does not fit on a sheet goes on on the next one, under the
 * same header. Texts stand in their cells and not in the shared table, which would grow with the rows.
 */
public final class LongWorkbook implements Table {

    /** Rows that stay in memory before they are written away. */
    private static final int WINDOW = 100;
    /** Of the 1,048,576 that a sheet can have. */
    private static final int ROWS_OF_SHEET = 1_000_000;
    /** Characters that a cell can have. */
    private static final int LONGEST = 32_767;

    private static final int NARROW = 16;
    private static final int WIDE = 48;

    private final OutputStream bytes;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, WINDOW, false, false);
    private final Look look = new Look(workbook);
    private final String name;
    private final List<String> header;
    private final List<String> wide;
    private SXSSFSheet sheet;
    private int rows;

    /**
     * @param bytes written when the table is closed, and left open
     * @param name of the sheet
     * @param header the names of the columns, on every printed page
     * @param wide the columns that have running text
     */
    public LongWorkbook(OutputStream bytes, String name, List<String> header, List<String> wide) {
        this.bytes = bytes;
        this.name = name;
        this.header = List.copyOf(header);
        this.wide = List.copyOf(wide);
        this.sheet = sheet();
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        if (rows == ROWS_OF_SHEET) {
            sheet = sheet();
        }
        put(cells, false);
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            workbook.write(bytes);
        }
    }

    private SXSSFSheet sheet() {
        int number = workbook.getNumberOfSheets() + 1;
        var made = workbook.createSheet(number == 1 ? name : name + " " + number);
        for (int column = 0; column < header.size(); column++) {
            made.setColumnWidth(column, (wide.contains(header.get(column)) ? WIDE : NARROW) * 256);
        }
        AppendixWorkbook.page(made);
        made.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        made.createFreezePane(0, 1);
        rows = 0;
        put(made.createRow(rows++), header, true);
        return made;
    }

    private void put(List<? extends @Nullable Object> cells, boolean bold) {
        put(sheet.createRow(rows++), cells, bold);
    }

    private void put(SXSSFRow row, List<? extends @Nullable Object> cells, boolean bold) {
        for (int column = 0; column < cells.size(); column++) {
            var value = shortened(cells.get(column));
            Cells.put(row.createCell(column), value, look.cell(bold, value));
        }
    }

    private static @Nullable Object shortened(@Nullable Object value) {
        return value instanceof String text && text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : value;
    }
}
