package ledger.api.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a recorded command; given only after the commit.
 *
 * @param result what the command handler returned; absent when replayed
 * @param replayed whether the command had been recorded before under the same key
 * @param events all events of the command in the order of their positions
 */
public record Receipt(@Nullable Object result, boolean replayed, List<StoredEvent> events) {

    public Receipt {
        events = List.copyOf(events);
    }
}
