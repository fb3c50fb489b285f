package ledger.core.money;

/**
 * A whole number of things, zero or more, in the unit of its line. Quantities of different units are never added.
 *
 * @param count how many
 */
public record Quantity(long count) implements Comparable<Quantity> {

    public static final Quantity NONE = new Quantity(0);

    public Quantity {
        if (count < 0) {
            throw new ArithmeticException("not a quantity: " + count);
        }
    }

    public static Quantity of(long count) {
        return count == 0 ? NONE : new Quantity(count);
    }

    public Quantity plus(Quantity other) {
        return of(Math.addExact(count, other.count));
    }

    public Quantity minus(Quantity other) {
        return of(count - other.count);
    }

    public boolean covers(Quantity other) {
        return count >= other.count;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return Long.toString(count);
    }
}
