package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** The statistics office becomes part of another body in mid-year: history stays, what is open goes over. */
@DirtiesContext
class SuccessionTest extends Story {

    private static final String BODY = """
            {"successor": {"code": "%s", "name": "%s"}, "decision": {"number": "12/NQ-HĐND", "date": "2021-05-28"},
             "effectiveDate": "%s", "reason": "Sáp nhập theo nghị quyết"}
            """;

    private Answer succeed(String code, String successor, String name, String effective, String key) {
        return as("quantri").post("/agencies/" + code + "/successors", BODY.formatted(successor, name, effective), key);
    }

    private Answer succeed(String code, String successor, String name, String effective) {
        return succeed(code, successor, name, effective, UUID.randomUUID().toString());
    }

    private JsonNode agency(String code, long atLeast) {
        for (var agency : officer().get("/agencies", atLeast).body().path("items")) {
            if (agency.path("code").asString().equals(code)) {
                return agency;
            }
        }
        throw new AssertionError("no agency " + code);
    }

    @Test
    void history_stays_what_is_open_goes_over_and_only_the_successor_records() {
        registerAndAllocate();
        var paid = as("ketoan.ctk").post("/plans/" + plan + "/disbursements", """
                {"lineCode": "IV.1", "amount": 100000000, "payee": {"name": "Nhà in Thống kê"},
                 "effectiveDate": "2021-05-10", "reason": "Thanh toán đợt 1"}
                """);
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        var refused = as("ketoan.ctk")
                .post(
                        "/requests",
                        "{\"command\": \"commitments\", \"planId\": \"%s\", \"body\": %s}"
                                .formatted(plan, commitment("IV.1", null, 900_000_000, null, "2021-05-11")));
        assertThat(refused.problem()).as(refused.raw().body()).isEqualTo("not-enough-available");

        var key = UUID.randomUUID().toString();
        var succeeded = succeed("cuc-thong-ke", "so-khcn", "Sở Khoa học và Công nghệ", "2021-06-01", key);
        assertThat(succeeded.status()).as(succeeded.raw().body()).isEqualTo(201);
        var item = item(succeeded, plan);
        assertThat(item.path("handedOver").asLong()).isEqualTo(200_000_000);
        assertThat(item.path("kept").asLong()).isEqualTo(100_000_000);
        assertThat(item.path("budgetHolder").asBoolean()).isFalse();
        var again = succeed("cuc-thong-ke", "so-khcn", "Sở Khoa học và Công nghệ", "2021-06-01", key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(succeeded.body());

        long seen = succeeded.position();
        assertThat(balance("leadAgency", "cuc-thong-ke", seen).path("allocated").asLong())
                .isEqualTo(100_000_000);
        assertThat(balance("leadAgency", "cuc-thong-ke", seen).path("spent").asLong())
                .isEqualTo(100_000_000);
        assertThat(balance("leadAgency", "so-khcn", seen).path("allocated").asLong())
                .isEqualTo(1_587_290_000);
        assertThat(officer()
                        .get("/plans/" + plan + "/balances?by=leadAgency", seen)
                        .body()
                        .path("total")
                        .path("allocated")
                        .asLong())
                .isEqualTo(1_687_290_000);
        assertThat(agency("cuc-thong-ke", seen).path("successor").path("code").asString())
                .isEqualTo("so-khcn");

        var sentence = as("kiemtoan").get("/events/" + seen).text("sentence");
        assertThat(sentence).contains("Sở Khoa học và Công nghệ kế thừa Cục Thống kê tỉnh", "200.000.000 đồng");

        var predecessor = as("ketoan.ctk")
                .post("/plans/" + plan + "/commitments", commitment("IV.1", null, 1_000_000, null, "2021-06-02"));
        assertThat(predecessor.status()).isEqualTo(403);
        assertThat(predecessor.text("type")).isEqualTo("/problems/outside-agency");
        assertThat(commit("IV.1", null, 1_000_000, null, "2021-06-02").status()).isEqualTo(201);

        new Replays(as("kiemtoan")).understood("SubmitRequest");
    }

    private static JsonNode item(Answer answer, String plan) {
        for (var item : answer.body().path("items")) {
            if (item.path("planId").asString().equals(plan)) {
                return item;
            }
        }
        throw new AssertionError("no plan " + plan + " in " + answer.raw().body());
    }

    @Test
    void a_wrong_successor_is_refused_with_what_is_wrong() {
        register();
        var unknown = succeed("so-khong-co", "so-tc", "Sở Tài chính", "2021-06-01");
        assertThat(unknown.status()).isEqualTo(404);

        var itself = succeed("so-khcn", "so-khcn", "Sở Khoa học và Công nghệ", "2021-06-01");
        assertThat(itself.status()).isEqualTo(422);
        assertThat(itself.text("detail")).contains("không thể kế thừa chính mình");

        var otherName = succeed("cuc-thong-ke", "so-khcn", "Sở KHCN", "2021-06-01");
        assertThat(otherName.status()).isEqualTo(422);
        assertThat(otherName.raw().body()).contains("/successor/name", "Sở Khoa học và Công nghệ");

        var tooLate = succeed("so-khcn", "so-tc", "Sở Tài chính", "2023-06-01");
        assertThat(tooLate.status()).isEqualTo(422);
        assertThat(tooLate.text("detail")).contains("so-khcn", "không có gì để bàn giao");
    }

    @Test
    void money_is_not_the_administrators_and_agencies_are_nobody_elses() {
        assertThat(officer()
                        .post("/agencies/so-khcn/successors", BODY.formatted("so-tc", "Sở Tài chính", "2021-06-01"))
                        .status())
                .isEqualTo(403);
    }
}
