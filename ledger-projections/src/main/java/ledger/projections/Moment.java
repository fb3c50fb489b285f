package ledger.projections;

import java.time.LocalDate;
import ledger.core.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * A point in both kinds of time: what counts up to a day, as it was recorded up to a position, both inclusive. What it
 * shows never changes again.
 *
 * @param day null: whatever day an event counts from
 */
public record Moment(@Nullable LocalDate day, long position) {

    /** Whether an event counts and is recorded by then. */
    public boolean covers(LedgerEvent event, long at) {
        return at <= position && (day == null || !event.effective().isAfter(day));
    }
}
