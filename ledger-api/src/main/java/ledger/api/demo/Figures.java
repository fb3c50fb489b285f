package ledger.api.demo;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The four figures of a printed row, in đồng.
 *
 * @param committed promised and not yet drawn
 * @param disbursed advanced or spent
 * @param left available to be committed
 */
record Figures(long allocated, long committed, long disbursed, long left) {

    static final Figures NONE = new Figures(0, 0, 0, 0);

    /** From a balance of the interface. */
    static Figures of(JsonNode balance) {
        return new Figures(
                balance.path("allocated").asLong(),
                balance.path("committed").asLong(),
                balance.path("disbursed").asLong(),
                balance.path("available").asLong());
    }

    Figures plus(Figures other) {
        return new Figures(
                Math.addExact(allocated, other.allocated),
                Math.addExact(committed, other.committed),
                Math.addExact(disbursed, other.disbursed),
                Math.addExact(left, other.left));
    }

    /** {@code 1.687.290.000} */
    static String dots(long dong) {
        return String.format(Locale.GERMANY, "%,d", dong);
    }
}
