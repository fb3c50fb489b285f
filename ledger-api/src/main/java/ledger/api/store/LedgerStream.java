package ledger.api.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** Events after a position, a page at a time; asks the table only when there is something new. */
final class LedgerStream implements TrackingEventStream {

    private static final int PAGE = 1000;

    private final LedgerEventStore store;
    private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private long position;
    private @Nullable Registration wakeUp;

    LedgerStream(LedgerEventStore store, long position) {
        this.store = store;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        // A page of which the upcasters leave nothing is followed by the next one.
        while (page.isEmpty() && store.mayHaveAfter(position)) {
            var events = store.engine().log().after(position, PAGE);
            if (events.isEmpty()) {
                break;
            }
            store.messages(events).forEach(page::add);
            position = events.get(events.size() - 1).position();
        }
        return Optional.ofNullable(page.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var until = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            var left = Duration.ofNanos(until - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            store.awaitAfter(position, left);
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return page.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        close();
        wakeUp = store.onAppend(callback);
        return true;
    }

    @Override
    public void close() {
        if (wakeUp != null) {
            wakeUp.cancel();
            wakeUp = null;
        }
    }
}
