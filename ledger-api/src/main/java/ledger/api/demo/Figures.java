package ledger.api.demo;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The figures of a printed row, in đồng.
 *
 * @param carriedIn what of the allocated money came from the year before
 * @param left available to be committed
 * @param held held, or set aside until somebody decides
 * @param committed promised and not yet drawn
 * @param disbursed advanced or spent
 */
record Figures(
        long allocated,
        long carriedIn,
        long left,
        long held,
        long committed,
        long disbursed,
        long advanced,
        long spent,
        long lapsed,
        long carriedOut) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** From a balance of the interface. */
    static Figures of(JsonNode balance) {
        return new Figures(
                balance.path("allocated").asLong(),
                balance.path("carriedIn").asLong(),
                balance.path("available").asLong(),
                Math.addExact(
                        balance.path("held").asLong(), balance.path("reserved").asLong()),
                balance.path("committed").asLong(),
                balance.path("disbursed").asLong(),
                balance.path("advanced").asLong(),
                balance.path("spent").asLong(),
                balance.path("lapsed").asLong(),
                balance.path("carriedOut").asLong());
    }

    Figures plus(Figures other) {
        return new Figures(
                Math.addExact(allocated, other.allocated),
                Math.addExact(carriedIn, other.carriedIn),
                Math.addExact(left, other.left),
                Math.addExact(held, other.held),
                Math.addExact(committed, other.committed),
                Math.addExact(disbursed, other.disbursed),
                Math.addExact(advanced, other.advanced),
                Math.addExact(spent, other.spent),
                Math.addExact(lapsed, other.lapsed),
                Math.addExact(carriedOut, other.carriedOut));
    }

    /** Whether every đồng that was allocated stands somewhere, and only once. */
    boolean complete() {
        return disbursed == advanced + spent
                && allocated == left + held + committed + advanced + spent + lapsed + carriedOut;
    }

    /** {@code 1.687.290.000} */
    static String dots(long dong) {
        return String.format(Locale.GERMANY, "%,d", dong);
    }
}
