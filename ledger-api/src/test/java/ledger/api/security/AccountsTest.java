package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Accounts over HTTP: who makes them, which roles go together, and how one comes to a password of one's own. */
class AccountsTest extends OverHttp {

    private static final String OWN = "một câu chỉ mình tôi biết";

    @Autowired
    private JdbcClient jdbc;

    private final String name = "a" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void an_administrator_makes_an_account_and_its_holder_chooses_the_password() {
        var made = create(name, "[\"ACCOUNTANT\"]", "so-khcn");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/accounts/" + name);
        var first = text(made, "password");
        assertThat(json(made).get("mustChange").asBoolean()).isTrue();

        var plan = answer(with(name, first, "/api/v1/plans/P"));
        refused(plan, 403, "forbidden");
        assertThat(text(plan, "title")).isEqualTo("Phải đổi mật khẩu trước");
        assertThat(text(plan, "detail")).contains("/account", "/api/v1/accounts/" + name + "/password");
        var english = answer(with(name, first, "/api/v1/plans/P").header("Accept-Language", "en"));
        assertThat(text(english, "title")).isEqualTo("Choose a password first");
        refused(answer(posting(with(name, first, "/api/v1/tokens"), "{}")), 403, "forbidden");
        assertThat(text(answer(with(name, first, "/api/v1/accounts/me")), "username"))
                .isEqualTo(name);

        var chosen = choose(name, first, OWN);
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        assertThat(answer(with(name, first, "/api/v1/plans/P")).statusCode()).isEqualTo(401);
        assertThat(text(answer(with(name, OWN, "/api/v1/plans/P")), "role")).isEqualTo("ACCOUNTANT");
    }

