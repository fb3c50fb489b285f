package ledger.api.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What the provider says of itself. It is asked when that is first needed and not before: the ledger starts, and serves
 * everybody else, while the provider is away. A provider that did not answer is left alone for some seconds.
 */
final class OidcProvider {

    static final Duration PAUSE = Duration.ofSeconds(5);

    /** As which the one client is registered. */
    static final String CLIENT = "provider";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 512 * 1024;

    private record Known(Map<String, Object> description, JWKSource<SecurityContext> keys) {}

    private final OidcSettings settings;
    private final LongSupplier nanoTime;
    private final RestClient http;
    private volatile @Nullable Known known;
    private @Nullable OidcRefused failure;
    private long failedAt;

    OidcProvider(OidcSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.http = patient(RestClient.builder()).build();
    }

    /** Waits for the provider, but not for long. */
    static RestClient.Builder patient(RestClient.Builder http) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT);
        requests.setReadTimeout(READ);
        return http.requestFactory(requests);
    }

    /** Decodes what the provider has signed and what holds. */
    JwtDecoder decoder(Supplier<OAuth2TokenValidator<Jwt>> rules) {
        var decoder = NimbusJwtDecoder.withJwkSource(known().keys())
                // Never with a shared secret and never without a signature.
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values())))
                .build();
        decoder.setJwtValidator(rules.get());
        return decoder;
    }

    /** The ledger as the provider knows it. */
    ClientRegistration client() {
        return ClientRegistrations.fromOidcConfiguration(known().description())
                .registrationId(CLIENT)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri(settings.address() + OidcDoor.CODE)
                .build();
    }

    /** Where somebody signs out at the provider too; null when it has no such page. */
    @Nullable
    String endSession() {
        return known().description().get("end_session_endpoint") instanceof String address ? address : null;
    }

    private Known known() {
        var before = known;
        return before == null ? ask() : before;
    }

    private synchronized Known ask() {
        if (known != null) {
            return known;
        }
        if (failure != null && nanoTime.getAsLong() - failedAt < PAUSE.toNanos()) {
            throw failure;
        }
        try {
            var asked = described();
            known = asked;
            return asked;
        } catch (RestClientException | IllegalArgumentException | MalformedURLException e) {
            failedAt = nanoTime.getAsLong();
            failure = OidcRefused.unavailable(e);
            throw failure;
        }
    }

    private Known described() throws MalformedURLException {
        var issuer = settings.issuer();
        var address = issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration";
        var description = http.get()
                .uri(URI.create(address))
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (description == null
                || !issuer.equals(description.get("issuer"))
                || !(description.get("jwks_uri") instanceof String keys)) {
            throw new IllegalArgumentException(address + " does not describe " + issuer);
        }
        var retriever = new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) READ.toMillis(), LONGEST_ANSWER);
        // Keys that nobody knows make it be asked anew, but seldom: else everybody could have it asked all the time.
        return new Known(
                description,
                JWKSourceBuilder.create(URI.create(keys).toURL(), retriever).build());
    }
}
