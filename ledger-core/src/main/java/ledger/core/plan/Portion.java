package ledger.core.plan;

import java.util.regex.Pattern;

/**
 * A part of a leaf line's money and quantity, by origin: {@link #NEW}, or carried over from a named period such as
 * {@code 2016-2020} or {@code 2020}. Carried-over work is paid from this year's allocation; no money moves.
 *
 * <p>Money that came in from the plan of the year before stands in a portion of its own, {@code CN-2021} (chuyển nguồn),
 * which no appendix prints.
 */
public record Portion(String label) {

    /** The work of the plan's own year. */
    public static final Portion NEW = new Portion("NEW");

    private static final Pattern PERIOD = Pattern.compile("\\d{4}(-\\d{4})?");

    private static final String CARRIED_IN = "CN-";
    private static final Pattern CARRIED_IN_FROM = Pattern.compile(CARRIED_IN + "\\d{4}");

    public Portion {
        if (!valid(label)) {
            throw new IllegalArgumentException("not a portion: " + label);
        }
    }

    public static boolean valid(String label) {
        return label.equals("NEW")
                || PERIOD.matcher(label).matches()
                || CARRIED_IN_FROM.matcher(label).matches();
    }

    /** Where money stands that came in from a fiscal year. */
    public static Portion carriedInFrom(int fiscalYear) {
        return new Portion(CARRIED_IN + fiscalYear);
    }

    public static Portion of(String label) {
        return label.equals("NEW") ? NEW : new Portion(label);
    }

    /** Whether its work comes from an earlier period: an appendix prints it apart. */
    public boolean carriedOver() {
        return PERIOD.matcher(label).matches();
    }

    /** Whether its money came in from the plan of the year before. */
    public boolean carriedIn() {
        return CARRIED_IN_FROM.matcher(label).matches();
    }

    /** The year or years it comes from, as in its label. */
    public String period() {
        return carriedIn() ? label.substring(CARRIED_IN.length()) : label;
    }

    @Override
    public String toString() {
        return label;
    }
}
