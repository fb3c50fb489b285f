package ledger.api.security;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Finds out who shows a token that the provider has signed. */
final class OidcTokens implements AuthenticationManager {

    /** Three parts, the last of which may be empty: a token that nobody signed is refused as such. */
    private static final Pattern BEARER =
            Pattern.compile("Bearer +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)", Pattern.CASE_INSENSITIVE);

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final OidcPersons persons;
    private final Remembered remembered;

    OidcTokens(OidcSettings settings, OidcProvider provider, OidcPersons persons, Remembered remembered) {
        this.settings = settings;
        this.provider = provider;
        this.persons = persons;
        this.remembered = remembered;
    }

    /** The token of a request; null for one of another kind, which is somebody else's to judge. */
    static @Nullable String of(HttpServletRequest request) {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        var bearer = shown == null ? null : BEARER.matcher(shown);
        return bearer != null && bearer.matches() ? bearer.group(1) : null;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var token = ((BearerTokenAuthenticationToken) asked).getToken();
        var shown = ByteBuffer.wrap(Secret.hash(token));
        var guest = remembered.find(shown).orElseGet(() -> verify(token, shown));
        return UsernamePasswordAuthenticationToken.authenticated(guest, null, List.of());
    }

    private Guest verify(String token, ByteBuffer shown) {
        var changes = remembered.changes();
        var jwt = decode(token);
        var guest = Guest.of(persons.admit(jwt.getClaims()), Way.PROVIDER, false);
        remembered.keep(shown, guest, changes, Duration.between(Instant.now(), jwt.getExpiresAt()));
        return guest;
    }

    private Jwt decode(String token) {
        try {
            return provider.decoder(this::rules).decode(token);
        } catch (BadJwtException bad) {
            throw OidcRefused.badToken(bad);
        } catch (JwtException undecided) {
            // The provider was asked for that key not long ago and did not have it.
            throw NestedExceptionUtils.getMostSpecificCause(undecided) instanceof RateLimitReachedException
                    ? OidcRefused.badToken(undecided)
                    : OidcRefused.unavailable(undecided);
        }
    }

    private OAuth2TokenValidator<Jwt> rules() {
        var times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        var type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                type,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())));
    }
}
