package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** What a browser shows of its session. No script can read it, and no page of somebody else makes it be sent. */
final class SessionCookie {

    private static final String NAME = "ledger_session";

    private SessionCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return (cookies == null ? Stream.<jakarta.servlet.http.Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(jakarta.servlet.http.Cookie::getValue)
                .findFirst();
    }

    /** @param secret null to have it forgotten */
    static void set(@Nullable String secret, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(NAME, secret == null ? "" : secret)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
        if (secret == null) {
            cookie.maxAge(Duration.ZERO);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
