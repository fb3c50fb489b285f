package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.InsufficientAuthenticationException;

/** What is refused whoever asks: too much at once, and secrets that others can read on the way. */
class LimitsTest {

    private final AtomicLong now = new AtomicLong();

    @Test
    void an_account_sends_so_many_commands_in_a_minute_and_then_as_fast_as_it_goes_by() {
        var limit = new CommandLimit(now::get, 6);
        for (int i = 0; i < 6; i++) {
            assertThat(limit.secondsToWait("lan")).isZero();
        }
        assertThat(limit.secondsToWait("lan")).isEqualTo(10);
        assertThat(limit.secondsToWait("minh")).as("others do not wait").isZero();
        seconds(9);
        assertThat(limit.secondsToWait("lan")).isEqualTo(1);
        seconds(1);
        assertThat(limit.secondsToWait("lan")).isZero();
        assertThat(limit.secondsToWait("lan")).isEqualTo(10);
        seconds(60);
        for (int i = 0; i < 6; i++) {
            assertThat(limit.secondsToWait("lan")).isZero();
        }
    }

    @Test
    void there_is_no_limit_unless_one_is_set() {
        var limit = new CommandLimit(now::get, 0);
        for (int i = 0; i < 100_000; i++) {
            assertThat(limit.secondsToWait("lan")).isZero();
        }
    }

    @Test
    void those_who_show_nothing_are_told_to_wait_by_their_address() throws Exception {
        var turnedAway = new TurnedAway(new Throttle(now::get, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(turnAway(turnedAway, "203.0.113.9").getStatus()).isEqualTo(401);
        }
        var waits = turnAway(turnedAway, "203.0.113.9");
        assertThat(waits.getStatus()).isEqualTo(429);
        assertThat(waits.getHeader("Retry-After")).isEqualTo("61");
        assertThat(turnAway(turnedAway, "203.0.113.10").getStatus()).isEqualTo(401);
        seconds(60);
        assertThat(turnAway(turnedAway, "203.0.113.9").getStatus()).isEqualTo(401);
    }

    private static MockHttpServletResponse turnAway(TurnedAway turnedAway, String address) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/plans");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        turnedAway.commence(request, response, new InsufficientAuthenticationException("nobody"));
        return response;
    }

    @Test
    void no_secret_is_taken_from_a_network_that_others_can_listen_to() throws Exception {
        assertThat(status(false, "203.0.113.9", false, "Basic x")).isEqualTo(403);
        assertThat(status(false, "203.0.113.9", false, "Bearer ldg_x")).isEqualTo(403);
        assertThat(status(false, "203.0.113.9", true, "Basic x")).isEqualTo(200);
        assertThat(status(false, "127.0.0.1", false, "Basic x")).isEqualTo(200);
        assertThat(status(false, "0:0:0:0:0:0:0:1", false, "Basic x")).isEqualTo(200);
        assertThat(status(false, "203.0.113.9", false, null)).isEqualTo(200);
        assertThat(status(true, "172.18.0.1", false, "Basic x")).isEqualTo(200);
    }

    @Test
    void nor_is_a_password_that_was_typed_into_the_form() throws Exception {
        var request = new MockHttpServletRequest("POST", "/sign-in");
        request.setRemoteAddr("203.0.113.9");
        var response = new MockHttpServletResponse();
        new PlainText(false).doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString()).contains("https");
    }

    private static int status(boolean allowed, String address, boolean secure, String authorization) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/plans");
        request.setRemoteAddr(address);
        request.setSecure(secure);
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        var response = new MockHttpServletResponse();
        new PlainText(allowed).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private void seconds(int passed) {
        now.addAndGet(passed * 1_000_000_000L);
    }
}
