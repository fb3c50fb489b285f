package ledger.api.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Failed sign-ins per user name: after ten within a minute the name has to wait until that minute is over. */
final class Failures {

    static final int MOST = 10;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int NAMES = 10_000;

    private record Count(int failures, long since) {}

    private final LongSupplier nanoTime;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > NAMES;
        }
    };

    Failures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How many seconds this name has still to wait; 0 when it may try. */
    synchronized long secondsToWait(String username) {
        var count = counts.get(username);
        var age = count == null ? 0 : nanoTime.getAsLong() - count.since;
        return count == null || count.failures < MOST || age >= WINDOW.toNanos()
                ? 0
                : 1 + WINDOW.minusNanos(age).toSeconds();
    }

    synchronized void failed(String username) {
        if (!Account.wellFormed(username)) {
            return;
        }
        var now = nanoTime.getAsLong();
        var count = counts.get(username);
        var current = count == null || now - count.since >= WINDOW.toNanos() ? new Count(0, now) : count;
        counts.put(username, new Count(current.failures + 1, current.since));
    }

    synchronized void forget(String username) {
        counts.remove(username);
    }
}
