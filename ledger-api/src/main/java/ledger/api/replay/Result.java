package ledger.api.replay;

import java.util.List;
import ledger.projections.replay.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * What a replay has found.
 *
 * @param hash of the event at the position up to which was replayed, in hex
 * @param brokenAt the first position at which the chain of hashes breaks; null where it is intact
 * @param events that were read
 * @param unreadable positions of events whose stored text is none of an event, the first of them; they were left out
 */
public record Result(
        Comparison.Outcome compared, String hash, @Nullable Long brokenAt, long events, List<Long> unreadable) {

    /** Whether the registers are what the events make them, and the events what was once recorded. */
    public boolean clean() {
        return compared.total() == 0 && brokenAt == null && unreadable.isEmpty();
    }
}
