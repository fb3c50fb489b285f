package ledger.api.bulk;

import java.time.LocalDate;
import ledger.api.store.IdempotencyKey;
import ledger.api.store.StoredEvent;
import ledger.core.LineCommand;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A row after its check.
 *
 * @param key under which it is recorded once
 * @param asked what it asks for; null when it could not be read
 * @param recorded the fact of an earlier confirmation; null when there is none
 */
record CheckedRow(
        Row row,
        IdempotencyKey key,
        @Nullable Asking asked,
        @Nullable StoredEvent recorded) {

    /** A command with what a request says beside it. */
    record Asking(LineCommand command, Money amount, LocalDate effective, String reason) {}

    String status() {
        return recorded != null ? "ALREADY_RECORDED" : row.failed() ? "ERROR" : "OK";
    }
}
