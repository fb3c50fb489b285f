package ledger.api.security;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The provider that knows people whom this ledger does not know itself. Without an issuer there is none.
 *
 * @param clientId as which the ledger signs people in on its pages; empty when it does not
 * @param audience what a token has to be meant for
 * @param name how the provider is called on the page of signing in
 * @param address where browsers find this ledger; by default wherever they asked
 */
@ConfigurationProperties("ledger.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("ledger-api") String audience,
        @DefaultValue("OpenID Connect") String name,
        @DefaultValue(OidcSettings.ASKED) String address,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @DefaultValue Claims claims) {

    static final String ASKED = "{baseUrl}";

    /** Where a token says what; a path into objects has dots between its steps. The defaults are those of Keycloak. */
    record Claims(
            @DefaultValue("preferred_username") String username,
            @DefaultValue("name") String name,
            @DefaultValue("realm_access.roles") String roles,
            @DefaultValue("agency") String agency) {}

    OidcSettings {
        if (audience.isBlank() || audience.equals(clientId)) {
            // An ID token is meant for the client: with the same name it would open the doors of programs too.
            throw new IllegalArgumentException("ledger.oidc.audience must be given, and not be the client id");
        }
    }

    /** An issuer is given. */
    static final class Known implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("ledger.oidc.issuer"));
        }
    }

    /** A client id is given too. */
    static final class SigningIn implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("ledger.oidc.issuer"))
                    && StringUtils.hasText(context.getEnvironment().getProperty("ledger.oidc.client-id"));
        }
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + ", audience=" + audience + "]";
    }
}
