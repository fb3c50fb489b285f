package ledger.api.sheet;

import java.math.BigDecimal;
import java.time.LocalTime;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;

/** Cells of typed values, as a spreadsheet holds them. */
final class TypedCell {

    private TypedCell() {}

    /** A number with the 15 significant digits that Excel shows and reckons with, not the 17 of its binary form. */
    static Cell number(double value) {
        if (!Double.isFinite(value)) {
            return Cell.of("#NUM!");
        }
        var exact = new BigDecimal(NumberToTextConverter.toText(value)).stripTrailingZeros();
        return new Cell(exact.toPlainString(), exact, false);
    }

    /** A day as yyyy-MM-dd, with its time of day when it has one. Below 1 it is a time of day only. */
    static Cell date(double value, boolean from1904) {
        var moment = Double.isFinite(value) ? DateUtil.getLocalDateTime(value, from1904, true) : null;
        if (moment == null) {
            return number(value);
        }
        if (value < 1) {
            return Cell.of(moment.toLocalTime().toString());
        }
        boolean day = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return Cell.of(day ? moment.toLocalDate().toString() : moment.toString());
    }

    static Cell truth(boolean value) {
        return Cell.of(value ? "TRUE" : "FALSE");
    }

    /** A formula that was saved without its result: the formula itself, which is no number for anyone. */
    static Cell formula(String formula) {
        return new Cell("=" + formula, null, false, true);
    }
}
