package ledger.projections;

/**
 * Where a row stands in an ordered list.
 *
 * @param value of the order's key, as PostgreSQL writes it
 */
public record Mark(String value, long position) {

    /** In a list that is ordered by positions. */
    public static Mark of(long position) {
        return new Mark(Long.toString(position), position);
    }
}
