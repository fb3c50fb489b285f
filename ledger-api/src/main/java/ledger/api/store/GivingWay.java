package ledger.api.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Has one who reads for long give way to those who record: while much is recorded, on whatever node, the reader rests most of
 * the time. For one thread.
 */
public final class GivingWay {

    /** Events a second from which on much is recorded. */
    private static final long MUCH = 50;
    /** Of so many parts of its time the reader works one, then. */
    private static final int PARTS = 10;

    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final LongSupplier head;
    private final LongSupplier nanos;
    private final LongConsumer rest;
    private long began;
    private long seen;

    GivingWay(LongSupplier head) {
        this(head, System::nanoTime, LockSupport::parkNanos);
    }

    /** With another clock, in nanoseconds, and another way to let it go on. */
    GivingWay(LongSupplier head, LongSupplier nanos, LongConsumer rest) {
        this.head = head;
        this.nanos = nanos;
        this.rest = rest;
        begin();
    }

    /** Rests, if much was recorded while the last piece of work was done; the next piece begins when it returns. */
    public void afterWork() {
        long worked = nanos.getAsLong() - began;
        if ((head.getAsLong() - seen) * Duration.ofSeconds(1).toNanos() > MUCH * worked) {
            rest.accept(Math.min(worked * (PARTS - 1), LONGEST_REST.toNanos()));
        }
        begin();
    }

    private void begin() {
        began = nanos.getAsLong();
        seen = head.getAsLong();
    }
}
