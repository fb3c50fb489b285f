package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.api.support.TestProvider;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The provider is away from the start: nothing listens where it should be. */
@TestPropertySource(properties = {"ledger.oidc.issuer=" + OidcAwayTest.NOBODY, "ledger.oidc.client-id=ledger"})
class OidcAwayTest extends OverHttp {

    static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void who_comes_with_its_token_is_told_to_come_again() {
        var token = TestProvider.token(TestProvider.key(), NOBODY, claims -> {});
        for (int time = 0; time < 2; time++) {
            var answer = answer(nobody("/api/v1/plans/P").header("Authorization", "Bearer " + token));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(json(answer).get("type").asString()).isEqualTo("/problems/unavailable");
            assertThat(json(answer).get("title").asString()).isEqualTo("Nhà cung cấp danh tính không trả lời");
        }
    }

    @Test
    void who_wants_to_sign_in_by_it_reads_the_same_on_a_page() {
        var page = answer(nobody("/oidc/sign-in").header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("<html", "Nơi xác nhận danh tính tạm thời không trả lời");
    }

    @Test
    void accounts_of_the_ledger_come_in_as_always() {
        assertThat(answer(as("kiemtoan", "/api/v1/plans/P")).statusCode()).isEqualTo(200);
    }
}