    @Test
    void a_password_is_long_and_not_among_the_first_guesses() {
        var first = text(create(name, "[\"VIEWER\"]", null), "password");

        assertThat(error(choose(name, first, "elf Zeichen"))).isEqualTo("/new password-too-short");
        assertThat(error(choose(name, first, "Password1234"))).isEqualTo("/new password-too-common");
        assertThat(error(choose(name, first, "aaaaaaaaaaaaaaaa"))).isEqualTo("/new password-too-common");
        assertThat(error(choose(name, first, name + name + "1"))).isEqualTo("/new password-is-name");
        assertThat(error(choose(name, first, first))).isEqualTo("/new password-unchanged");
        assertThat(error(choose(name, first, ""))).isEqualTo("/new blank");
        assertThat(choose(name, first, "mười hai ký tự").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_found_an_open_screen_cannot_choose_the_password() {
        var first = text(create(name, "[\"VIEWER\"]", null), "password");
        var body = "{\"current\": \"a guess\", \"new\": \"" + OWN + "\"}";
        assertThat(error(answer(put(with(name, first, password(name)), body)))).isEqualTo("/current password-wrong");
        refused(answer(put(as("quantri", password(name)), body)), 403, "forbidden");
    }

    @Test
    void a_forgotten_password_is_replaced_by_one_to_be_changed_and_the_old_one_ends() {
        var first = text(create(name, "[\"VIEWER\"]", null), "password");
        choose(name, first, OWN);

        var reset = answer(
                as("quantri", "/api/v1/accounts/" + name + "/password-resets").POST(BodyPublishers.noBody()));

        assertThat(reset.statusCode()).isEqualTo(201);
        assertThat(answer(with(name, OWN, "/api/v1/plans/P")).statusCode()).isEqualTo(401);
        refused(answer(with(name, text(reset, "password"), "/api/v1/plans/P")), 403, "forbidden");
        refused(
                answer(as("quantri", "/api/v1/accounts/no.body/password-resets").POST(BodyPublishers.noBody())),
                404,
                "not-found");
    }

    @Test
    void a_locked_account_is_out_at_once_and_its_name_is_never_free() {
        var first = text(create(name, "[\"VIEWER\"]", null), "password");
        choose(name, first, OWN);
        assertThat(answer(with(name, OWN, "/api/v1/plans/P")).statusCode()).isEqualTo(200);

        assertThat(patch(name, "{\"locked\": true}").statusCode()).isEqualTo(200);
        assertThat(answer(with(name, OWN, "/api/v1/plans/P")).statusCode()).isEqualTo(401);
        var again = create(name, "[\"VIEWER\"]", null);
        refused(again, 409, "already-exists");
        assertThat(text(again, "detail")).contains(name);

        patch(name, "{\"locked\": false}");
        assertThat(answer(with(name, OWN, "/api/v1/plans/P")).statusCode()).isEqualTo(200);
    }

    @Test
    void other_roles_count_from_the_next_request_on() {
        choose(name, text(create(name, "[\"VIEWER\"]", null), "password"), OWN);
        assertThat(text(answer(with(name, OWN, "/api/v1/plans/P")), "role")).isEqualTo("VIEWER");

        var changed = patch(name, "{\"roles\": [\"AUDITOR\"], \"displayName\": \"Thanh tra\"}");

        assertThat(text(changed, "displayName")).isEqualTo("Thanh tra");
        assertThat(text(answer(with(name, OWN, "/api/v1/plans/P")), "role")).isEqualTo("AUDITOR");
    }

    @Test
    void what_one_person_may_not_be_at_once() {
        for (var money : List.of("ACCOUNTANT", "APPROVER", "BUDGET_OFFICER")) {
            assertThat(conflict("ADMINISTRATOR", money)).contains("/roles administrator-without-money");
            assertThat(conflict("AUDITOR", money)).contains("/roles auditor-only-reads");
        }
        assertThat(conflict("AUDITOR", "ADMINISTRATOR")).contains("/roles auditor-only-reads");
        assertThat(conflict("BUDGET_OFFICER", "ACCOUNTANT")).contains("/roles giver-does-not-spend");
        assertThat(conflict("BUDGET_OFFICER", "APPROVER")).contains("/roles giver-does-not-spend");
        assertThat(create(name, "[\"ACCOUNTANT\", \"APPROVER\", \"VIEWER\"]", "so-khcn")
                        .statusCode())
                .as("nobody decides on a request of their own")
                .isEqualTo(201);

        assertThat(errors(patch(name, "{\"roles\": [\"ACCOUNTANT\", \"BUDGET_OFFICER\"]}")))
                .contains("/roles giver-does-not-spend");
    }

    @Test
    void accountants_and_approvers_act_for_an_agency_that_a_plan_names() {
        assertThat(errors(create(name, "[\"ACCOUNTANT\"]", null))).containsExactly("/agency agency-of-role");
        assertThat(errors(create(name, "[\"APPROVER\"]", "so-nowhere"))).containsExactly("/agency unknown-agency");
        assertThat(errors(create(name, "[\"ACCOUNTANT\", \"TREASURER\"]", "so-khcn")))
                .contains("/roles not-one-of");
        assertThat(errors(create(name, "[]", null))).containsExactly("/roles required");
        assertThat(errors(create("Me Myself", "[\"VIEWER\"]", null))).containsExactly("/username user-name");
        assertThat(errors(create("me", "[\"VIEWER\"]", null))).containsExactly("/username user-name");
    }

    @Test
    void the_last_administrator_who_can_sign_in_stays_and_nobody_raises_their_own_roles() {
        assertThat(errors(patch("quantri", "{\"locked\": true}"))).containsExactly("/locked last-administrator");
        assertThat(errors(patch("quantri", "{\"roles\": [\"ADMINISTRATOR\", \"VIEWER\"]}")))
                .containsExactly("/roles own-roles");

        choose(name, text(create(name, "[\"ADMINISTRATOR\"]", null), "password"), OWN);
        assertThat(patch("quantri", "{\"locked\": true}").statusCode()).isEqualTo(200);
        var stripped = answer(patching(with(name, OWN, "/api/v1/accounts/" + name), "{\"locked\": true}"));
        assertThat(errors(stripped)).containsExactly("/locked last-administrator");

        answer(patching(with(name, OWN, "/api/v1/accounts/quantri"), "{\"locked\": false}"));
        assertThat(patch(name, "{\"locked\": true}").statusCode()).isEqualTo(200);
    }

    @Test
    void auditors_read_the_accounts_and_others_their_own_without_any_secret() {
        var all = answer(as("kiemtoan", "/api/v1/accounts"));
        assertThat(json(all).get("items").values())
                .extracting(item -> item.get("username").asString())
                .contains("ketoan.khcn", "quantri");
        assertThat(all.body()).doesNotContain("pbkdf2").doesNotContain("password");
        assertThat(answer(as("lanhdao", "/api/v1/accounts/lanhdao")).statusCode())
                .isEqualTo(200);
        refused(answer(as("lanhdao", "/api/v1/accounts/quantri")), 403, "forbidden");
        refused(answer(as("quantri", "/api/v1/accounts/no.body")), 404, "not-found");
    }

    @Test
    void what_happens_to_an_account_stays_as_evidence_without_any_secret() {
        var first = text(create(name, "[\"VIEWER\"]", null), "password");
        choose(name, first, OWN);
        patch(name, "{\"roles\": [\"AUDITOR\"]}");
        patch(name, "{\"roles\": [\"AUDITOR\"]}");
        answer(with(name, "a wrong one", "/api/v1/plans/P").header("X-Request-Id", "wrong-" + name));

        var events = answer(as("kiemtoan", "/api/v1/account-events?account=" + name));
        var items = json(events).get("items").values().stream().toList();
        assertThat(items)
                .extracting(item -> text(item, "kind") + " " + text(item, "actor"))
                .containsExactly(
                        "SIGN_IN_FAILED null",
                        "ACCOUNT_CHANGED quantri",
                        "PASSWORD_CHANGED " + name,
                        "SIGNED_IN " + name,
                        "ACCOUNT_CREATED quantri");
        assertThat(items.get(0).get("requestId").asString()).isEqualTo("wrong-" + name);
        assertThat(items.get(0).get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(items.get(1).get("facts").toString())
                .isEqualTo("{\"roles\":{\"before\":[\"VIEWER\"],\"after\":[\"AUDITOR\"]}}");
        assertThat(events.body()).doesNotContain(first).doesNotContain(OWN).doesNotContain("a wrong one");

        var page = json(answer(as("quantri", "/api/v1/account-events?limit=2&account=" + name)));
        var rest = json(answer(as(
                "quantri",
                "/api/v1/account-events?account=" + name + "&cursor="
                        + page.get("next").asString())));
        assertThat(page.get("items")).hasSize(2);
        assertThat(rest.get("items").values()).isEqualTo(items.subList(2, 5));
    }

    @Test
    void evidence_cannot_be_changed_or_taken_away() {
        create(name, "[\"VIEWER\"]", null);
        for (var sql : List.of(
                "update ledger.account_event set actor = 'x'",
                "delete from ledger.account_event",
                "truncate ledger.account_event")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasStackTraceContaining("what is recorded stays");
        }
    }

    private List<String> conflict(String one, String other) {
        return errors(create("x" + name, "[\"%s\", \"%s\"]".formatted(one, other), "so-khcn"));
    }

    private HttpResponse<String> create(String username, String roles, String agency) {
        var of = agency == null ? "" : ", \"agency\": \"" + agency + "\"";
        return answer(posting(
                as("quantri", "/api/v1/accounts"),
                "{\"username\": \"%s\", \"displayName\": \"Một người\", \"roles\": %s%s}"
                        .formatted(username, roles, of)));
    }

    private HttpResponse<String> patch(String username, String body) {
        return answer(patching(as("quantri", "/api/v1/accounts/" + username), body));
    }

    private static HttpRequest.Builder patching(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(body));
    }

    private HttpResponse<String> choose(String username, String current, String chosen) {
        return answer(put(
                with(username, current, password(username)),
                "{\"current\": \"%s\", \"new\": \"%s\"}".formatted(current, chosen)));
    }

    private static String password(String username) {
        return "/api/v1/accounts/" + username + "/password";
    }

    private static HttpRequest.Builder put(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
    }

    private static String text(HttpResponse<String> answer, String member) {
        return text(json(answer), member);
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).asString("null");
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(text(answer, "type")).isEqualTo("/problems/" + code);
    }

    private static String error(HttpResponse<String> answer) {
        assertThat(errors(answer)).hasSize(1);
        return errors(answer).get(0);
    }

    private static List<String> errors(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return json(answer).path("errors").values().stream()
                .map(error -> text(error, "pointer") + " " + text(error, "code"))
                .toList();
    }
}
