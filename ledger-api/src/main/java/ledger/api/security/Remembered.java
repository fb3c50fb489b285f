package ledger.api.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that were verified within the last minute, under a hash with a key that only this process knows: a
 * password hash costs a tenth of a second and cannot be computed for every request.
 */
final class Remembered {

    static final Duration KEPT = Duration.ofSeconds(60);

    private static final int MOST = 10_000;

    private record Entry(Account account, long until) {}

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Entry> entries = new ConcurrentHashMap<>();
    /** How often each account was forgotten. */
    private final Map<String, Long> forgotten = new HashMap<>();

    Remembered(LongSupplier nanoTime) {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.nanoTime = nanoTime;
    }

    Optional<Account> find(String username, String password) {
        var entry = entries.get(hash(username, password));
        return entry == null || entry.until - nanoTime.getAsLong() <= 0 ? Optional.empty() : Optional.of(entry.account);
    }

    /** To be asked before an account is read, and handed to {@link #keep}: so a change in between is not missed. */
    synchronized long changes(String username) {
        return forgotten.getOrDefault(username, 0L);
    }

    synchronized void keep(Account account, String password, long changesBefore) {
        if (changes(account.username()) != changesBefore) {
            return;
        }
        var now = nanoTime.getAsLong();
        if (entries.size() >= MOST) {
            entries.values().removeIf(entry -> entry.until - now <= 0);
        }
        if (entries.size() < MOST) {
            entries.put(hash(account.username(), password), new Entry(account, now + KEPT.toNanos()));
        }
    }

    /** The account has changed or was locked: it has to be verified anew, at once. */
    synchronized void forget(String username) {
        forgotten.merge(username, 1L, Long::sum);
        entries.values().removeIf(entry -> entry.account.username().equals(username));
    }

    private ByteBuffer hash(String username, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            // No user name holds a NUL, so no two pairs are written the same.
            mac.update(username.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
