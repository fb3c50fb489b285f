package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** The ledger as it happens: nothing is left out or told twice, and nobody is told what they may not know. */
@Timeout(180)
@TestPropertySource(properties = {"ledger.stream.most=3", "ledger.stream.heartbeat=300ms"})
class StreamTest extends Story {

    private static final BodyHandler<String> AS_TEXT = BodyHandlers.ofString();

    private final List<Listening> open = new ArrayList<>();

    @AfterEach
    void leave() {
        open.forEach(Listening::close);
    }

    private Listening listen(String account, String query, String... headers) {
        var listening = Listening.to(as(account), "/stream" + query, headers);
        open.add(listening);
        return listening;
    }

    private Answer committed(String line) {
        var answer = commit(line, null, 1_000_000, null, "2021-04-05");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    @Test
    void whoever_listens_is_told_what_is_recorded_afterwards() {
        registerAndAllocate();
        var stream = listen("ketoan.khcn", "");
        assertThat(stream.status()).isEqualTo(200);
        var committed = committed("I.1");
        var told = stream.next();
        assertThat(told.id()).isEqualTo(Long.toString(committed.position()));
        assertThat(told.name()).isEqualTo("recorded");
        assertThat(told.data().path("planId").asString()).isEqualTo(plan);
        assertThat(told.data().path("lineCode").asString()).isEqualTo("I.1");
        assertThat(told.data().path("effectiveDate").asString()).isEqualTo("2021-04-05");
        assertThat(told.data().path("actor").asString()).isEqualTo("ketoan.khcn");
        assertThat(told.data().path("sentence").asString())
                .startsWith("ketoan.khcn cam kết 1.000.000 đồng")
                .contains("Công ty TNHH Tư vấn B");
    }

    @Test
    void whoever_comes_again_goes_on_where_they_were() {
        registerAndAllocate();
        var stream = listen("taichinh", "");
        var first = committed("I.1");
        assertThat(stream.next().id()).isEqualTo(Long.toString(first.position()));
        stream.close();
        var second = committed("I.1");
        var third = committed("I.2");
        // What the browser says goes before what its address says.
        var again = listen("taichinh", "?after=0", "Last-Event-ID", Long.toString(first.position()));
        var fourth = committed("I.3");
        assertThat(List.of(again.next().id(), again.next().id(), again.next().id()))
                .containsExactly(
                        Long.toString(second.position()),
                        Long.toString(third.position()),
                        Long.toString(fourth.position()));
    }

    @Test
    void from_the_start_every_event_is_told_once_and_in_order() {
        registerAndAllocate();
        long last = committed("I.1").position();
        var stream = listen("kiemtoan", "?after=0");
        for (long position = 1; position <= last; position++) {
            assertThat(stream.next().id()).isEqualTo(Long.toString(position));
        }
    }

    @Test
    void a_viewer_is_told_that_figures_changed_and_no_name() {
        registerAndAllocate();
        var stream = listen("lanhdao", "");
        var policy = officer()
                .put(
                        "/plans/" + plan + "/approval-policy",
                        """
                {"rules": [], "expiresAfterDays": 10, "effectiveDate": "2021-04-01", "reason": "Quy định"}""",
                        UUID.randomUUID().toString());
        assertThat(policy.status()).as(policy.raw().body()).isEqualTo(200);
        var committed = committed("III.1");
        var told = stream.next();
        assertThat(told.id()).isEqualTo(Long.toString(committed.position()));
        assertThat(told.data().path("sentence").asString()).isEqualTo("Cam kết 1.000.000 đồng của dòng III.1.");
        assertThat(told.data().path("actor").isNull()).isTrue();
        assertThat(told.data().toString()).doesNotContain("ketoan", "Công ty", "12/HĐ-TV", "Tư vấn");
    }

    @Test
    void another_agency_is_told_nothing_of_a_line_that_it_does_not_lead() {
        registerAndAllocate();
        var other = listen("ketoan.ctk", "");
        var own = listen("ketoan.khcn", "");
        committed("III.1");
        var theirs = as("ketoan.ctk")
                .post("/plans/" + plan + "/commitments", commitment("IV.1", null, 5_000_000, null, "2021-04-06"));
        assertThat(theirs.status()).isEqualTo(201);
        var second = committed("I.1");
        assertThat(other.next().id()).isEqualTo(Long.toString(theirs.position()));
        assertThat(own.next().data().path("lineCode").asString()).isEqualTo("III.1");
        assertThat(own.next().id()).isEqualTo(Long.toString(second.position()));
    }

    @Test
    void an_english_reader_is_told_in_english() {
        registerAndAllocate();
        var stream = listen("lanhdao", "", "Accept-Language", "en");
        committed("III.1");
        assertThat(stream.next().data().path("sentence").asString())
                .isEqualTo("1,000,000 đồng of line III.1 was committed.");
    }

    @Test
    void while_nothing_happens_the_connection_is_kept_alive_with_the_place_reached() {
        registerAndAllocate();
        long head = committed("I.1").position();
        var stream = listen("lanhdao", "");
        assertThat(stream.heartbeat()).isEqualTo(Long.toString(head));
        assertThat(stream.heartbeat()).isEqualTo(Long.toString(head));
    }

    @Test
    void more_than_the_bound_are_turned_away_until_somebody_leaves() {
        register();
        listen("kiemtoan", "");
        listen("kiemtoan", "");
        var third = listen("kiemtoan", "");
        assertThat(third.status()).isEqualTo(200);
        var fourth = listen("lanhdao", "");
        assertThat(fourth.status()).isEqualTo(503);
        assertThat(fourth.header("Content-Type")).startsWith("application/problem+json");
        assertThat(fourth.header("Retry-After")).isEqualTo("30");
        third.close();
        // That a browser has gone is only seen when something is said to it.
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> listen("lanhdao", "").status(), status -> status == 200);
    }

