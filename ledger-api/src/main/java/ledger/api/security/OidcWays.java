package ledger.api.security;

import java.time.Duration;
import ledger.api.problem.ProblemAnswer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** How people of the provider are recognized at the doors: by a token, or by the session of a browser. */
final class OidcWays {

    private final OidcTokens tokens;
    private final Duration longest;

    OidcWays(OidcTokens tokens, Duration longest) {
        this.tokens = tokens;
        this.longest = longest;
    }

    void addTo(HttpSecurity http) {
        var bearer = new BearerTokenAuthenticationFilter(tokens);
        bearer.setBearerTokenResolver(OidcTokens::of);
        bearer.setAuthenticationFailureHandler(
                (request, response, why) -> ProblemAnswer.write(OidcRefused.problem(why), request, response));
        http.addFilterBefore(bearer, BasicAuthenticationFilter.class)
                .addFilterBefore(new OidcSession.Recognition(longest), BasicAuthenticationFilter.class);
    }
}
