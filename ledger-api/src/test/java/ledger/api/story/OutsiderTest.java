package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the ledger tells those who should not know, in answers, headers and its log. */
@ExtendWith(OutputCaptureExtension.class)
class OutsiderTest extends Story {

    private static final byte[] NOTHING = new byte[0];

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), officer().port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/plans HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: %LONG%\r\n\r\n",
                "GET /%LONG% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/plans?q=% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/plans/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/plans/\u00e1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/plans HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /api/v1/plans HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "NONSENSE /api/v1/plans HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE /api/v1/plans HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "nonsense\r\n\r\n",
                "POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void what_is_no_request_is_turned_away_and_learns_nothing(String request) throws IOException {
        var answer = raw(request.replace("%LONG%", "a".repeat(60_000)));
        assertThat(answer)
                .matches("(?s)HTTP/1.1 (400|401|404|405|414|431|501) .*")
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("<html", "\tat ", "org.apache", "Server:");
    }

    @Test
    void an_address_that_cannot_be_read_gets_a_problem_in_either_language() {
        for (var language : List.of("vi", "en")) {
            var answer = officer().in(language).anything("GET", "/api/v1/plans/%2F", Map.of(), NOTHING);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
            assertThat(answer.body()).contains("/problems/malformed-request");
        }
    }

    @Test
    void answers_are_kept_by_nobody_and_run_nothing() {
        for (var path :
                List.of("/api/v1/plans", "/api/v1/plans/NOT-THERE", "/plans/NOT-THERE", "/problems/forbidden", "/")) {
            var headers = officer().anything("GET", path, Map.of(), NOTHING).headers();
            assertThat(headers.firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
            assertThat(headers.allValues("Content-Security-Policy")).as(path).hasSize(1);
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "data:", "*", "http");
            assertThat(headers.firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
        }
        var swagger = officer()
                .anything("GET", "/swagger-ui/index.html", Map.of(), NOTHING)
                .headers();
        assertThat(swagger.firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'self' 'unsafe-inline'", "script-src 'self';");
    }

    @Test
    void operations_show_that_it_lives_and_to_nobody_more() {
        var health = new Client(officer().port(), "nobody", "x", "vi")
                .anything("GET", "/actuator/health", Map.of("Authorization", ""), NOTHING);
        assertThat(health.body()).doesNotContain("components", "details", "PostgreSQL");
        for (var path : List.of(
                "",
                "/env",
                "/beans",
                "/heapdump",
                "/threaddump",
                "/loggers",
                "/configprops",
                "/mappings",
                "/shutdown",
                "/httpexchanges",
                "/flyway",
                "/conditions",
                "/caches",
                "/scheduledtasks")) {
            for (var account : List.of("quantri", "kiemtoan", "taichinh")) {
                assertThat(as(account)
                                .anything("GET", "/actuator" + path, Map.of(), NOTHING)
                                .statusCode())
                        .as("%s as %s", path, account)
                        .isEqualTo(404);
            }
        }
        assertThat(as("quantri")
                        .anything("GET", "/actuator/info", Map.of(), NOTHING)
                        .body())
                .doesNotContainIgnoringCase("password");
    }

    @Test
    void a_page_of_a_list_has_an_end() {
        register();
        for (var list : List.of(
                "/events",
                "/refusals",
                "/plans/" + plan + "/commitments",
                "/plans/" + plan + "/disbursements",
                "/plans/" + plan + "/advances")) {
            var sign = "?limit=";
            assertThat(as("kiemtoan").get(list + sign + 1_001).status())
                    .as(list)
                    .isEqualTo(422);
            assertThat(as("kiemtoan").get(list + sign + 2_147_483_647).status())
                    .as(list)
                    .isEqualTo(422);
            assertThat(as("kiemtoan").get(list + sign + 1_000).status())
                    .as(list)
                    .isEqualTo(200);
        }
    }

    @Test
    void the_log_keeps_no_secret(CapturedOutput output) {
        register();
        var secret = "bimat" + UUID.randomUUID().toString().replace("-", "");
        var basic = "Basic "
                + Base64.getEncoder().encodeToString(("ketoan.khcn:" + secret).getBytes(StandardCharsets.UTF_8));
        var body = "{\"password\": \"" + secret + "\", \"reason\": ";
        var type = "application/json";
        for (var headers : List.of(
                Map.of("Authorization", basic),
                Map.of("Authorization", "Bearer " + secret),
                Map.of("Authorization", "Basic " + secret),
                Map.of("Cookie", "SESSION=" + secret),
                Map.of("Content-Type", type, "Idempotency-Key", secret))) {
            for (var path :
                    List.of("/api/v1/plans/" + plan + "/commitments", "/api/v1/imports", "/", "/api/v1/plans/%2F")) {
                accountant().anything("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
                accountant().anything("POST", path, headers, (body + "1}").getBytes(StandardCharsets.UTF_8));
                accountant().anything("GET", path + "?token=" + secret + "&limit=%ff", headers, NOTHING);
            }
        }
        new Client(officer().port(), secret, "x", "vi").get("/plans");
        assertThat(output.getAll()).doesNotContain(secret);
    }
}
