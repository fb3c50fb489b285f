package ledger.api.redeciding;

import java.util.List;
import java.util.Optional;
import ledger.api.store.EventLog;
import ledger.api.store.StoredRefusal;

/** The refusals in the order in which they were kept, a page at a time. */
final class RefusalQueue {

    /** So many are read at a time; each holds a whole command. */
    private static final int STEP = 100;

    private final EventLog log;
    private List<StoredRefusal> page = List.of();
    private int next;
    private boolean more = true;
    private long last;
    private long head;

    RefusalQueue(EventLog log) {
        this.log = log;
    }

    /** The next one, which is not taken; empty at the end. */
    Optional<StoredRefusal> next() {
        if (next == page.size() && more) {
            read();
        }
        return page.stream().skip(next).findFirst();
    }

    private void read() {
        page = log.refusals(last, STEP);
        next = 0;
        // What is refused from now on is left to the next replay.
        more = page.size() == STEP;
        last = page.isEmpty() ? last : page.get(page.size() - 1).number();
        head = log.head();
    }

    void take() {
        next++;
    }

    /** Whether it says that it knew events that were not there even when it was read. */
    boolean foresaw(StoredRefusal kept) {
        return kept.positionSeen() > head;
    }
}
