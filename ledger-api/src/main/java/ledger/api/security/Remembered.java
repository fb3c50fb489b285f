package ledger.api.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who was let in within the last minute, by what they showed: a password hash costs a tenth of a second, and a question to
 * the database a fifth of a command. What changes on this node is forgotten at once; what changes on another one holds
 * here after {@link #KEPT} at the latest, since nothing is kept longer without being looked up again.
 */
final class Remembered {

    static final Duration KEPT = Duration.ofSeconds(60);

    private static final int MOST = 10_000;

    private record Entry(Guest guest, long until) {}

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Entry> entries = new ConcurrentHashMap<>();
    private long changes;

    Remembered(LongSupplier nanoTime) {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.nanoTime = nanoTime;
    }

    /** What a name and a password are remembered by: a hash with a key that only this process knows. */
    ByteBuffer shown(String username, String password) {
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

    Optional<Guest> find(ByteBuffer shown) {
        var entry = entries.get(shown);
        return entry == null || entry.until - nanoTime.getAsLong() <= 0 ? Optional.empty() : Optional.of(entry.guest);
    }

    /** To be asked before an account is read, and handed to {@link #keep}: so a change in between is not missed. */
    synchronized long changes() {
        return changes;
    }

    synchronized void keep(ByteBuffer shown, Guest guest, long changesBefore) {
        keep(shown, guest, changesBefore, KEPT);
    }

    /** @param holds how long what was shown still holds */
    synchronized void keep(ByteBuffer shown, Guest guest, long changesBefore, Duration holds) {
        if (changes != changesBefore) {
            return;
        }
        var now = nanoTime.getAsLong();
        if (entries.size() >= MOST) {
            entries.values().removeIf(entry -> entry.until - now <= 0);
        }
        if (entries.size() < MOST) {
            var kept = holds.compareTo(KEPT) < 0 ? holds : KEPT;
            entries.put(shown, new Entry(guest, now + kept.toNanos()));
        }
    }

    /** The account has changed, or something that it could show: it has to be looked up anew, at once. */
    synchronized void forget(String username) {
        changes++;
        entries.values().removeIf(entry -> entry.guest.account().username().equals(username));
    }
}
