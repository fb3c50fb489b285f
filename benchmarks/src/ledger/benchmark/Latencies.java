package ledger.benchmark;

import java.util.Arrays;

/** How long things took, in microseconds. */
final class Latencies {

    private long[] micros = new long[1 << 16];
    private int count;
    private boolean sorted;

    void add(long one) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = one;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** The latency, in milliseconds, that this share of all did not exceed. */
    double quantile(double share) {
        if (!sorted) {
            Arrays.sort(micros, 0, count);
            sorted = true;
        }
        return count == 0 ? Double.NaN : micros[Math.min(count - 1, (int) (share * count))] / 1000.0;
    }
}
