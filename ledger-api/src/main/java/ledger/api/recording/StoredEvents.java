package ledger.api.recording;

import java.util.List;
import ledger.api.store.LedgerEventStore;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import org.springframework.stereotype.Component;

/** Stored text as events of the core. */
@Component
public final class StoredEvents {

    private final LedgerEventStore store;

    StoredEvents(LedgerEventStore store) {
        this.store = store;
    }

    public LedgerEvent payload(StoredEvent stored) {
        return payloads(List.of(stored)).get(0);
    }

    /** One for each, in the same order. */
    public List<LedgerEvent> payloads(List<StoredEvent> stored) {
        return store.messages(stored)
                .map(message -> (LedgerEvent) message.getPayload())
                .toList();
    }
}
