package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What decisions make of the money of a year: supplements, reductions, transfers, holds, and what follows for contracts. */
class AllotmentTest extends Story {

    private static final String DECISION = "\"decision\": {\"number\": \"1786/QĐ-UBND\", \"date\": \"2021-04-01\"}";

    private Answer allocate(String kind, String line, long amount) {
        return officer().post("/plans/" + plan + "/allocations", """
                {"kind": "%s", "lineCode": "%s", "amount": %d, %s,
                 "effectiveDate": "2021-04-02", "reason": "Theo quyết định"}
                """.formatted(kind, line, amount, DECISION));
    }

    private Answer transfer(String from, String to, long amount) {
        return officer().post("/plans/" + plan + "/transfers", transferBody(from, to, amount));
    }

    private static String transferBody(String from, String to, long amount) {
        return """
                {"fromLine": %s, "toLine": %s, "amount": %d, %s, "effectiveDate": "2021-04-02", "reason": "Điều chuyển"}
                """.formatted(from, to, amount, DECISION);
    }

    private static String line(String code) {
        return "\"" + code + "\"";
    }

    private Answer hold(String line, long amount) {
        return officer().post("/plans/" + plan + "/holds", """
                {"lineCode": "%s", "amount": %d, "effectiveDate": "2021-04-02", "reason": "Tiết kiệm 10 %%"}
                """.formatted(line, amount));
    }