    @Test
    void it_ends_when_the_token_is_revoked() {
        registerAndAllocate();
        var made = accountant().post("/tokens", """
                {"name": "theo dõi", "scope": "READ", "days": 1}""");
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        var stream = listen("ketoan.khcn", "", "Authorization", "Bearer " + made.text("token"));
        assertThat(stream.status()).isEqualTo(200);
        committed("I.1");
        assertThat(stream.next().data().path("lineCode").asString()).isEqualTo("I.1");
        assertThat(accountant()
                        .anything("DELETE", "/api/v1/tokens/" + made.text("id"), Map.of(), new byte[0])
                        .statusCode())
                .isEqualTo(200);
        committed("I.2");
        assertThat(stream.ended()).isTrue();
    }

    @Test
    void it_ends_when_whoever_listens_signs_out() throws Exception {
        registerAndAllocate();
        var port = accountant().port();
        var jar = new CookieManager();
        var browser = HttpClient.newBuilder().cookieHandler(jar).build();
        var password = Base64.getEncoder().encodeToString("ketoan.khcn:một mật khẩu".getBytes(StandardCharsets.UTF_8));
        browser.send(
                at(port, "/basic-sign-in")
                        .header("Authorization", "Basic " + password)
                        .build(),
                AS_TEXT);
        var account =
                browser.send(at(port, "/account").header("Accept", "text/html").build(), AS_TEXT);
        var mark = Jsoup.parse(account.body()).select("input[name=_csrf]").val();
        var cookies = jar.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));

        var stream = listen("ketoan.khcn", "", "Authorization", "", "Cookie", cookies);
        assertThat(stream.status()).isEqualTo(200);
        committed("I.1");
        assertThat(stream.next().data().path("lineCode").asString()).isEqualTo("I.1");
        var out = at(port, "/sign-out")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + mark));
        assertThat(browser.send(out.build(), AS_TEXT).statusCode()).isEqualTo(302);
        committed("I.2");
        assertThat(stream.ended()).isTrue();
    }

    private static HttpRequest.Builder at(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    @Test
    void a_place_that_does_not_exist_is_refused() {
        register();
        for (var after : List.of("x", "-1", "999999999999")) {
            assertThat(as("lanhdao").get("/stream?after=" + after).status())
                    .as(after)
                    .isEqualTo(422);
        }
        var wrong = listen("lanhdao", "", "Last-Event-ID", "abc");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(listen("quantri", "").status()).isEqualTo(403);
    }
}
