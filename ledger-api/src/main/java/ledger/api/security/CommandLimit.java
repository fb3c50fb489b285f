package ledger.api.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many commands an account may send in a minute: so many at once, and then as fast as the minute goes by. Per node, and
 * without any limit unless one is set.
 */
final class CommandLimit {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final int perMinute;
    /** When an account will have used nothing of its minute; as much later than now as it has used. */
    private final Map<String, Long> unusedAt = new ConcurrentHashMap<>();

    /** @param perMinute 0 for no limit */
    CommandLimit(LongSupplier nanoTime, int perMinute) {
        this.nanoTime = nanoTime;
        this.perMinute = perMinute;
    }

    /** Uses one up; how many seconds have to be waited instead, 0 when it need not. */
    long secondsToWait(String account) {
        if (perMinute == 0) {
            return 0;
        }
        var now = nanoTime.getAsLong();
        var each = MINUTE / perMinute;
        var wait = new long[1];
        unusedAt.compute(account, (name, before) -> {
            var unused = before == null || before - now < 0 ? now : before;
            var over = unused + each - now - MINUTE;
            wait[0] = over <= 0
                    ? 0
                    : Duration.ofNanos(over).plusNanos(999_999_999).toSeconds();
            return over <= 0 ? unused + each : unused;
        });
        return wait[0];
    }
}
