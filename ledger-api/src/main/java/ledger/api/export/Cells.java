package ledger.api.export;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.jspecify.annotations.Nullable;

/** Puts values into cells: texts as texts, whole numbers as numbers, days as days, whatever they look like. */
final class Cells {

    /** How XML names a character that it cannot hold; a text that only looks so is not to be read as one. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final int FIRST_YEAR = 1900;

    private Cells() {}

    static void put(Cell cell, @Nullable Object value, CellStyle style) {
        cell.setCellStyle(style);
        if (value instanceof Number number) {
            // Whole đồng up to 2^53 are exact in the only kind of number that a workbook has.
            cell.setCellValue(number.longValue());
        } else if (isDay(value)) {
            cell.setCellValue((LocalDate) value);
        } else if (value != null) {
            cell.setCellValue(ESCAPE.matcher(value.toString()).replaceAll("_x005F_"));
        }
    }

    /** Whether it is a day that a workbook can count: they begin in 1900. */
    static boolean isDay(@Nullable Object value) {
        return value instanceof LocalDate day && day.getYear() > FIRST_YEAR;
    }

    /** Whether a program may take the text for a formula when somebody edits the cell or copies it elsewhere. */
    static boolean looksLikeFormula(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }
}
