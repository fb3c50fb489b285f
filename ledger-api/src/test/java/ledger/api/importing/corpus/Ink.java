package ledger.api.importing.corpus;

import java.math.BigDecimal;
import java.util.List;

/** What is put into one cell of a file. */
sealed interface Ink {

    /** Words, or a number that was typed as words. */
    record Text(String text) implements Ink {
        static final Text NONE = new Text("");
    }

    /** A number, and how it would be spelt in a file that knows no numbers. */
    record Figure(BigDecimal number, String spelt) implements Ink {}

    /** A formula that adds up cells of its own column, and its value. Rows count from 0. */
    record Sum(List<Integer> rows, Figure value) implements Ink {}

    /** The product of the two cells to its left, and its value. */
    record Product(Figure value) implements Ink {}

    /** What a file without numbers and formulas holds. */
    default String spelt() {
        if (this instanceof Text words) {
            return words.text();
        } else if (this instanceof Figure figure) {
            return figure.spelt();
        } else if (this instanceof Sum sum) {
            return sum.value().spelt();
        }
        return ((Product) this).value().spelt();
    }
}
