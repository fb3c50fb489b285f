package ledger.api.replay;

import java.util.List;
import ledger.api.redeciding.Redecided;
import ledger.projections.replay.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * What a replay has found.
 *
 * @param hash of the event at the position up to which was replayed, in hex
 * @param brokenAt the first position at which the chain of hashes breaks; null where it is intact
 * @param events that were read
 * @param unreadable positions of events whose stored text is none of an event, the first of them; they were left out
 * @param redecided what came of deciding again; null where that was not asked
 */
public record Result(
        Comparison.Outcome compared,
        String hash,
        @Nullable Long brokenAt,
        long events,
        List<Long> unreadable,
        @Nullable Redecided redecided) {

    /** Whether the registers are what the events make them, the events what was recorded, and decisions what they were. */
    public boolean clean() {
        return compared.total() == 0
                && brokenAt == null
                && unreadable.isEmpty()
                && (redecided == null || redecided.total() == 0);
    }
}
