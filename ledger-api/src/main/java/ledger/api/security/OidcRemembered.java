package ledger.api.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Who showed tokens that were verified within the last minute, under the hash of the token. */
final class OidcRemembered {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private record Entry(Account account, long until) {}

    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Entry> entries = new ConcurrentHashMap<>();

    OidcRemembered(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Optional<Account> find(String token) {
        var entry = entries.get(hash(token));
        return entry == null || entry.until - nanoTime.getAsLong() <= 0 ? Optional.empty() : Optional.of(entry.account);
    }

    /** @param holds for how long the token does, at the most */
    void keep(String token, Account account, Duration holds) {
        var now = nanoTime.getAsLong();
        if (entries.size() >= MOST) {
            entries.values().removeIf(entry -> entry.until - now <= 0);
        }
        if (entries.size() < MOST) {
            var kept = holds.compareTo(LONGEST) < 0 ? holds : LONGEST;
            entries.put(hash(token), new Entry(account, now + kept.toNanos()));
        }
    }

    private static ByteBuffer hash(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
