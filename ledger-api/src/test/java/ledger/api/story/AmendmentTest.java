package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A later decision changes the appendix while the year runs. */
class AmendmentTest extends Story {

    private Answer amend(String sections) {
        return officer().post("/plans/" + plan + "/amendments", body(sections));
    }

    private static String body(String sections) {
        return """
                {"decision": {"number": "1786/QĐ-UBND", "date": "2021-07-01"}, "effectiveDate": "2021-07-01",
                 "reason": "Điều chỉnh phụ lục giữa năm", "sections": [%s]}
                """.formatted(sections);
    }

    @Test
    void what_is_left_out_stays_and_the_money_follows_the_amended_figures() {
        registerAndAllocate();
        commit("III.2", "NEW", 100_000_000, 2, "2021-04-05");
        var answer = amend("""
                {"code": "III", "lines": [
                  {"code": "III.2", "quantity": 5},
                  {"code": "III.4", "quantity": 4},
                  {"code": "III.8", "title": "Đào tạo 5S", "unit": "Lớp", "quantity": 2, "unitPrice": 12000000}]},
                {"code": "IV", "lines": [
                  {"code": "IV.1", "leadAgency": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"}}]}
                """);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/events/" + answer.position());
        // − 50 (III.2) + 60 (III.4) + 24 (III.8) million
        assertThat(answer.number("approvedTotal")).isEqualTo(1_721_290_000);
        assertThat(answer.number("amendment")).isEqualTo(1);
        assertThat(answer.text("recordedBy")).isEqualTo("taichinh");
        assertThat(answer.body().path("takenBack")).hasSize(1);
        assertThat(answer.body().path("takenBack").path(0).path("amount").asLong())
                .isEqualTo(50_000_000);

        var read = officer().get("/plans/" + plan);
        assertThat(read.number("amendments")).isEqualTo(1);
        assertThat(read.body().path("sections")).isEqualTo(answer.body().path("sections"));
        var portion = balance("portion", "III.2/NEW", answer.position());
        assertThat(portion.path("approved").asLong()).isEqualTo(150_000_000);
        assertThat(portion.path("limit").asLong()).isEqualTo(150_000_000);
        assertThat(portion.path("allocated").asLong()).isEqualTo(150_000_000);
        assertThat(portion.path("available").asLong()).isEqualTo(50_000_000);
        var grown = balance("line", "III.4", answer.position());
        assertThat(grown.path("approved").asLong()).isEqualTo(120_000_000);
        assertThat(grown.path("allocated").asLong()).isEqualTo(60_000_000);

        var allocated = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-07-02", "reason": "Giao phần tăng"}
                """);
        assertThat(allocated.status()).as(allocated.raw().body()).isEqualTo(201);
        assertThat(commit("III.8", null, 24_000_000, 2, "2021-07-05").status()).isEqualTo(201);
        assertThat(commit("IV.1", null, 1_000_000, null, "2021-07-05").status())
                .as("led by the own agency now")
                .isEqualTo(201);
        assertThat(balance("plan", plan, allocated.position()).path("allocated").asLong())
                .isEqualTo(1_721_290_000);
        for (var by : new String[] {"line", "leadAgency", "section"}) {
            var total = officer().get("/plans/" + plan + "/balances?by=" + by, allocated.position());
            assertThat(total.body().path("total").path("approved").asLong()).isEqualTo(1_721_290_000);
        }
    }

    @Test
    void a_repeated_amendment_is_recorded_once_and_answered_the_same() {
        register();
        var body = body("{\"code\": \"I\", \"lines\": [{\"code\": \"I.1\", \"unitPrice\": 16000000}]}");
        var key = UUID.randomUUID().toString();
        var first = officer().post("/plans/" + plan + "/amendments", body, key);
        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        var again = officer().post("/plans/" + plan + "/amendments", body, key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void what_is_used_stays_and_the_refusal_says_how_much_at_least() {
        registerAndAllocate();
        commit("III.2", "NEW", 120_000_000, null, "2021-04-05");
        var refused = amend("{\"code\": \"III\", \"lines\": [{\"code\": \"III.2\", \"quantity\": 4}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("/problems/not-enough-available");
        assertThat(refused.text("lineCode")).isEqualTo("III.2");
        assertThat(refused.number("used")).isEqualTo(120_000_000);
        assertThat(refused.number("least")).isEqualTo(120_000_000);
        assertThat(refused.text("detail")).contains("III.2 (phần mới)", "120.000.000 đồng");
        assertThat(officer().get("/plans/" + plan).number("amendments")).isZero();
    }

    @Test
    void what_the_body_lacks_is_named_where_it_is_missing() {
        register();
        var refused = amend("""
                {"code": "I", "lines": [{"code": "I.9", "quantity": 2}]}, {"code": "V", "title": "Phần mới", "lines": []}
                """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.raw().body())
                .contains("/sections/0/lines/0/title", "/sections/0/lines/0/amount", "/sections/1/leadAgency")
                .contains("/sections/1/lines");
        var wrongTotal = officer()
                .post(
                        "/plans/" + plan + "/amendments",
                        body("""
                {"code": "I", "lines": [{"code": "I.1", "unitPrice": 16000000}]}""").replace("\"reason\"", "\"approvedTotal\": 1687290000, \"reason\""));
        assertThat(wrongTotal.status()).isEqualTo(422);
        assertThat(wrongTotal.number("difference")).isEqualTo(1_000_000);
    }

    @Test
    void the_journal_tells_the_amendment_in_sentences() {
        registerAndAllocate();
        var answer = amend("{\"code\": \"I\", \"lines\": [{\"code\": \"I.3\", \"quantity\": 0}]}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        var events = officer().get("/events?after=" + (answer.position() - 3), answer.position());
        assertThat(events.raw().body())
                .contains("điều chỉnh phụ lục kế hoạch " + plan)
                .contains("1786/QĐ-UBND")
                .contains("Dòng I.3 theo phụ lục điều chỉnh")
                .contains("thu hồi 10.200.000 đồng");
    }
}
