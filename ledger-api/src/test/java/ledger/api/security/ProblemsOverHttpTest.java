package ledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsOverHttpTest extends OverHttp {

    @Autowired
    private Ledger.Forbidden forbidden;

    @Test
    void a_caller_is_known_by_account_and_role() {
        var answer = answer(as("kiemtoan", "/api/v1/plans/P"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("account").asString()).isEqualTo("kiemtoan");
        assertThat(json(answer).get("role").asString()).isEqualTo("AUDITOR");
    }

    @Test
    void without_an_account_it_says_how_to_sign_in() {
        var answer = answer(nobody("/api/v1/plans/P"));

        is(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"ledger\", charset=\"UTF-8\"");
        is(answer(nobody("/api/v1/plans/P").header("Authorization", "Basic !!!")), 401, "unauthenticated");
        is(answer(nobody("/api/v1/plans/P").header("Authorization", "Basic")), 401, "unauthenticated");
        is(answer(with("ketoan.khcn", "wrong", "/api/v1/plans/P")), 401, "unauthenticated");
        is(answer(with("a\0b", "wrong", "/api/v1/plans/P")), 401, "unauthenticated");
    }

    @Test
    void problems_speak_vietnamese_and_english_to_those_who_ask() {
        var vietnamese = answer(nobody("/api/v1/plans/P"));
        assertThat(vietnamese.headers().firstValue("Content-Language")).hasValue("vi");
        assertThat(json(vietnamese).get("title").asString()).isEqualTo("Chưa đăng nhập");

        var english = answer(nobody("/api/v1/plans/P").header("Accept-Language", "en-GB,en;q=0.9"));
        assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(json(english).get("title").asString()).isEqualTo("Not signed in");

        var french = answer(nobody("/api/v1/plans/P").header("Accept-Language", "fr"));
        assertThat(french.headers().firstValue("Content-Language")).hasValue("vi");
    }

    @Test
    void a_role_that_may_not_is_forbidden_and_that_is_noted() {
        forbidden.noted.clear();

        is(answer(posting(as("lanhdao", "/api/v1/plans/P/commitments"), "{}")), 403, "forbidden");

        assertThat(forbidden.noted).containsExactly("lanhdao POST /api/v1/plans/P/commitments forbidden");
    }

    @Test
    void an_accountant_works_on_lines_of_the_own_agency_only_and_the_attempt_is_noted() {
        forbidden.noted.clear();
        var body = "{\"amount\": 1, \"leadAgency\": \"cuc-thong-ke\"}";

        var refused = answer(posting(as("ketoan.khcn", "/api/v1/plans/P/commitments"), body));

        is(refused, 403, "outside-agency");
        assertThat(json(refused).get("lineCode").asString()).isEqualTo("IV.1");
        assertThat(forbidden.noted).containsExactly("ketoan.khcn POST /api/v1/plans/P/commitments outside-agency");
        assertThat(answer(posting(as("ketoan.ctk", "/api/v1/plans/P/commitments"), body))
                        .statusCode())
                .isEqualTo(200);
        assertThat(forbidden.noted).hasSize(1);
    }

    @Test
    void bodies_that_are_not_json_are_malformed_and_others_are_told_what_is_wrong() {
        is(answer(posting(as("ketoan.khcn", "/api/v1/plans/P/commitments"), "{oh")), 400, "malformed-request");
        is(answer(posting(as("taichinh", "/api/v1/plans"), "{oh")), 400, "malformed-request");

        var wrong = answer(posting(as("ketoan.khcn", "/api/v1/plans/P/commitments"), "{\"amount\": 0, \"x\": 1}"));
        is(wrong, 422, "validation");
        assertThat(json(wrong).get("errors").values())
                .extracting(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString())
                .containsExactlyInAnyOrder("/amount amount", "/leadAgency required", "/x unknown-member");

        var unknown = answer(posting(as("taichinh", "/api/v1/plans"), "{\"id\": \"P\", \"fiscalYear\": 1, \"x\": 1}"));
        is(unknown, 422, "validation");
        assertThat(json(unknown).get("errors").get(0).get("pointer").asString()).isEqualTo("/x");
        var type = answer(posting(as("taichinh", "/api/v1/plans"), "{\"id\": \"P\", \"fiscalYear\": {}}"));
        is(type, 422, "validation");
        assertThat(json(type).get("errors").get(0).get("pointer").asString()).isEqualTo("/fiscalYear");
    }

    @Test
    void what_http_itself_refuses_is_a_problem_document_too() {
        is(answer(as("kiemtoan", "/api/v1/rule-sets")), 404, "not-found");
        is(answer(as("kiemtoan", "/api/v1/events/x")), 404, "not-found");
        is(answer(as("kiemtoan", "/api/v1/events/99")), 404, "not-found");
        is(answer(as("kiemtoan", "/api/v1/refusals")), 422, "validation");
        is(answer(as("kiemtoan", "/api/v1/refusals?limit=x")), 422, "validation");
        is(answer(as("kiemtoan", "/api/v1/plans/P").header("Accept", "image/png")), 406, "not-acceptable");
        is(answer(as("taichinh", "/api/v1/plans").POST(BodyPublishers.ofString("x"))), 415, "unsupported-media-type");
        var method = answer(as("kiemtoan", "/api/v1/plans/P").DELETE());
        is(method, 405, "method-not-allowed");
        assertThat(method.headers().firstValue("Allow")).hasValue("GET");
        is(answer(as("kiemtoan", "/api/v1/plans/P;x=1")), 400, "malformed-request");
    }

    @Test
    void bodies_have_a_size_whether_they_say_so_or_come_in_chunks() {
        var command = ("{\"x\": \"" + "x".repeat(1024 * 1024) + "\"}").getBytes(UTF_8);
        is(
                answer(posting(as("ketoan.khcn", "/api/v1/plans/P/commitments"), new String(command, UTF_8))),
                413,
                "too-large");
        is(
                answer(as("ketoan.khcn", "/api/v1/plans/P/commitments")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(command)))),
                413,
                "too-large");

        var appendix = answer(as("taichinh", "/api/v1/imports")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024])));
        assertThat(appendix.body()).isEqualTo("10485760");
    }

    @Test
    void a_bug_tells_nothing_but_its_request_id_and_is_logged_once(CapturedOutput output) {
        var answer = answer(as("kiemtoan", "/api/v1/plans").header("X-Request-Id", "case-4711"));

        is(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("IllegalState");
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("case-4711");
        assertThat(output.getAll().split("a secret of the inside", -1)).hasSize(2);
    }

    @Test
    void a_request_gets_an_id_unless_it_brings_one_that_is_fit_to_be_kept() {
        assertThat(answer(nobody("/problems/forbidden").header("X-Request-Id", "x".repeat(101)))
                        .headers()
                        .firstValue("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(answer(nobody("/problems/forbidden")).headers().firstValue("X-Request-Id"))
                .isPresent();
    }

    @Test
    void every_problem_has_a_page_for_people_and_programs() {
        var page = answer(nobody("/problems/not-enough-available").header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html", "lang=\"vi\"", "Vượt kinh phí được giao", "hủy phần cam kết");

        var english = answer(nobody("/problems/not-enough-available")
                .header("Accept", "text/html")
                .header("Accept-Language", "en"));
        assertThat(english.body()).contains("lang=\"en\"", "More than is available");

        for (var path : new String[] {"/problems/not-enough-available", "/api/v1/problems/not-enough-available"}) {
            var json = json(answer(nobody(path).header("Accept", "application/json")));
            assertThat(json.get("status").asInt()).isEqualTo(422);
            assertThat(json.get("title").asString()).isEqualTo("Vượt kinh phí được giao");
        }
        is(answer(nobody("/problems/nonsense").header("Accept", "application/json")), 404, "not-found");
        assertThat(answer(nobody("/problems/nonsense").header("Accept", "text/html"))
                        .body())
                .contains("Không có nonsense");
    }

    @Test
    void answers_are_not_kept_by_browsers_and_pages_run_no_foreign_script() {
        var headers = answer(as("kiemtoan", "/api/v1/plans/P")).headers();
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self';"));
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void swagger_ui_lives_with_that_policy() {
        var page = answer(nobody("/swagger-ui/index.html"));
        assertThat(page.statusCode()).isEqualTo(200);
        // Only scripts of its own, none written into the page.
        assertThat(page.body()).contains("<script").doesNotContainPattern("<script(?![^>]*src=\"\\./)[^>]*>");
        assertThat(answer(nobody("/v3/api-docs")).body()).contains("\"openapi\":\"3.1");
    }

    @Test
    void a_page_of_somebody_else_cannot_use_the_browsers_password() {
        var request = posting(
                as("ketoan.ctk", "/api/v1/plans/P/commitments"), "{\"amount\": 1, \"leadAgency\": \"cuc-thong-ke\"}");
        is(answer(request.copy().header("Sec-Fetch-Site", "cross-site")), 403, "forbidden");
        assertThat(answer(request.copy().header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void is(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var document = json(answer);
        assertThat(document.get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(document.get("status").asInt()).isEqualTo(status);
        assertThat(document.get("detail").asString()).isNotBlank();
    }
}
