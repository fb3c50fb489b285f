package ledger.projections;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of an ordered list begins.
 *
 * @param behind the row that comes before it; null from the start of the list
 */
public record Start(Order order, @Nullable Mark behind) {

    /** From what was recorded last, back. */
    public static Start latest() {
        return new Start(new Order(Order.Key.POSITION, true), null);
    }

    /** In the order of recording, behind a position; 0 from the start. */
    public static Start after(long position) {
        return new Start(Order.RECORDED, Mark.of(position));
    }
}
