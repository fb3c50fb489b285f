package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognizes who shows a token of this ledger or the cookie of a session. Other ways of showing who one is come after it. */
final class Recognition extends OncePerRequestFilter {

    /** A token that does not hold. */
    static final class BadToken extends BadCredentialsException {
        private static final long serialVersionUID = 1;

        BadToken() {
            super("no such token");
        }
    }

    private static final String TOKEN = "Bearer " + Tokens.PREFIX;

    private final Tokens tokens;
    private final Sessions sessions;
    private final Throttle throttle;
    private final TurnedAway turnedAway;

    Recognition(Tokens tokens, Sessions sessions, Throttle throttle, TurnedAway turnedAway) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.throttle = throttle;
        this.turnedAway = turnedAway;
    }

    /** Whether a request shows a token of this ledger, and not one that somebody else has signed. */
    static boolean token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, TOKEN, 0, TOKEN.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            recognized(request).ifPresent(Recognition::letIn);
        } catch (AuthenticationException notLetIn) {
            turnedAway.commence(request, response, notLetIn);
            return;
        } catch (DataAccessException unreadable) {
            turnedAway.commence(request, response, new AuthenticationServiceException("unreadable", unreadable));
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Guest> recognized(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return SessionCookie.of(request).flatMap(sessions::guest);
        }
        return token(authorization) ? Optional.of(holder(authorization, request)) : Optional.empty();
    }

    private Guest holder(String authorization, HttpServletRequest request) {
        var guest = tokens.guest(authorization.substring("Bearer ".length()).strip());
        if (guest.isEmpty()) {
            throttle.addresses().failed(request.getRemoteAddr());
        }
        return guest.orElseThrow(BadToken::new);
    }

    private static void letIn(Guest guest) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(guest, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
