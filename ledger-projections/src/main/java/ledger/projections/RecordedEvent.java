package ledger.projections;

import java.time.Instant;
import ledger.core.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log, with who asked for it and why.
 *
 * @param position its place in the log, from 1 and without gaps
 * @param type its stable name, such as {@code FundsCommitted}
 * @param agency of the actor; null when the actor belongs to none
 * @param requestId null when the client sent none
 */
public record RecordedEvent(
        long position,
        String eventId,
        String type,
        String revision,
        LedgerEvent event,
        String actor,
        String role,
        @Nullable String agency,
        String channel,
        @Nullable String requestId,
        String ruleSet,
        String reason,
        Instant recordedAt,
        String commandId) {

    /** What its stream is called: events of one stream are folded in order or not at all. */
    public String stream() {
        return event.stream();
    }
}
