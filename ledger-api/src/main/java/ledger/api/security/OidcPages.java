package ledger.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import ledger.api.security.Evidence.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Signs people in on pages: to the provider, back with a code, and into a session of the ledger. */
final class OidcPages implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OidcPages.class);

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final OidcPersons persons;
    private final Duration idle;
    private final Evidence evidence;

    OidcPages(OidcSettings settings, OidcProvider provider, OidcPersons persons, Duration idle, Evidence evidence) {
        this.settings = settings;
        this.provider = provider;
        this.persons = persons;
        this.idle = idle;
        this.evidence = evidence;
    }

    void addTo(HttpSecurity http) {
        ClientRegistrationRepository clients = client -> provider.client();
        var start = new OAuth2AuthorizationRequestRedirectFilter(new OidcStart(clients));
        start.setAuthenticationFailureHandler(this);
        var code = new OAuth2LoginAuthenticationFilter(clients, new NothingKept(), OidcDoor.CODE);
        code.setAuthenticationManager(new ProviderManager(codes()));
        code.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        code.setAuthenticationSuccessHandler(this);
        code.setAuthenticationFailureHandler(this);
        http.addFilterBefore(new OidcSignOut(settings, provider), ExceptionTranslationFilter.class)
                .addFilterBefore(start, ExceptionTranslationFilter.class)
                .addFilterBefore(code, ExceptionTranslationFilter.class);
    }

    private OidcAuthorizationCodeAuthenticationProvider codes() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        var codes = new OidcAuthorizationCodeAuthenticationProvider(tokens, new OidcUserService());
        codes.setJwtDecoderFactory(client -> provider.decoder(() -> new OidcIdTokenValidator(client)));
        return codes;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication shown)
            throws IOException, ServletException {
        var person = (OidcUser) Objects.requireNonNull(shown.getPrincipal());
        try {
            var account = persons.admit(person.getClaims());
            var to = OidcStart.to(request);
            new OidcSession(account, person.getIdToken().getTokenValue(), Instant.now()).begin(request, idle);
            evidence.add(
                    Kind.SIGNED_IN,
                    account.username(),
                    account.username(),
                    Origin.of(request),
                    Map.of("way", Way.PROVIDER));
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", to);
        } catch (OidcRefused refused) {
            onAuthenticationFailure(request, response, refused);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        LOG.info("Somebody was not signed in by way of {}: {}", settings.issuer(), why.getMessage());
        OidcSession.end(request);
        evidence.add(Kind.SIGN_IN_FAILED, null, null, Origin.of(request), Map.of("way", Way.PROVIDER));
        OidcDoor.refuse(OidcRefused.problem(why), request, response);
    }

    /** The provider's tokens have done their work once somebody has signed in. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String client, Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String client, Authentication who, HttpServletRequest request, HttpServletResponse response) {}
    }
}
