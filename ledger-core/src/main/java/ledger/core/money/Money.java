package ledger.core.money;

import java.util.Optional;

/**
 * An amount of whole đồng, zero or more. It never rounds; arithmetic that leaves 0 … {@link #MAX} is a bug and throws
 * {@link ArithmeticException}.
 *
 * @param dong the amount in đồng
 */
public record Money(long dong) implements Comparable<Money> {

    /** The largest amount, 2^53 − 1 đồng: every JSON client reads it exactly. */
    public static final long MAX = 9_007_199_254_740_991L;

    public static final Money ZERO = new Money(0);

    public Money {
        if (dong < 0 || dong > MAX) {
            throw new ArithmeticException("not an amount of money: " + dong + " đồng");
        }
    }

    public static Money dong(long dong) {
        return dong == 0 ? ZERO : new Money(dong);
    }

    public Money plus(Money other) {
        return dong(Math.addExact(dong, other.dong));
    }

    public Money minus(Money other) {
        return dong(dong - other.dong);
    }

    /** Unit price × quantity; empty when the product is larger than {@link #MAX}. */
    public Optional<Money> times(Quantity quantity) {
        boolean fits = dong == 0 || quantity.count() <= MAX / dong;
        return fits ? Optional.of(dong(dong * quantity.count())) : Optional.empty();
    }

    /** The sum of amounts; empty when it is larger than {@link #MAX}. */
    public static Optional<Money> sum(Iterable<Money> amounts) {
        long sum = 0;
        for (var amount : amounts) {
            sum += amount.dong;
            if (sum > MAX) {
                return Optional.empty();
            }
        }
        return Optional.of(dong(sum));
    }

    /** Whether this amount is enough to pay the other. */
    public boolean covers(Money other) {
        return dong >= other.dong;
    }

    /** What is missing to pay the other; zero when nothing is. */
    public Money shortOf(Money other) {
        return covers(other) ? ZERO : other.minus(this);
    }

    public boolean positive() {
        return dong > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(dong, other.dong);
    }

    @Override
    public String toString() {
        return dong + " đồng";
    }
}
