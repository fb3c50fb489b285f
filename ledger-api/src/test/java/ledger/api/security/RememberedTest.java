package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private static final Guest LAN =
            Guest.of(new Account("lan", "Lan", Set.of(Role.ACCOUNTANT), "so-khcn"), Way.PROVIDER, false);

    private final AtomicLong now = new AtomicLong();
    private final Remembered remembered = new Remembered(now::get);

    @Test
    void a_token_is_remembered_for_a_minute_and_never_longer_than_it_holds() {
        remembered.keep(shown("long"), LAN, remembered.changes(), Duration.ofHours(1));
        remembered.keep(shown("short"), LAN, remembered.changes(), Duration.ofSeconds(10));
        remembered.keep(shown("over"), LAN, remembered.changes(), Duration.ofSeconds(-30));

        assertThat(remembered.find(shown("long"))).contains(LAN);
        assertThat(remembered.find(shown("short"))).contains(LAN);
        assertThat(remembered.find(shown("over"))).isEmpty();
        assertThat(remembered.find(shown("other"))).isEmpty();

        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(remembered.find(shown("short"))).isEmpty();
        now.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThat(remembered.find(shown("long"))).isEmpty();
    }

    private static ByteBuffer shown(String token) {
        return ByteBuffer.wrap(Secret.hash(token));
    }
}
