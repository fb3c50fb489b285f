package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out with a browser, and what a session can and cannot do. */
class PagesTest extends OverHttp {

    private static final String OWN = "một câu chỉ mình tôi biết";
    private static final Pattern MARK = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String COMMIT = "{\"amount\": 1, \"leadAgency\": \"so-khcn\"}";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    private final String name = "p" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void somebody_has_an_account() {
        make(false, Role.ACCOUNTANT);
    }

    private void make(boolean mustChange, Role... roles) {
        var account = new Account(name, "Nguyễn Thị Lan", Set.of(roles), "so-khcn");
        if (!accounts.create(account, accounts.hash(OWN), false, mustChange)) {
            accounts.change(account, false);
            accounts.changePassword(name, accounts.hash(OWN), mustChange);
        }
    }

    @Test
    void a_browser_that_opens_a_page_is_sent_to_sign_in_and_back() {
        var sent = answer(nobody("/plans/P?lang=en").header("Accept", "text/html"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(location(sent)).isEqualTo("/sign-in?to=%2Fplans%2FP%3Flang%3Den");
        assertThat(sent.headers().firstValue("WWW-Authenticate")).isEmpty();

        var form = answer(nobody(location(sent)).header("Accept", "text/html"));
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains("lang=\"vi\"", "Tên đăng nhập", "value=\"/plans/P?lang=en\"");
        assertThat(form.body()).doesNotContain("<script", "style=");
        assertThat(answer(nobody("/sign-in").header("Accept-Language", "en")).body())
                .contains("User name");

        var entered = signIn(OWN, "/plans/P?lang=en");
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(location(entered)).endsWith("/plans/P?lang=en");
    }

    @Test
    void programs_are_not_sent_anywhere() {
        assertThat(answer(nobody("/api/v1/plans/P").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(answer(nobody("/plans/P")).statusCode()).isEqualTo(401);
        assertThat(answer(with(name, "wrong", "/plans/P").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(answer(with(name, OWN, "/account").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_password_in_the_address_is_asked_for_on_a_page_of_its_own() {
        var asked = answer(nobody("/basic-sign-in?to=/plans/P").header("Accept", "text/html"));
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.headers().firstValue("WWW-Authenticate")).isPresent();
        var sent = answer(with(name, OWN, "/basic-sign-in?to=/plans/P"));
        assertThat(location(sent)).isEqualTo("/plans/P");
        assertThat(open(cookies(sent)))
                .as("the browser sends the password once")
                .isTrue();
        assertThat(location(answer(with(name, OWN, "/basic-sign-in?to=//elsewhere.example"))))
                .isEqualTo("/");
    }

    @Test
    void the_cookie_is_for_this_ledger_and_no_script() {
        var cookie = signIn(OWN, "/").headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("ledger_session="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("Path=/", "HttpOnly", "SameSite=Lax").doesNotContain("Expires", "Secure");
        assertThat(cookie.substring("ledger_session=".length(), cookie.indexOf(';')))
                .hasSize(43);
    }

    @Test
    void nobody_is_sent_to_another_place_after_signing_in() {
        for (var to : new String[] {"//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", ""}) {
            assertThat(location(signIn(OWN, to))).as(to).matches("(http://127\\.0\\.0\\.1:\\d+)?/");
        }
    }

    @Test
    void a_wrong_password_is_told_on_the_page() {
        var refused = signIn("wrong", "/");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .contains("mật khẩu không đúng", "value=\"" + name + "\"")
                .doesNotContain(">wrong<");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        for (int i = 1; i < Failures.MOST; i++) {
            signIn("wrong " + i, "/");
        }
        var waits = signIn(OWN, "/");
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(waits.body()).contains("đăng nhập sai quá nhiều lần");
    }

    @Test
    void a_form_without_its_mark_is_not_taken() {
        var sent = answer(form("/sign-in", Map.of("username", name, "password", OWN)));
        assertThat(location(sent)).isEqualTo("/sign-in");
        assertThat(sent.headers().allValues("Set-Cookie")).noneMatch(value -> value.startsWith("ledger_session="));
    }

    @Test
    void a_session_reads_and_records_only_with_the_mark_of_a_form() {
        var cookies = signedIn();
        var who = answer(nobody("/api/v1/plans/P").header("Cookie", cookies));
        assertThat(json(who).get("account").asString()).isEqualTo(name);

        var path = "/api/v1/plans/P/commitments";
        var forged = answer(posting(nobody(path).header("Cookie", cookies), COMMIT));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(json(forged).get("title").asString()).isEqualTo("Thiếu dấu của biểu mẫu");

        var page = answer(nobody("/account").header("Cookie", cookies));
        var meant = nobody(path).header("Cookie", cookies).header("X-XSRF-TOKEN", mark(page));
        assertThat(answer(posting(meant, COMMIT)).statusCode()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_the_session_at_once() {
        var cookies = signedIn();
        var page = answer(nobody("/account").header("Cookie", cookies));
        var left = answer(form("/sign-out", Map.of("_csrf", mark(page))).header("Cookie", cookies));
        assertThat(location(left)).endsWith("/sign-in");
        assertThat(open(cookies)).isFalse();
        assertThat(kinds()).contains("SIGNED_IN", "SIGNED_OUT");
    }

    @Test
    void locking_other_roles_and_another_password_end_every_session_at_once() {
        var cookies = signedIn();
        patch("{\"roles\": [\"VIEWER\"]}");
        assertThat(open(cookies)).isFalse();

        cookies = signedIn();
        patch("{\"locked\": true}");
        assertThat(open(cookies)).isFalse();
        patch("{\"locked\": false}");
        assertThat(open(cookies)).as("it does not come to life again").isFalse();

        cookies = signedIn();
        answer(as("quantri", "/api/v1/accounts/" + name + "/password-resets").POST(BodyPublishers.noBody()));
        assertThat(open(cookies)).isFalse();
    }

    @Test
    void a_session_ends_when_it_is_idle_or_old() {
        for (var column : new String[] {"seen_at", "opened_at"}) {
            var cookies = signedIn();
            assertThat(open(cookies)).isTrue();
            jdbc.sql("update app.session set %s = now() - interval '13 hours' where username = ?".formatted(column))
                    .param(name)
                    .update();
            accounts.changed(name);
            assertThat(open(cookies)).as(column).isFalse();
        }
    }

    @Test
    void whoever_was_given_a_password_is_led_to_the_page_that_changes_it() {
        make(true, Role.VIEWER);
        assertThat(location(signIn(OWN, "/plans/P"))).endsWith("/account");
        var cookies = signedIn();
        assertThat(location(
                        answer(nobody("/plans/P").header("Accept", "text/html").header("Cookie", cookies))))
                .isEqualTo("/account");
        var page = answer(nobody("/account").header("Cookie", cookies));
        assertThat(page.body()).contains("Hãy đổi mật khẩu trước khi làm việc khác", "Nguyễn Thị Lan");

        var differ = change(cookies, page, "câu thứ nhất của tôi", "câu thứ hai của tôi");
        assertThat(differ.statusCode()).isEqualTo(422);
        assertThat(differ.body()).contains("không giống nhau");
        var tooShort = change(cookies, page, "ngắn", "ngắn");
        assertThat(tooShort.body()).contains("ít nhất 12 ký tự");

        var changed = change(cookies, page, "một câu khác của tôi", "một câu khác của tôi");
        assertThat(location(changed)).contains("/account?changed=true");
        assertThat(open(cookies)).as("the old session").isFalse();
        var renewed = changed.headers().allValues("Set-Cookie").stream()
                .map(value -> value.substring(0, value.indexOf(';')))
                .filter(value -> value.startsWith("ledger_session="))
                .findFirst()
                .orElseThrow();
        assertThat(open(renewed)).isTrue();
        assertThat(answer(nobody(location(changed)).header("Cookie", renewed)).body())
                .contains("Đã đổi mật khẩu");
    }

    private HttpResponse<String> change(String cookies, HttpResponse<String> page, String chosen, String again) {
        return answer(form("/account", Map.of("_csrf", mark(page), "current", OWN, "new", chosen, "again", again))
                .header("Cookie", cookies));
    }

    private boolean open(String cookies) {
        return answer(nobody("/api/v1/accounts/me").header("Cookie", cookies)).statusCode() == 200;
    }

    private void patch(String body) {
        var request = as("quantri", "/api/v1/accounts/" + name).header("Content-Type", "application/json");
        assertThat(answer(request.method("PATCH", BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(200);
    }

    private List<String> kinds() {
        return jdbc.sql("select kind from ledger.account_event where account = ?")
                .param(name)
                .query(String.class)
                .list();
    }

    private HttpResponse<String> signIn(String password, String to) {
        var page = answer(nobody("/sign-in"));
        return answer(form("/sign-in", Map.of("_csrf", mark(page), "username", name, "password", password, "to", to))
                .header("Cookie", cookies(page)));
    }

    /** The cookies of a browser in which the account has signed in and that has seen a form. */
    private String signedIn() {
        var page = answer(nobody("/sign-in"));
        var entered = answer(form("/sign-in", Map.of("_csrf", mark(page), "username", name, "password", OWN))
                .header("Cookie", cookies(page)));
        return cookies(page) + "; " + cookies(entered);
    }

    private static String mark(HttpResponse<String> page) {
        var found = MARK.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(value -> value.substring(0, value.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return nobody(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(to -> to.replaceFirst("^http://127\\.0\\.0\\.1:\\d+", ""))
                .orElse(answer.statusCode() + " " + answer.body());
    }
}
