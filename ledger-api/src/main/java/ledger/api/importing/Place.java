package ledger.api.importing;

import ledger.api.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file something was found.
 *
 * @param sheet null in a file without sheets, or when the whole file is meant
 * @param row from 1; null when the whole file or sheet is meant
 * @param cell the address in a sheet, such as "F12"; null in a file without sheets, or when no cell is meant
 */
record Place(
        @Nullable String sheet,
        @Nullable Integer row,
        @Nullable String cell) {

    static final Place FILE = new Place(null, null, null);

    static Place of(SheetRow row) {
        return new Place(row.sheet(), row.number(), null);
    }

    /** @param index of the cell, from 0 */
    static Place of(SheetRow row, int index) {
        return row.sheet() == null ? of(row) : new Place(row.sheet(), row.number(), letters(index) + row.number());
    }

    /** The columns of a sheet are A … Z, AA, AB … */
    private static String letters(int index) {
        var last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
