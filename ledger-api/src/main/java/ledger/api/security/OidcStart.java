package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** What the provider is asked when somebody wants to sign in; which page was asked for is kept until they are back. */
final class OidcStart implements OAuth2AuthorizationRequestResolver {

    private static final String TO = OidcStart.class.getName();

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    OidcStart(ClientRegistrationRepository clients) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(clients);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    /** Where somebody goes on to; never to another place, whatever the address said. */
    static String to(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(TO) instanceof String to ? to : "/";
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return request.getRequestURI().equals(OidcDoor.SIGN_IN) ? resolve(request, OidcProvider.CLIENT) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String client) {
        var asked = requests.resolve(request, client);
        var to = request.getParameter("to");
        if (to != null && SignInPages.isInside(to)) {
            request.getSession().setAttribute(TO, to);
        }
        return asked;
    }
}
