package ledger.api.live;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import org.springframework.stereotype.Component;

/** The end of the log, read once for all who follow it; who is further behind reads for itself. */
@Component
final class Tail {

    /** Events of one reading. */
    private static final int PAGE = 200;

    private static final int KEPT = 1_000;

    private final EventLog log;
    private final StoredEvents events;
    private final TreeMap<Long, Told> kept = new TreeMap<>();

    Tail(EventLog log, StoredEvents events) {
        this.log = log;
        this.events = events;
    }

    /** An event with its payload read. */
    record Told(StoredEvent stored, LedgerEvent event) {}

    long head() {
        return log.head();
    }

    /** The next events after a position, not all of them if there are many; none at the end of the log. */
    List<Told> after(long position) {
        synchronized (kept) {
            var known =
                    kept.tailMap(position, false).values().stream().limit(PAGE).toList();
            if (!known.isEmpty() && known.get(0).stored().position() == position + 1) {
                return known;
            }
        }
        // Outside of the lock: who reads an old page keeps nobody waiting who follows the end.
        var read = read(position);
        synchronized (kept) {
            if (kept.isEmpty() || kept.lastKey() <= position) {
                if (!kept.isEmpty() && kept.lastKey() < position) {
                    // Kept for somebody who was far behind: what is wanted is the end.
                    kept.clear();
                }
                read.forEach(told -> kept.put(told.stored().position(), told));
                while (kept.size() > KEPT) {
                    kept.pollFirstEntry();
                }
            }
        }
        return read;
    }

    private List<Told> read(long position) {
        var stored = log.after(position, PAGE);
        var payloads = events.payloads(stored);
        var read = new ArrayList<Told>();
        for (int i = 0; i < stored.size(); i++) {
            read.add(new Told(stored.get(i), payloads.get(i)));
        }
        return read;
    }
}
