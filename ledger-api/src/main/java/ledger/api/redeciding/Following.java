package ledger.api.redeciding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;

/** The events of one write that nobody has accounted for yet. */
final class Following {

    private final Deque<Recorded> rest;

    Following(Collection<Recorded> events) {
        rest = new ArrayDeque<>(events);
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    /** The next one as it is stored; it is not taken. */
    StoredEvent stored() {
        return next().stored();
    }

    /** @throws NotReadable unless the next one is of this kind */
    <E extends LedgerEvent> E one(Class<E> kind) {
        var event = next().event();
        if (!kind.isInstance(event)) {
            throw new NotReadable(NotReadable.UNUSUAL);
        }
        rest.removeFirst();
        return kind.cast(event);
    }

    /** All that come next and are of this kind, of which there may be none. */
    <E extends LedgerEvent> List<E> all(Class<E> kind) {
        var all = new ArrayList<E>();
        while (isNext(kind)) {
            all.add(one(kind));
        }
        return all;
    }

    boolean isNext(Class<? extends LedgerEvent> kind) {
        return !rest.isEmpty() && kind.isInstance(rest.getFirst().event());
    }

    private Recorded next() {
        if (rest.isEmpty()) {
            throw new NotReadable(NotReadable.UNUSUAL);
        }
        return rest.getFirst();
    }
}
