package ledger.api.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ledger.api.export.Pages;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.Members;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.api.store.LedgerEventStore;
import ledger.core.balance.Balances;
import ledger.projections.Mark;
import ledger.projections.Start;
import ledger.projections.journal.Filter;
import ledger.projections.journal.Journal;
import ledger.projections.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The journal with what was stored: the register says which events are meant, the log what they are. */
@Component
final class JournalPages {

    private static final int PAGE = 500;

    private final Journal journal;
    private final EventLog log;
    private final LedgerEventStore store;
    private final StoredEvents events;
    private final LoadedLaw law;

    JournalPages(Journal journal, EventLog log, LedgerEventStore store, StoredEvents events, LoadedLaw law) {
        this.store = store;
        this.journal = journal;
        this.log = log;
        this.events = events;
        this.law = law;
    }

    /**
     * All events that were asked for, however many there are; a page at a time is read.
     *
     * @param start in the order of positions
     * @param filter with a last position, so that it is the same whatever is recorded meanwhile
     */
    Stream<Told> all(Start start, Filter filter) {
        var way = store.givingWay();
        return Pages.behind(last -> {
            way.afterWork();
            var from = last == null
                    ? start
                    : new Start(start.order(), Mark.of(last.entry().position()));
            return told(journal.page(from, PAGE, filter).value().items());
        });
    }

    /** One for each entry, in the same order. */
    List<Told> told(List<JournalEntry> entries) {
        var positions = entries.stream().mapToLong(JournalEntry::position).toArray();
        var after = journal.balancesAfter(positions);
        var stored = log.atPositions(positions);
        var payloads = events.payloads(stored);
        var places = new HashMap<Long, Integer>();
        for (int place = 0; place < stored.size(); place++) {
            places.put(stored.get(place).position(), place);
        }
        return entries.stream()
                .map(entry -> {
                    int place = places.getOrDefault(entry.position(), -1);
                    return new Told(entry, stored.get(place), payloads.get(place), after(entry, after));
                })
                .toList();
    }

    /** A line that has just been opened without a portion has nothing. */
    private static @Nullable Balances after(JournalEntry entry, Map<Long, Balances> after) {
        return entry.line() == null ? null : after.getOrDefault(entry.position(), Balances.ZERO);
    }

    Map<String, Object> members(Told told, Locale locale) {
        var members = new LinkedHashMap<>(EventAnswer.of(told.stored(), told.event(), law.of(told.stored()), locale));
        var after = told.after();
        members.put("portion", told.entry().portion());
        members.put("document", told.entry().document());
        members.put("payee", told.entry().payee());
        members.put("approver", told.entry().approver());
        members.put("amount", told.entry().amount());
        members.put("words", told.words(locale));
        members.put("balanceAfter", after == null ? null : Members.balances(after));
        return members;
    }
}
