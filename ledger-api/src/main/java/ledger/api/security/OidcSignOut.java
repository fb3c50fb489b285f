package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends a session here, whatever becomes of it at the provider, and sends the browser there to end it too. */
final class OidcSignOut extends OncePerRequestFilter {

    private final OidcSettings settings;
    private final OidcProvider provider;

    OidcSignOut(OidcSettings settings, OidcProvider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST") || !request.getRequestURI().equals(OidcDoor.SIGN_OUT)) {
            chain.doFilter(request, response);
            return;
        }
        var session = OidcSession.of(request).orElse(null);
        OidcSession.end(request);
        // Not a redirect: the answer to a form may not lead to another site (form-action of the content policy).
        response.setHeader("Refresh", "0; url=" + next(session, request));
    }

    private String next(@Nullable OidcSession session, HttpServletRequest request) {
        var here = settings.address()
                .replace(
                        OidcSettings.ASKED,
                        ServletUriComponentsBuilder.fromContextPath(request).toUriString());
        var there = session == null ? null : endSession();
        return there == null || session == null
                ? "/"
                : UriComponentsBuilder.fromUriString(there)
                        .queryParam("id_token_hint", session.idToken())
                        .queryParam("client_id", settings.clientId())
                        .queryParam("post_logout_redirect_uri", here + "/")
                        .encode()
                        .toUriString();
    }

    private @Nullable String endSession() {
        try {
            return provider.endSession();
        } catch (OidcRefused away) {
            return null;
        }
    }
}
