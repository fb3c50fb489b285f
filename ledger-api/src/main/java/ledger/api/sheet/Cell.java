package ledger.api.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a row.
 *
 * @param raw exactly what stands there; of a typed number its plain digits with a dot before the decimals
 * @param number the number when the file holds one and not a text that looks like one; of a formula its value
 * @param continued whether it belongs to a merged cell that begins in an earlier row: raw and number are then those of that
 *     cell. What a cell merged to its right covers is blank.
 * @param unreckoned whether it is a formula that was saved without its value; raw is then the formula
 */
public record Cell(String raw, @Nullable BigDecimal number, boolean continued, boolean unreckoned) {

    /** A cell that is no formula, or one whose value is known. */
    public Cell(String raw, @Nullable BigDecimal number, boolean continued) {
        this(raw, number, continued, false);
    }

    /** A cell of a text file. */
    public static Cell of(String raw) {
        return new Cell(raw, null, false);
    }

    /** The text in NFC without spaces around it. */
    public String text() {
        return Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replace('\u00a0', ' ')
                .strip();
    }
}
