package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.api.support.TestProvider;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.SecurityFilterChain;

/** Without an issuer there is no trace of a provider. */
class OidcOffTest extends OverHttp {

    @Autowired
    private ApplicationContext context;

    @Test
    void nothing_of_it_is_there() {
        assertThat(context.getBeanNamesForType(SecurityFilterChain.class)).hasSize(1);
        assertThat(context.getBeanNamesForType(OidcWays.class)).isEmpty();
        assertThat(context.getBeanNamesForType(OidcLink.class)).isEmpty();
        for (var path : new String[] {"/oidc/sign-in", "/oidc/code", "/login", "/oidc/refused"}) {
            assertThat(answer(as("kiemtoan", path)).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_token_opens_nothing() {
        var token = TestProvider.token(TestProvider.key(), OidcAwayTest.NOBODY, claims -> {});
        var answer = answer(nobody("/api/v1/plans/P").header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
