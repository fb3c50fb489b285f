package ledger.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code ledger.refusal}: what was asked and not allowed, with the facts.
 *
 * @param number from 1, without gaps, in commit order; not a position
 * @param commandType absent if the door refused before it knew
 * @param commandText the command, usually as JSON
 * @param facts JSON
 * @param positionSeen the last position that the decision knew
 * @param step so many commands of the same write had been decided before it, which were given up with it
 */
public record StoredRefusal(
        long number,
        String commandId,
        @Nullable String commandType,
        String commandText,
        Envelope envelope,
        String code,
        String facts,
        long positionSeen,
        int step,
        Instant recordedAt) {}
