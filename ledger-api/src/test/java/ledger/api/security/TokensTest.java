package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Personal access tokens over HTTP. */
class TokensTest extends OverHttp {

    private static final String COMMIT = "{\"amount\": 1, \"leadAgency\": \"so-khcn\"}";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Remembered remembered;

    @Autowired
    private PasswordEncoder passwords;

    @Test
    void a_token_is_shown_once_and_kept_as_a_hash() {
        var made = create("ketoan.khcn", "READ_WRITE", "");
        var token = json(made).get("token").asString();

        assertThat(token).matches("ldg_[A-Za-z0-9_-]{43}");
        assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/tokens/" + id(made));
        assertThat(answer(as("ketoan.khcn", "/api/v1/tokens/" + id(made))).body())
                .doesNotContain(token);
        assertThat(jdbc.sql("select hash from app.token where id = ?")
                        .param(UUID.fromString(id(made)))
                        .query(byte[].class)
                        .single())
                .isEqualTo(Secret.hash(token));
        assertThat(jdbc.sql("select facts from ledger.account_event where kind = 'TOKEN_CREATED'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(facts -> facts.contains(token.substring(4)));
    }

    @Test
    void a_token_acts_for_its_account() {
        var token = token("ketoan.khcn", "READ_WRITE", "");
        var who = answer(by(token, "/api/v1/plans/P"));
        assertThat(json(who).get("account").asString()).isEqualTo("ketoan.khcn");
        assertThat(answer(posting(by(token, "/api/v1/plans/P/commitments"), COMMIT))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_that_reads_records_nothing() {
        var token = token("ketoan.khcn", "READ", "");
        assertThat(answer(by(token, "/api/v1/plans/P")).statusCode()).isEqualTo(200);
        var refused = answer(posting(by(token, "/api/v1/plans/P/commitments"), COMMIT));
        is(refused, 403, "forbidden");
        assertThat(json(refused).get("detail").asString()).contains("READ_WRITE");
    }

    @Test
    void a_token_manages_neither_accounts_nor_tokens() {
        var token = token("quantri", "READ_WRITE", "");
        is(answer(by(token, "/api/v1/accounts")), 403, "forbidden");
        is(answer(posting(by(token, "/api/v1/accounts"), "{}")), 403, "forbidden");
        is(answer(posting(by(token, "/api/v1/tokens"), "{}")), 403, "forbidden");
        is(answer(by(token, "/api/v1/accounts/quantri/password").PUT(BodyPublishers.ofString("{}"))), 403, "forbidden");
        assertThat(answer(by(token, "/api/v1/access-journal")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_may_be_narrowed_to_roles_that_the_account_has() {
        account("two.roles", Role.ACCOUNTANT, Role.VIEWER);
        var token = token("two.roles", "READ_WRITE", ", \"roles\": [\"VIEWER\"]");
        assertThat(json(answer(by(token, "/api/v1/plans/P"))).get("role").asString())
                .isEqualTo("VIEWER");
        is(answer(posting(by(token, "/api/v1/plans/P/commitments"), COMMIT)), 403, "forbidden");

        is(create("two.roles", "READ", ", \"roles\": [\"AUDITOR\"]"), 422, "validation");
        is(create("two.roles", "READ", ", \"roles\": []"), 422, "validation");

        // A role that the account has lost is not in the token either.
        accounts.change(new Account("two.roles", "Two", Set.of(Role.ACCOUNTANT), "so-khcn"), false);
        is(answer(by(token, "/api/v1/plans/P")), 403, "forbidden");
    }

    @Test
    void a_revoked_or_expired_token_and_one_of_a_locked_account_are_out_at_once() {
        account("leaver", Role.VIEWER);
        var revoked = create("leaver", "READ", "");
        var expired = create("leaver", "READ", "");
        var locked = token("leaver", "READ", "");
        assertThat(answer(by(json(revoked).get("token").asString(), "/api/v1/plans/P"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(answer(by(locked, "/api/v1/plans/P")).statusCode()).isEqualTo(200);

        assertThat(answer(as("leaver", "/api/v1/tokens/" + id(revoked)).DELETE())
                        .statusCode())
                .isEqualTo(200);
        var out = answer(by(json(revoked).get("token").asString(), "/api/v1/plans/P"));
        is(out, 401, "unauthenticated");
        assertThat(out.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));

        jdbc.sql("update app.token set expires_at = now() where id = ?")
                .param(UUID.fromString(id(expired)))
                .update();
        is(answer(by(json(expired).get("token").asString(), "/api/v1/plans/P")), 401, "unauthenticated");
        accounts.change(accounts.find("leaver").orElseThrow().account(), true);
        is(answer(by(locked, "/api/v1/plans/P")), 401, "unauthenticated");
        is(answer(by("ldg_" + Secret.next(), "/api/v1/plans/P")), 401, "unauthenticated");
    }

    @Test
    void everybody_sees_and_revokes_the_own_ones_and_an_administrator_all() {
        var mine = id(create("lanhdao", "READ", ""));
        is(answer(as("taichinh", "/api/v1/tokens/" + mine)), 404, "not-found");
        is(answer(as("taichinh", "/api/v1/tokens/" + mine).DELETE()), 404, "not-found");
        assertThat(answer(as("taichinh", "/api/v1/tokens")).body()).doesNotContain(mine);
        assertThat(answer(as("kiemtoan", "/api/v1/tokens")).body()).contains(mine);
        is(answer(as("kiemtoan", "/api/v1/tokens/" + mine).DELETE()), 403, "forbidden");

        var revoked = json(answer(as("quantri", "/api/v1/tokens/" + mine).DELETE()));
        assertThat(revoked.get("revokedBy").asString()).isEqualTo("quantri");
        assertThat(json(answer(as("lanhdao", "/api/v1/tokens/" + mine).DELETE()))
                        .get("revokedBy")
                        .asString())
                .as("what is revoked stays as it was")
                .isEqualTo("quantri");
    }

    @Test
    void a_token_ends_within_a_year() {
        is(posted("lanhdao", "{\"name\": \"x\", \"scope\": \"READ\", \"days\": 367}"), 422, "validation");
        is(posted("lanhdao", "{\"name\": \"x\", \"scope\": \"READ\"}"), 422, "validation");
        is(posted("lanhdao", "{\"name\": \"x\", \"scope\": \"ALL\", \"days\": 1}"), 422, "validation");
    }

    @Test
    void another_node_remembers_a_token_for_a_minute_at_most() {
        account("far.away", Role.VIEWER);
        var made = create("far.away", "READ", "");
        var token = json(made).get("token").asString();
        var now = new AtomicLong();
        var memory = new Remembered(now::get);
        var there = new Tokens(jdbc, new Accounts(jdbc, passwords, memory, true), memory);
        assertThat(there.guest(token)).isPresent();

        answer(as("quantri", "/api/v1/tokens/" + id(made)).DELETE());
        assertThat(answer(by(token, "/api/v1/plans/P")).statusCode())
                .as("here at once")
                .isEqualTo(401);
        now.addAndGet(Remembered.KEPT.toNanos() - 1);
        assertThat(there.guest(token)).as("there not yet").isPresent();
        now.addAndGet(1);
        assertThat(there.guest(token)).as("there after a minute").isEmpty();
    }

    private void account(String username, Role... roles) {
        var account = new Account(username, "Two", Set.of(roles), "so-khcn");
        accounts.create(account, accounts.find("lanhdao").orElseThrow().passwordHash(), false, false);
        remembered.forget(username);
    }

    private HttpRequest.Builder by(String token, String path) {
        return nobody(path).header("Authorization", "Bearer " + token);
    }

    private String token(String username, String scope, String more) {
        return json(create(username, scope, more)).get("token").asString();
    }

    private HttpResponse<String> create(String username, String scope, String more) {
        return posted(
                username, "{\"name\": \"Phần mềm kế toán\", \"scope\": \"%s\", \"days\": 30%s}".formatted(scope, more));
    }

    private HttpResponse<String> posted(String username, String body) {
        return answer(posting(as(username, "/api/v1/tokens"), body));
    }

    private static String id(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).get("id").asString();
    }

    private static void is(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/" + code);
    }
}