    private static Answer recorded(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    @Test
    void s7_two_transfers_leave_the_plan_as_it_was_and_carry_the_limits_with_them() {
        registerAndAllocate();
        recorded(transfer(line("I.3"), line("I.1"), 5_000_000));
        var second = recorded(transfer(line("I.3"), line("II.3"), 5_000_000));
        long seen = second.position();
        assertThat(balance("section", "I", seen).path("allocated").asLong()).isEqualTo(35_600_000);
        assertThat(balance("section", "II", seen).path("allocated").asLong()).isEqualTo(121_690_000);
        assertThat(balance("plan", plan, seen).path("allocated").asLong()).isEqualTo(1_687_290_000);
        var first = balance("line", "I.1", seen);
        assertThat(first.path("allocated").asLong()).isEqualTo(20_000_000);
        assertThat(first.path("approved").asLong()).isEqualTo(15_000_000);
        assertThat(first.path("limit").asLong()).isEqualTo(20_000_000);

        assertThat(second.body().path("items")).hasSize(2);
        assertThat(second.text("fromLine")).isEqualTo("I.3");
        assertThat(second.text("toLine")).isEqualTo("II.3");

        var reversed = recorded(officer().post("/transfers/" + second.text("id") + "/reversals", undo("2021-04-03")));
        assertThat(balance("section", "II", reversed.position())
                        .path("allocated")
                        .asLong())
                .isEqualTo(116_690_000);
        var again = officer().post("/transfers/" + second.text("id") + "/reversals", undo("2021-04-03"));
        assertThat(again.text("type")).isEqualTo("/problems/already-reversed");
    }

    @Test
    void a_transfer_of_more_than_is_available_or_to_itself_records_neither_side() {
        registerAndAllocate();
        var key = UUID.randomUUID().toString();
        var refused = officer()
                .post("/plans/" + plan + "/transfers", transferBody(line("I.3"), line("I.1"), 10_200_001), key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("/problems/not-enough-available");
        assertThat(refused.text("detail")).contains("I.3", "10.200.000 đồng", "vượt 1 đồng");
        var itself = transfer(line("I.3"), line("I.3"), 1);
        assertThat(itself.text("detail")).contains("sang chính nó");
        var unknown = transfer(line("I.3"), line("IX.1"), 1);
        assertThat(unknown.text("type")).isEqualTo("/problems/unknown-line");
        assertThat(unknown.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/toLine");
        // A refusal does not take the key.
        var recorded = officer()
                .post("/plans/" + plan + "/transfers", transferBody(line("I.3"), line("I.1"), 10_200_000), key);
        long seen = recorded(recorded).position();
        assertThat(balance("line", "I.3", seen).path("available").asLong()).isZero();
        assertThat(balance("line", "I.1", seen).path("available").asLong()).isEqualTo(25_200_000);
    }

    @Test
    void money_goes_between_the_portions_of_a_line() {
        registerAndAllocate();
        var moved = recorded(transfer(
                line("III.2") + ", \"fromPortion\": \"2016-2020\"",
                line("III.2") + ", \"toPortion\": \"NEW\"",
                30_000_000));
        assertThat(balance("portion", "III.2/2016-2020", moved.position())
                        .path("allocated")
                        .asLong())
                .isEqualTo(70_000_000);
        assertThat(balance("portion", "III.2/NEW", moved.position())
                        .path("limit")
                        .asLong())
                .isEqualTo(230_000_000);
        assertThat(moved.body()
                        .path("items")
                        .path(1)
                        .path("balanceAfter")
                        .path("allocated")
                        .asLong())
                .isEqualTo(300_000_000);
    }

    @Test
    void a_supplement_raises_limit_and_ceiling_and_a_reduction_lowers_them() {
        registerAndAllocate();
        assertThat(allocate("INITIAL", "I.1", 1).text("type")).isEqualTo("/problems/exceeds-appendix");
        var more = recorded(allocate("SUPPLEMENT", "I.1", 5_000_000));
        assertThat(more.text("kind")).isEqualTo("SUPPLEMENT");
        var total = balance("plan", plan, more.position());
        assertThat(total.path("limit").asLong()).isEqualTo(1_692_290_000);
        assertThat(total.path("allocated").asLong()).isEqualTo(1_692_290_000);
        assertThat(total.path("approved").asLong()).isEqualTo(1_687_290_000);

        var less = recorded(allocate("REDUCTION", "I.2", 400_000));
        assertThat(balance("line", "I.2", less.position()).path("limit").asLong())
                .isEqualTo(15_000_000);
        assertThat(allocate("INITIAL", "I.2", 400_000).text("type")).isEqualTo("/problems/exceeds-appendix");
        recorded(officer().post("/allocations/" + less.text("id") + "/reversals", undo("2021-04-03")));
        recorded(officer().post("/allocations/" + more.text("id") + "/reversals", undo("2021-04-03")));
        var noDecision = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "SUPPLEMENT", "lineCode": "I.1", "amount": 1, "effectiveDate": "2021-04-02", "reason": "x"}
                """);
        assertThat(noDecision.raw().body()).contains("/decision");
    }

    @Test
    void s8_what_is_committed_is_not_reduced() {
        registerAndAllocate();
        var committed = as("ketoan.ctk")
                .post("/plans/" + plan + "/commitments", commitment("IV.1", null, 300_000_000, null, "2021-04-05"));
        recorded(committed);
        var refused = allocate("REDUCTION", "IV.1", 1);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("/problems/not-enough-available");
        assertThat(refused.number("available")).isZero();
    }

    @Test
    void held_money_is_named_when_it_lacks_and_may_be_used_when_it_is_released() {
        registerAndAllocate();
        var held = recorded(hold("II.1", 4_000_000));
        var refused = commit("II.1", null, 48_850_000, null, "2021-04-05");
        assertThat(refused.text("type")).isEqualTo("/problems/not-enough-available");
        assertThat(refused.number("available")).isEqualTo(44_850_000);
        assertThat(refused.body().path("holds").path(0).asString()).isEqualTo(held.text("id"));

        var tooMuch = officer().post("/holds/" + held.text("id") + "/releases", """
                {"amount": 4000001, "effectiveDate": "2021-04-04", "reason": "Được dùng"}
                """);
        assertThat(tooMuch.text("detail")).contains("còn 4.000.000 đồng", "vượt 1 đồng");
        var released = recorded(officer().post("/holds/" + held.text("id") + "/releases", """
                {"effectiveDate": "2021-04-04", "reason": "Được dùng"}
                """));
        assertThat(released.number("amount")).isEqualTo(4_000_000);
        recorded(commit("II.1", null, 48_850_000, null, "2021-04-05"));
        assertThat(accountant().post("/plans/" + plan + "/holds", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void a_commitment_is_adjusted_never_below_what_was_drawn_and_what_comes_back_can_be_drawn_again() {
        registerAndAllocate();
        var id = recorded(commit("III.2", "2016-2020", 60_000_000, 1, "2021-04-05"))
                .text("id");
        var payment =
                recorded(accountant().post("/commitments/" + id + "/disbursements", fact(40_000_000, "2021-05-10")));

        var adjust = "/commitments/" + id + "/adjustments";
        var below = accountant().post(adjust, fact(39_999_999, "2021-06-01"));
        assertThat(below.text("type")).isEqualTo("/problems/not-enough-committed");
        assertThat(below.text("detail")).contains("đã chi 40.000.000 đồng", "ít nhất phải là 40.000.000 đồng");
        var same = accountant().post(adjust, fact(60_000_000, "2021-06-01"));
        assertThat(same.text("detail")).contains("không thay đổi gì");
        var over = accountant().post(adjust, fact(100_000_001, "2021-06-01"));
        assertThat(over.text("type")).isEqualTo("/problems/not-enough-available");

        var up = recorded(accountant().post(adjust, fact(100_000_000, "2021-06-01")));
        assertThat(up.number("before")).isEqualTo(60_000_000);
        assertThat(up.number("change")).isEqualTo(40_000_000);
        assertThat(up.number("undrawn")).isEqualTo(60_000_000);
        var back = recorded(
                accountant().post("/disbursements/" + payment.text("id") + "/returns", fact(10_000_000, "2021-06-02")));
        assertThat(back.number("returned")).isEqualTo(10_000_000);
        assertThat(back.text("status")).isEqualTo("PAID");
        var again =
                accountant().post("/disbursements/" + payment.text("id") + "/returns", fact(30_000_001, "2021-06-02"));
        assertThat(again.text("detail")).contains("còn 30.000.000 đồng chưa nộp khôi phục");

        var read = accountant().get("/commitments/" + id, back.position());
        assertThat(read.number("amount")).isEqualTo(100_000_000);
        assertThat(read.number("drawn")).isEqualTo(30_000_000);
        assertThat(read.number("undrawn")).isEqualTo(70_000_000);

        var steps = accountant().get("/commitments/" + id + "/history").body().path("items");
        assertThat(steps)
                .extracting(step -> step.path("type").asString())
                .containsExactly("FundsCommitted", "FundsDisbursed", "CommitmentAdjusted", "PaymentReturned");
        assertThat(steps)
                .extracting(step -> step.path("after").asLong())
                .containsExactly(60_000_000L, 60_000_000L, 100_000_000L, 100_000_000L);
        assertThat(steps)
                .extracting(step -> step.path("undrawn").asLong())
                .containsExactly(60_000_000L, 20_000_000L, 60_000_000L, 70_000_000L);

        var notYet = accountant().post("/disbursements/" + payment.text("id") + "/reversals", undo("2021-06-03"));
        assertThat(notYet.body().path("dependents").path(0).asString()).isEqualTo(back.text("id"));
        recorded(accountant().post("/returns/" + back.text("id") + "/reversals", undo("2021-06-03")));
        recorded(accountant().post("/adjustments/" + up.text("id") + "/reversals", undo("2021-06-03")));
        var whole =
                accountant().post("/disbursements/" + payment.text("id") + "/returns", fact(40_000_000, "2021-06-04"));
        assertThat(recorded(whole).text("status")).isEqualTo("RETURNED");
        assertThat(accountant()
                        .get("/disbursements/" + payment.text("id"), whole.position())
                        .text("status"))
                .isEqualTo("RETURNED");
    }
}
