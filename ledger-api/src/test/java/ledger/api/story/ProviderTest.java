package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import ledger.api.support.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People and programs whom an identity provider knows: a real one, over HTTP. */
class ProviderTest extends Story {

    private static final TestProvider PROVIDER = TestProvider.start();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("ledger.oidc.issuer", PROVIDER::issuer);
        properties.add("ledger.oidc.client-id", () -> TestProvider.CLIENT);
        properties.add("ledger.oidc.client-secret", () -> TestProvider.SECRET);
    }

    @AfterAll
    static void theProviderEnds() {
        PROVIDER.close();
    }

    @Test
    void a_program_records_with_a_token_of_the_provider_and_the_event_says_who() {
        registerAndAllocate();
        var token = tokenOfTheProgram();

        var answer = commit(token, "III.2");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.text("recordedBy")).isEqualTo(TestProvider.PROGRAM);
        var event = as("kiemtoan").get("/events/" + answer.position()).body();
        assertThat(event.path("type").asString()).isEqualTo("FundsCommitted");
        assertThat(event.path("actor").asString()).isEqualTo(TestProvider.PROGRAM);
        assertThat(event.path("role").asString()).isEqualTo("ACCOUNTANT");
        assertThat(event.path("agency").asString()).isEqualTo("so-khcn");
        assertThat(event.path("channel").asString()).isEqualTo("API");
    }

    @Test
    void a_line_of_another_agency_stays_closed() {
        registerAndAllocate();
        is(commit(tokenOfTheProgram(), "IV.1"), 403, "outside-agency");
    }

    @Test
    void a_token_that_does_not_hold_is_refused_as_such() {
        var past = Instant.now().minusSeconds(3600);
        for (var token : List.of(
                PROVIDER.token(claims -> claims.issuedAt(past).expiresAt(past.plusSeconds(300))),
                PROVIDER.token(claims -> claims.claims(all -> all.remove("exp"))),
                PROVIDER.token(claims -> claims.audience(List.of(TestProvider.CLIENT))),
                PROVIDER.token(claims -> claims.claims(all -> all.remove("aud"))),
                PROVIDER.token(claims -> claims.issuer("http://127.0.0.1:1")),
                PROVIDER.forged(),
                unsigned(PROVIDER.token(claims -> {})),
                changed(PROVIDER.token(claims -> {})))) {
            var answer = plans(token);
            is(answer, 401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"ledger\", error=\"invalid_token\"");
        }
        assertThat(plans(PROVIDER.token(claims -> {})).status()).isEqualTo(200);
    }

    @Test
    void whom_the_provider_does_not_make_somebody_here_is_told_what_is_missing() {
        is(
                plans(token("a.guest", Map.of("realm_access", Map.of("roles", List.of("offline_access"))))),
                403,
                "forbidden");
        is(
                plans(token(
                        "an.approver", Map.of("realm_access", Map.of("roles", List.of("approver")), "agency", " "))),
                403,
                "forbidden");
        is(plans(token("Lan@khcn.example", Map.of())), 403, "forbidden");
        var local = plans(token("ketoan.khcn", Map.of()));
        is(local, 403, "forbidden");
        assertThat(local.text("detail")).contains("tài khoản riêng tên ketoan.khcn");
    }

    @Test
    void a_name_is_that_of_one_person_for_ever() {
        assertThat(plans(token("hoa", Map.of("sub", "1"))).status()).isEqualTo(200);
        assertThat(plans(token("hoa", Map.of("sub", "1"))).status()).isEqualTo(200);
        var other = plans(token("hoa", Map.of("sub", "2")));
        is(other, 403, "forbidden");
        assertThat(other.text("title")).isEqualTo("Tên đã thuộc về người khác");
    }

    @Test
    void what_is_no_jwt_is_left_to_others() {
        assertThat(plans("ldg_0123456789").header("WWW-Authenticate")).doesNotContain("oidc");
        assertThat(plans("a.b").status()).isEqualTo(401);
    }

    @Test
    void somebody_signs_in_at_the_provider_reads_a_page_and_signs_out_of_both() {
        register();
        PROVIDER.ledgerAt("http://127.0.0.1:" + port);
        var browser = new Browser();
        var page = browser.signsIn("minh.xem", "/plans/" + plan);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).isEqualTo("http://127.0.0.1:" + port + "/plans/" + plan);
        assertThat(page.body()).contains("950/KH-UBND");

        var out = browser.send(at("/oidc/sign-out").POST(BodyPublishers.noBody()));
        var refresh = out.headers().firstValue("Refresh").orElseThrow();
        assertThat(refresh).startsWith("0; url=" + PROVIDER.issuer() + "/");
        assertThat(browser.get("/plans/" + plan).uri().getPath()
                        + browser.get("/api/v1/plans").statusCode())
                .as("the session has ended here")
                .endsWith("401");
        browser.send(HttpRequest.newBuilder(URI.create(refresh.substring("0; url=".length()))));
        assertThat(browser.get("/oidc/sign-in").uri().getPath())
                .as("and at the provider, which asks for the password again")
                .isEqualTo("/login");
    }

    @Test
    void the_provider_is_asked_with_a_proof_of_the_code() {
        var asked = new Browser(Redirect.NEVER).get("/oidc/sign-in");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location").orElseThrow())
                .startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=", "redirect_uri=http://127.0.0.1:");
        assertThat(asked.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("ledger_oidc=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void nobody_is_sent_to_another_site_after_signing_in() {
        var page = new Browser().signsIn("minh.xem", "//evil.example/");
        assertThat(page.uri().getPort()).isEqualTo(port);
    }

    @Test
    void who_may_not_come_in_reads_why_on_a_page() {
        for (var who : Map.of("khach", "chưa được giao vai trò", "taichinh", "có tài khoản riêng tên taichinh")
                .entrySet()) {
            var browser = new Browser();
            var page = browser.signsIn(who.getKey(), "/");
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("<html", who.getValue());
            assertThat(browser.get("/api/v1/plans").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_code_that_nobody_asked_for_signs_nobody_in() {
        var page = new Browser().get("/oidc/code?code=x&state=y");
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("<html", "không xác nhận lần đăng nhập này");
        assertThat(new Browser().get("/oidc/elsewhere").statusCode()).isEqualTo(404);
        assertThat(new Browser().get("/oidc/refused").statusCode()).isEqualTo(404);
    }

    private static String tokenOfTheProgram() {
        var credentials =
                TestProvider.PROGRAM + ":" + URLEncoder.encode(TestProvider.PROGRAM_SECRET, StandardCharsets.UTF_8);
        var answer = sent(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return Answer.of(answer).text("access_token");
    }

    private static String token(String username, Map<String, Object> claims) {
        return PROVIDER.token(token ->
                token.subject(username).claim("preferred_username", username).claims(all -> all.putAll(claims)));
    }

    private static String unsigned(String token) {
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + token.split("\\.")[1] + ".";
    }

    private static String changed(String token) {
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("so-khcn", "cuc-tk");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    private Answer plans(String token) {
        return Answer.of(
                sent(HttpClient.newHttpClient(), at("/api/v1/plans").header("Authorization", "Bearer " + token)));
    }

    private Answer commit(String token, String line) {
        return Answer.of(sent(
                HttpClient.newHttpClient(),
                at("/api/v1/plans/" + plan + "/commitments")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(commitment(line, null, 1_000_000, null, "2021-04-05")))));
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static void is(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("/problems/" + code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static HttpResponse<String> sent(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    /** Keeps cookies and follows redirects. */
    private final class Browser {

        private static final Pattern MARK = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final HttpClient http;

        Browser() {
            this(Redirect.NORMAL);
        }

        Browser(Redirect redirects) {
            http = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .followRedirects(redirects)
                    .build();
        }

        HttpResponse<String> signsIn(String username, String to) {
            var form = get("/oidc/sign-in?to=" + to);
            assertThat(form.uri().toString()).startsWith(PROVIDER.issuer() + "/login");
            var mark = MARK.matcher(form.body());
            assertThat(mark.find()).as(form.body()).isTrue();
            return send(HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + username + "&password="
                            + URLEncoder.encode(TestProvider.PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
                            + URLEncoder.encode(mark.group(1), StandardCharsets.UTF_8))));
        }

        HttpResponse<String> get(String path) {
            return send(at(path));
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            return sent(http, request.header("Accept", "text/html"));
        }
    }
}
