package ledger.api.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Failed sign-ins per user name, or per address: after so many within a minute one has to wait until it is over. */
final class Failures {

    static final int MOST = 10;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int KEYS = 10_000;

    private record Count(int failures, long since) {}

    private final LongSupplier nanoTime;
    private final int most;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEYS;
        }
    };

    Failures(LongSupplier nanoTime, int most) {
        this.nanoTime = nanoTime;
        this.most = most;
    }

    /** How many seconds have still to be waited; 0 for who may try. */
    synchronized long secondsToWait(String key) {
        var count = counts.get(key);
        var age = count == null ? 0 : nanoTime.getAsLong() - count.since;
        return count == null || count.failures < most || age >= WINDOW.toNanos()
                ? 0
                : 1 + WINDOW.minusNanos(age).toSeconds();
    }

    /** Whether this was the one too many. */
    synchronized boolean failed(String key) {
        var now = nanoTime.getAsLong();
        var count = counts.get(key);
        var current = count == null || now - count.since >= WINDOW.toNanos() ? new Count(0, now) : count;
        counts.put(key, new Count(current.failures + 1, current.since));
        return current.failures + 1 == most;
    }

    synchronized void forget(String key) {
        counts.remove(key);
    }
}
