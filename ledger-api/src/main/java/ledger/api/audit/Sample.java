package ledger.api.audit;

import java.util.List;
import ledger.projections.Query;
import ledger.projections.journal.Drawn;
import org.jspecify.annotations.Nullable;

/**
 * A sample that was drawn.
 *
 * @param population the events that could have been drawn, and what their amounts add up to, in đồng; where money decides,
 *     those that have an amount
 * @param interval between the units of money that are drawn, in đồng; null unless units are drawn
 * @param start the first of them
 * @param items in the order in which they were drawn
 */
record Sample(
        Sampling sampling,
        Query.Sum population,
        @Nullable Long interval,
        @Nullable Long start,
        List<Item> items) {

    /** An event with why it was drawn. */
    record Item(Drawn drawn, Told told) {}
}
