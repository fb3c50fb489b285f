package ledger.core.plan;

import java.util.regex.Pattern;

/**
 * A part of a leaf line's money and quantity, by origin: {@link #NEW}, or carried over from a named period such as
 * {@code 2016-2020} or {@code 2020}. Carried-over work is paid from this year's allocation; no money moves.
 */
public record Portion(String label) {

    /** The work of the plan's own year. */
    public static final Portion NEW = new Portion("NEW");

    private static final Pattern PERIOD = Pattern.compile("\\d{4}(-\\d{4})?");

    public Portion {
        if (!valid(label)) {
            throw new IllegalArgumentException("not a portion: " + label);
        }
    }

    public static boolean valid(String label) {
        return label.equals("NEW") || PERIOD.matcher(label).matches();
    }

    public static Portion of(String label) {
        return label.equals("NEW") ? NEW : new Portion(label);
    }

    /** Whether its work comes from an earlier period. */
    public boolean carriedOver() {
        return !equals(NEW);
    }

    @Override
    public String toString() {
        return label;
    }
}
