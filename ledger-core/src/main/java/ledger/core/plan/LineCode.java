package ledger.core.plan;

import java.util.regex.Pattern;

/** The path of a line in its appendix, such as {@code III.7.2}: the section's code, then the number on each level. */
public record LineCode(String value) implements Comparable<LineCode> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9Đđ]{1,16}(\\.[A-Za-z0-9Đđ]{1,16}){0,7}");

    public LineCode {
        if (!valid(value)) {
            throw new IllegalArgumentException("not a line code: " + value);
        }
    }

    public static boolean valid(String value) {
        return value.length() <= 64 && FORM.matcher(value).matches();
    }

    /** The line's place below this one. */
    public LineCode child(String number) {
        return new LineCode(value + "." + number);
    }

    /** Whether the other line stands somewhere below this one. */
    public boolean above(LineCode other) {
        return other.value.startsWith(value + ".");
    }

    @Override
    public int compareTo(LineCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
