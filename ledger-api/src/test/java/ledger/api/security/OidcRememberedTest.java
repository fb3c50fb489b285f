package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import ledger.api.support.TestProvider;
import org.junit.jupiter.api.Test;

class OidcRememberedTest {

    private static final Account LAN = new Account("lan", "Lan", Set.of(Role.ACCOUNTANT), "so-khcn");

    private final AtomicLong now = new AtomicLong();
    private final OidcRemembered remembered = new OidcRemembered(now::get);

    @Test
    void a_token_is_remembered_for_a_minute_and_never_longer_than_it_holds() {
        remembered.keep("long", LAN, Duration.ofHours(1));
        remembered.keep("short", LAN, Duration.ofSeconds(10));
        remembered.keep("over", LAN, Duration.ofSeconds(-30));

        assertThat(remembered.find("long")).contains(LAN);
        assertThat(remembered.find("short")).contains(LAN);
        assertThat(remembered.find("over")).isEmpty();
        assertThat(remembered.find("other")).isEmpty();

        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(remembered.find("short")).isEmpty();
        now.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThat(remembered.find("long")).isEmpty();
    }

    @Test
    void a_remembered_token_costs_microseconds() {
        var token = TestProvider.token(TestProvider.key(), "http://127.0.0.1:1", claims -> {});
        remembered.keep(token, LAN, Duration.ofHours(1));
        var rounds = 50_000;
        var each = 0.0;
        for (int warm = 0; warm < 2; warm++) {
            var start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                assertThat(remembered.find(token).isPresent()).isTrue();
            }
            each = (System.nanoTime() - start) / 1_000.0 / rounds;
        }
        System.out.printf("a remembered JWT of %d characters: %.1f µs%n", token.length(), each);
        assertThat(each).isLessThan(200);
    }
}
