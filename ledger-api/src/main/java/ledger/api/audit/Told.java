package ledger.api.audit;

import java.util.Locale;
import ledger.api.store.StoredEvent;
import ledger.api.words.AmountInWords;
import ledger.core.LedgerEvent;
import ledger.core.balance.Balances;
import ledger.core.money.Money;
import ledger.projections.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * An event with all that is told of it: what was stored, and what the registers know.
 *
 * @param after what its line had after it; null for events of no line
 */
record Told(
        JournalEntry entry,
        StoredEvent stored,
        LedgerEvent event,
        @Nullable Balances after) {

    String sentence(Locale locale) {
        return EventSentences.of(event, stored.type(), stored.envelope().actor(), locale);
    }

    /** The amount in words; null when there is none. */
    @Nullable
    String words(Locale locale) {
        var amount = entry.amount();
        return amount == null ? null : AmountInWords.in(locale, Money.dong(amount));
    }
}
