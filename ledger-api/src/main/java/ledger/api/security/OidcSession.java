package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser in which the provider has signed somebody in. It is kept in this process: another node, or this one after a
 * restart, sends the browser to the provider again, which remembers it.
 *
 * @param idToken by which the provider knows the session when it ends
 */
record OidcSession(Account account, String idToken, Instant since) {

    private static final String ATTRIBUTE = OidcSession.class.getName();

    /** The session of a browser; empty when nobody has signed in there by the provider. */
    static Optional<OidcSession> of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((OidcSession) session.getAttribute(ATTRIBUTE));
    }

    /** Begins in a session of its own: whoever knew the one before does not know this one. */
    void begin(HttpServletRequest request, Duration idle) {
        end(request);
        var session = request.getSession();
        session.setMaxInactiveInterval((int) idle.toSeconds());
        session.setAttribute(ATTRIBUTE, this);
    }

    static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Lets in whoever has such a session that is not too old and shows nothing else. */
    static final class Recognition extends OncePerRequestFilter {

        private final Duration longest;

        Recognition(Duration longest) {
            this.longest = longest;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
                of(request)
                        .filter(session -> Instant.now().isBefore(session.since.plus(longest)))
                        .ifPresent(session -> SecurityContextHolder.setContext(
                                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                        Guest.of(session.account, Way.SESSION, false), null, List.of()))));
            }
            chain.doFilter(request, response);
        }
    }
}
