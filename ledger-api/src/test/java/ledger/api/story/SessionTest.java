package ledger.api.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What is recorded in a browser that somebody has signed in with says so. */
class SessionTest extends Story {

    private static final Pattern MARK = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @Test
    void a_fact_that_was_recorded_by_a_session_came_from_a_page() throws Exception {
        registerAndAllocate();
        var password = Base64.getEncoder().encodeToString("ketoan.khcn:một mật khẩu".getBytes("UTF-8"));
        sent(at("/basic-sign-in").header("Authorization", "Basic " + password));
        var mark =
                MARK.matcher(sent(at("/account").header("Accept", "text/html")).body());
        assertThat(mark.find()).isTrue();

        var answer = sent(at("/api/v1/plans/" + plan + "/commitments")
                .header("X-XSRF-TOKEN", mark.group(1))
                .header("Idempotency-Key", plan)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(commitment("III.2", "NEW", 1_000_000, null, "2021-04-06"))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var position =
                JsonMapper.shared().readTree(answer.body()).path("position").asLong();
        var event = as("kiemtoan").get("/events/" + position, position).body();
        assertThat(event.path("channel").asString()).isEqualTo("PAGE");
        assertThat(event.path("actor").asString()).isEqualTo("ketoan.khcn");
    }

    @Test
    void a_form_whose_session_has_ended_is_begun_again_with_what_was_filled_in() throws Exception {
        registerAndAllocate();
        var form = "/plans/" + plan + "/entry/commit";
        var sent = sent(form(form, "before=true&_csrf=m&do=POST&amount=2%2C5tr&reason=T%C6%B0+v%E1%BA%A5n"));
        assertThat(sent.statusCode()).isEqualTo(302);
        var to = sent.headers().firstValue("Location").orElseThrow();
        assertThat(to).startsWith("/sign-in?to=").doesNotContain("_csrf");
        var again = accountant().page(URLDecoder.decode(to.substring(12), UTF_8));
        assertThat(Jsoup.parse(again.body()).select("#amount, #reason").eachAttr("value"))
                .containsExactly("2,5tr", "Tư vấn");
        assertThat(again.body()).contains("Chưa ghi gì: phiên làm việc đã hết hạn");

        var tooLong = sent(form(form, "before=true&reason=" + "x".repeat(5_000)));
        assertThat(tooLong.headers().firstValue("Location")).contains("/sign-in?to=" + URLEncoder.encode(form, UTF_8));
        var password = sent(form("/account", "current=a&new=b&again=b"));
        assertThat(password.headers().firstValue("Location").orElse("")).doesNotContain("again");
    }

    @Test
    void a_preview_whose_session_has_ended_opens_no_window_of_the_browser() throws Exception {
        var preview =
                sent(form("/plans/" + plan + "/entry/commit", "before=true").header("HX-Request", "true"));
        assertThat(preview.statusCode()).isEqualTo(401);
        assertThat(preview.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    private HttpRequest.Builder form(String path, String fields) {
        return at(path).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
