package ledger.api.redeciding;

import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** @param event null when the stored text is none of an event */
record Recorded(StoredEvent stored, @Nullable LedgerEvent event) {}
