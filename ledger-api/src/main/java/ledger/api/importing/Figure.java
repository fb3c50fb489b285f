package ledger.api.importing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import ledger.api.sheet.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A figure as somebody wrote it. Dots and commas part thousands or begin decimals, as their number and place say: three
 * digits behind one dot are thousands, as official documents write them; behind one comma they may be either.
 *
 * @param kind what was found
 * @param value what it is most likely to be, without the unit behind it; null unless it is a number
 * @param other its other reading; null unless it has two
 * @param unit the unit of money written behind the figure, such as "triệu"; null when there is none
 */
public record Figure(
        Kind kind,
        @Nullable BigDecimal value,
        @Nullable BigDecimal other,
        @Nullable MoneyUnit unit) {

    /** What stands in a cell. */
    public enum Kind {
        BLANK,
        NUMBER,
        NEGATIVE,
        FORMULA_ERROR,
        NONE
    }

    private static final int LONGEST = 60;
    private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/]{1,12}[!?]?|Err:\\d{1,4}");
    private static final Pattern NEGATIVE = Pattern.compile("\\( ?\\d[\\d., ]*\\)|[-−–] ?\\d[\\d., ]*");
    private static final Pattern WITH_UNIT =
            Pattern.compile("([\\d.,]+(?: \\d{3})*) ?((?:tỷ|tỉ|triệu|tr|nghìn|ngàn)? ?(?:đồng|đ|vnđ|vnd)?)\\.?");
    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern DOTS = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");
    private static final Pattern COMMAS = Pattern.compile("\\d{1,3}(?:,\\d{3}){2,}");
    private static final Pattern SPACES = Pattern.compile("\\d{1,3}(?: \\d{3})+");
    private static final Pattern EITHER = Pattern.compile("\\d{1,3},\\d{3}");
    private static final Pattern COMMA_DECIMALS = Pattern.compile("(?:\\d{1,3}(?:\\.\\d{3})+|\\d+),\\d+");
    private static final Pattern DOT_DECIMALS = Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+|\\d+)\\.\\d+");

    private static final Figure BLANK = new Figure(Kind.BLANK, null, null, null);

    /** What a cell says; a typed number needs no reading. */
    public static Figure read(Cell cell) {
        var number = cell.number();
        if (number != null) {
            return number.signum() < 0 ? of(Kind.NEGATIVE) : new Figure(Kind.NUMBER, number, null, null);
        }
        return cell.raw().length() > LONGEST ? of(Kind.NONE) : read(cell.text());
    }

    static Figure read(String cell) {
        var text = cell.replaceAll("[\\s\\u00a0\\u2007\\u2009\\u202f]+", " ").strip();
        if (text.isEmpty() || text.equals("-") || text.equals("–") || text.equals("—")) {
            return BLANK;
        }
        if (text.length() > LONGEST) {
            return of(Kind.NONE);
        }
        if (ERROR.matcher(text).matches()) {
            return of(Kind.FORMULA_ERROR);
        }
        if (NEGATIVE.matcher(text).matches()) {
            return of(Kind.NEGATIVE);
        }
        var parts = WITH_UNIT.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return of(Kind.NONE);
        }
        var word = parts.group(2).strip();
        var unit = word.isEmpty() ? null : MoneyUnit.named(word).orElse(null);
        return number(parts.group(1), unit);
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** Whether its commas part thousands beyond doubt. */
    static boolean commasPartThousands(String text) {
        return COMMAS.matcher(text).matches();
    }

    private static Figure number(String digits, @Nullable MoneyUnit unit) {
        if (WHOLE.matcher(digits).matches()
                || DOTS.matcher(digits).matches()
                || COMMAS.matcher(digits).matches()
                || SPACES.matcher(digits).matches()) {
            return new Figure(Kind.NUMBER, new BigDecimal(digits.replaceAll("[., ]", "")), null, unit);
        }
        if (EITHER.matcher(digits).matches()) {
            return new Figure(
                    Kind.NUMBER,
                    new BigDecimal(digits.replace(",", "")),
                    new BigDecimal(digits.replace(',', '.')),
                    unit);
        }
        if (COMMA_DECIMALS.matcher(digits).matches()) {
            return new Figure(
                    Kind.NUMBER, new BigDecimal(digits.replace(".", "").replace(',', '.')), null, unit);
        }
        return DOT_DECIMALS.matcher(digits).matches()
                ? new Figure(Kind.NUMBER, new BigDecimal(digits.replace(",", "")), null, unit)
                : of(Kind.NONE);
    }

    private static Figure of(Kind kind) {
        return new Figure(kind, null, null, null);
    }
}
