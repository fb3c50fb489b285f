package ledger.core.plan;

import java.util.regex.Pattern;

/** The id of a plan, such as {@code 950-KH-UBND-2021}: 1-64 letters, digits, dots, dashes and underscores. */
public record PlanId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public PlanId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a plan id: " + value);
        }
    }

    public static boolean valid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
