package ledger.api.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.core.plan.PlanId;
import ledger.projections.journal.Filter;
import ledger.projections.journal.Journal;
import ledger.projections.journal.JournalEntry;
import org.springframework.stereotype.Component;

/** The latest events of a plan, as somebody may see them. */
@Component
public final class Latest {

    /** So many are looked through at most: whoever may see none of them sees none. */
    private static final int LOOKED_AT = 300;

    private static final int AT_ONCE = 30;

    private final Journal journal;
    private final EventLog log;
    private final StoredEvents events;
    private final Sight sight;

    Latest(Journal journal, EventLog log, StoredEvents events, Sight sight) {
        this.journal = journal;
        this.log = log;
        this.events = events;
        this.sight = sight;
    }

    /**
     * The latest first.
     *
     * @param until the last position that is told of
     */
    public List<Seen> of(PlanId plan, long until, int most, Caller caller, Locale locale) {
        var lead = caller.actingRole().confined() ? caller.agency() : null;
        var filter = Filter.of(plan).ledBy(lead);
        var positions = journal.last(LOOKED_AT, filter).stream()
                .map(JournalEntry::position)
                .filter(position -> position <= until)
                .toList();
        var seen = new ArrayList<Seen>();
        for (int from = 0; from < positions.size() && seen.size() < most; from += AT_ONCE) {
            var next = positions.subList(from, Math.min(positions.size(), from + AT_ONCE));
            seen.addAll(seen(next, caller, locale));
        }
        return seen.subList(0, Math.min(most, seen.size()));
    }

    /** The events at some positions, the latest first. */
    private List<Seen> seen(List<Long> positions, Caller caller, Locale locale) {
        var stored = log
                .atPositions(positions.stream().mapToLong(Long::longValue).toArray())
                .stream()
                .sorted(Comparator.comparing(StoredEvent::position).reversed())
                .toList();
        var payloads = events.payloads(stored);
        return IntStream.range(0, stored.size())
                .mapToObj(i -> sight.of(stored.get(i), payloads.get(i), caller, locale))
                .flatMap(Optional::stream)
                .toList();
    }
}
