package ledger.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One measure over all rounds.
 *
 * @param id the line of the goals that it belongs to
 * @param floors what it is compared with, taken in the same rounds; empty without a comparison
 * @param atLeast what it must reach: of the ratio where there is a floor, else of the value; NaN when nothing is asked
 * @param aim what it should reach
 * @param atMost whether less is better
 */
record Series(
        String id,
        String what,
        String unit,
        double[] values,
        double[] floors,
        double atLeast,
        double aim,
        boolean atMost) {

    double value() {
        return median(values);
    }

    double floor() {
        return median(floors);
    }

    /** The median of the rounds' ratios: a neighbour that slows a whole round down slows both sides. */
    double ratio() {
        return median(IntStream.range(0, floors.length)
                .mapToDouble(i -> values[i] / floors[i])
                .toArray());
    }

    int rounds() {
        return values.length;
    }

    /** How far the values of the rounds lie apart, as a share of their median. */
    double spread() {
        var sorted = sorted(values);
        return (sorted[sorted.length - 1] - sorted[0]) / value();
    }

    /** Whether it reached what it must; true when nothing is asked. */
    boolean reached() {
        var measured = floors.length == 0 ? value() : ratio();
        return Double.isNaN(atLeast) || (atMost ? measured <= atLeast : measured >= atLeast);
    }

    /** A number with as many digits as it is worth. */
    static String number(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        var digits = Math.abs(number) >= 100 ? "%.0f" : Math.abs(number) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, number);
    }

    private static double median(double[] numbers) {
        if (numbers.length == 0) {
            return Double.NaN;
        }
        var sorted = sorted(numbers);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] sorted(double[] numbers) {
        var sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
