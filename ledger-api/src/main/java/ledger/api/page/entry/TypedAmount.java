package ledger.api.page.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount as people type it: {@code 100.000.000}, {@code 100tr}, {@code 1,2 tỷ}, {@code 1 tỷ 200 triệu},
 * {@code =2*50000000}. What could be meant in two ways is not read at all.
 */
public final class TypedAmount {

    /** Thousands, grouped in threes by one kind of mark. */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:([., '])\\d{3})(?:\\1\\d{3})*");

    private static final Pattern FRACTION = Pattern.compile("(\\d+)[.,](\\d{1,2}|\\d{4,6})");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern PART =
            Pattern.compile("\\G\\s*(\\d[\\d., ']*?)\\s*(ty|ti|b|tr|trieu|m|k|ng|nghin|ngan)(?![a-z])");
    private static final Pattern CURRENCY = Pattern.compile("\\s*(?:d|dong|vnd)\\s*$");

    /** Brackets within brackets; whoever types amounts needs two or three, and each takes a piece of the stack. */
    private static final int DEEPEST = 20;

    private final String formula;
    private int at;
    private int depth;

    private TypedAmount(String formula) {
        this.formula = formula;
    }

    /** The amount in đồng; empty when the text is none, or no whole number of đồng. */
    public static Optional<Long> read(String typed) {
        var text = plain(typed);
        try {
            var value = text.startsWith("=") ? new TypedAmount(text.substring(1)).all() : one(text);
            return value.map(BigDecimal::longValueExact);
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    /** Lower case, without diacritics, with one kind of space. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replaceAll("[\\s\u00a0\u202f]+", " ")
                .trim();
    }

    /** One amount, perhaps of several parts: 1 tỷ 200 triệu. */
    private static Optional<BigDecimal> one(String text) {
        var bare = CURRENCY.matcher(text).replaceFirst("");
        var plain = grouped(bare);
        if (plain.isPresent()) {
            return plain;
        }
        var parts = PART.matcher(bare);
        var sum = BigDecimal.ZERO;
        var least = (BigDecimal) null;
        int end = 0;
        while (parts.find()) {
            var unit = unit(parts.group(2));
            var number = number(parts.group(1).trim());
            // Each part is of a smaller unit than the one before.
            if (number.isEmpty() || least != null && unit.compareTo(least) >= 0) {
                return Optional.empty();
            }
            sum = sum.add(number.get().multiply(unit));
            least = unit;
            end = parts.end();
        }
        return end > 0 && bare.substring(end).isBlank() ? Optional.of(sum) : Optional.empty();
    }

    private static BigDecimal unit(String word) {
        return switch (word) {
            case "ty", "ti", "b" -> BigDecimal.valueOf(1_000_000_000);
            case "tr", "trieu", "m" -> BigDecimal.valueOf(1_000_000);
            default -> BigDecimal.valueOf(1_000);
        };
    }

    /** A number of đồng, which has no fraction: any mark groups. */
    private static Optional<BigDecimal> grouped(String text) {
        return WHOLE.matcher(text).matches() || GROUPED.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replaceAll("[., ']", "")))
                : Optional.empty();
    }

    /** A number before a unit: 1,2 is a fraction, 1.250 could be either and is none. */
    private static Optional<BigDecimal> number(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        var fraction = FRACTION.matcher(text);
        return fraction.matches()
                ? Optional.of(new BigDecimal(fraction.group(1) + "." + fraction.group(2)))
                : Optional.empty();
    }

    private Optional<BigDecimal> all() {
        var value = sum();
        return at == formula.length() ? value : Optional.empty();
    }

    private Optional<BigDecimal> sum() {
        var value = product();
        while (value.isPresent() && at < formula.length() && "+-".indexOf(formula.charAt(at)) >= 0) {
            var plus = formula.charAt(at++) == '+';
            var so = value.get();
            value = product().map(next -> plus ? so.add(next) : so.subtract(next));
        }
        return value;
    }

    private Optional<BigDecimal> product() {
        var value = factor();
        while (value.isPresent() && at < formula.length() && "*x×/:".indexOf(formula.charAt(at)) >= 0) {
            var times = "*x×".indexOf(formula.charAt(at++)) >= 0;
            var so = value.get();
            value = factor().map(next -> times ? so.multiply(next) : divided(so, next));
        }
        return value;
    }

    /** Exact, or none: nothing is rounded here. */
    private static BigDecimal divided(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 6, RoundingMode.UNNECESSARY);
    }

    private Optional<BigDecimal> factor() {
        skipSpace();
        if (at < formula.length() && formula.charAt(at) == '(') {
            at++;
            depth++;
            var value = depth > DEEPEST ? Optional.<BigDecimal>empty() : sum();
            if (value.isEmpty() || at >= formula.length() || formula.charAt(at++) != ')') {
                return Optional.empty();
            }
            depth--;
            skipSpace();
            return value;
        }
        int from = at;
        while (at < formula.length() && "+-*x×/:()".indexOf(formula.charAt(at)) < 0) {
            at++;
        }
        var operand = formula.substring(from, at).trim();
        // A factor need be no amount: 12tr × 1,5.
        return one(operand).or(() -> number(operand));
    }

    private void skipSpace() {
        while (at < formula.length() && formula.charAt(at) == ' ') {
            at++;
        }
    }
}
