package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules that warn and never refuse: the fact is recorded, and whoever reads it is told. */
class WarningsTest extends Story {

    @Test
    void s6_a_payment_that_reaches_four_fifths_of_a_contract_is_accepted_and_says_what_to_recover() {
        registerAndAllocate();
        var contract = commit("III.1", null, 60_000_000, null, "2021-04-05");
        assertThat(warnings(contract)).isEmpty();
        var advance = disburse(contract, "ADVANCE", 18_000_000);
        assertThat(warnings(advance)).isEmpty();
        assertThat(warnings(disburse(contract, "PAYMENT", 29_999_999))).isEmpty();

        var reaching = disburse(contract, "PAYMENT", 1);
        assertThat(warnings(reaching)).hasSize(1);
        var warning = warnings(reaching).get(0);
        assertThat(warning.path("code").asString()).isEqualTo("advance-recovery-due");
        assertThat(warning.path("ruleSet").asString()).isEqualTo("VN-2017").isEqualTo(reaching.text("ruleSet"));
        assertThat(warning.path("source").asString()).isEqualTo("TT 62/2020/TT-BTC");
        assertThat(warning.path("certainty").asString()).isEqualTo("SECONDARY_SOURCE");
        assertThat(warning.path("toRecover").asLong()).isEqualTo(18_000_000);
        assertThat(warning.path("drawn").asLong()).isEqualTo(48_000_000);
        assertThat(warning.path("limit").asLong()).isEqualTo(48_000_000);
        assertThat(warning.path("message").asString())
                .isEqualTo("Đã thanh toán và tạm ứng 48.000.000 đồng trên hợp đồng 60.000.000 đồng, đạt 80%"
                        + " (48.000.000 đồng): phải thu hồi hết tạm ứng, còn 18.000.000 đồng."
                        + " Căn cứ: TT 62/2020/TT-BTC (theo tài liệu dẫn lại).");

        accountant().post("/disbursements/" + advance.text("id") + "/settlements", fact(18_000_000, "2021-06-11"));
        assertThat(warnings(disburse(contract, "PAYMENT", 12_000_000)))
                .as("nothing is outstanding")
                .isEmpty();
        assertThat(event(reaching).path("warnings"))
                .as("what was said then is what is read now")
                .isEqualTo(warnings(reaching));
    }

    private Answer disburse(Answer commitment, String kind, long amount) {
        var answer = accountant()
                .post("/commitments/" + commitment.text("id") + "/disbursements", """
                {"amount": %d, "kind": "%s", "effectiveDate": "2021-06-10", "reason": "Theo hợp đồng"}
                """.formatted(amount, kind));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private static JsonNode warnings(Answer answer) {
        return answer.body().path("warnings");
    }

    private JsonNode event(Answer fact) {
        return as("kiemtoan").get("/events/" + fact.position()).body();
    }

    @Test
    void a_contract_from_two_hundred_million_is_accepted_with_the_day_by_which_the_treasury_is_told() {
        registerAndAllocate();
        var path = "/plans/" + plan + "/commitments";
        var body = commitment("III.1", null, 200_000_000, null, "2021-04-06");
        var key = UUID.randomUUID().toString();
        var answer = accountant().post(path, body, key);
        assertThat(answer.status()).isEqualTo(201);
        var warning = warnings(answer).get(0);
        assertThat(warning.path("code").asString()).isEqualTo("treasury-commitment-required");
        assertThat(warning.path("source").asString()).isEqualTo("TT 113/2008/TT-BTC, TT 40/2016/TT-BTC");
        assertThat(warning.path("certainty").asString()).isEqualTo("MEMORY");
        assertThat(warning.path("deadline").asString()).isEqualTo("2021-04-19");

        var again = accountant().post(path, body, key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(answer.body());
        var english = accountant().in("en").post(path, body, key);
        assertThat(warnings(english).get(0).path("message").asString())
                .startsWith("Contract 12/HĐ-TV is for 200,000,000 đồng")
                .contains("by 2021-04-19", "from memory");

        assertThat(event(answer).path("warnings")).isEqualTo(warnings(answer));
        var listed = as("kiemtoan")
                .get("/events?plan=" + plan + "&type=FundsCommitted", answer.position())
                .body();
        assertThat(listed.path("items").get(0).path("warnings")).isEqualTo(warnings(answer));
    }

    @Test
    void both_sides_of_a_transfer_after_15_november_say_that_it_is_late() {
        registerAndAllocate();
        assertThat(warnings(transfer("2021-11-15").body().path("items").get(0))).isEmpty();
        var late = transfer("2021-11-16");
        for (var side : late.body().path("items")) {
            assertThat(warnings(side).get(0).path("code").asString()).isEqualTo("allocation-adjusted-late");
            assertThat(warnings(side).get(0).path("until").asString()).isEqualTo("2021-11-15");
        }
    }

    @Test
    void an_appendix_amended_after_15_november_says_that_it_is_late_and_so_does_its_event() {
        registerAndAllocate();
        assertThat(warnings(amend(15_500_000, "2021-11-15", UUID.randomUUID().toString())))
                .isEmpty();
        var key = UUID.randomUUID().toString();
        var late = amend(16_000_000, "2021-11-16", key);
        assertThat(warnings(late)).hasSize(1);
        var warning = warnings(late).get(0);
        assertThat(warning.path("code").asString()).isEqualTo("allocation-adjusted-late");
        assertThat(warning.path("effective").asString()).isEqualTo("2021-11-16");
        assertThat(warning.path("message").asString())
                .startsWith("Điều chỉnh dự toán ngày 16/11/2021, sau hạn 15/11/2021");
        assertThat(amend(16_000_000, "2021-11-16", key).body()).isEqualTo(late.body());

        var listed = as("kiemtoan")
                .get("/events?plan=" + plan + "&type=PlanAmended", late.position())
                .body();
        assertThat(listed.path("items")).hasSize(2);
        assertThat(listed.path("items"))
                .filteredOn(event -> !warnings(event).isEmpty())
                .singleElement()
                .satisfies(event -> assertThat(warnings(event)).isEqualTo(warnings(late)));
    }

    private Answer amend(long price, String effective, String key) {
        var answer = officer().post("/plans/" + plan + "/amendments", """
                {"decision": {"number": "1999/QĐ-UBND", "date": "%s"}, "effectiveDate": "%s",
                 "reason": "Điều chỉnh phụ lục cuối năm",
                 "sections": [{"code": "I", "lines": [{"code": "I.1", "unitPrice": %d}]}]}
                """.formatted(effective, effective, price), key);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private static JsonNode warnings(JsonNode fact) {
        return fact.path("warnings");
    }

    private Answer transfer(String effective) {
        var answer = officer().post("/plans/" + plan + "/transfers", """
                {"fromLine": "I.3", "toLine": "I.1", "amount": 1000000, "effectiveDate": "%s", "reason": "Điều chuyển",
                 "decision": {"number": "99/QĐ", "date": "%s"}}
                """.formatted(effective, effective));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.body().path("items")).hasSize(2);
        return answer;
    }
}
