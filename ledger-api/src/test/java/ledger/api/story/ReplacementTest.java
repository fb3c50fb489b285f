package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import ledger.api.store.EventLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A wrongly recorded fact and the right one in its place are one write: never is the one undone without the other. */
class ReplacementTest extends Story {

    @Autowired
    private EventLog log;

    @Test
    void a_commitment_is_replaced_by_one_that_fits_only_once_the_first_is_undone() {
        registerAndAllocate();
        var wrong = commit("III.1", null, 400_000_000, null, "2021-04-05").text("id");
        var right = commitment("III.1", null, 390_000_000, null, "2021-04-05");
        var before = log.head();

        var preview = preview(wrong, "commitments", right);
        assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
        assertThat(log.head()).isEqualTo(before);
        var key = UUID.randomUUID().toString();
        var answer = reverse(wrong, replacing("2021-04-05", "commitments", null, right), key);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.text("reverses")).isEqualTo(wrong);
        assertThat(answer.text("reason")).isEqualTo("Ghi nhầm số tiền");
        var replacement = answer.body().path("replacement");
        assertThat(replacement.path("amount").asLong()).isEqualTo(390_000_000);
        assertThat(replacement.path("effectiveDate").asString()).isEqualTo("2021-04-05");
        assertThat(replacement.path("reason").asString()).isEqualTo("Tư vấn ISO 9001");
        assertThat(replacement.path("balanceAfter").path("available").asLong()).isEqualTo(10_000_000);
        assertThat(preview.body().path("replacement").path("balanceAfter")).isEqualTo(replacement.path("balanceAfter"));
        assertThat(preview.body().path("replacement").has("position")).isFalse();
        assertThat(answer.position()).isEqualTo(before + 2);
        assertThat(event(before + 1).path("commandId"))
                .isEqualTo(event(before + 2).path("commandId"));
        assertThat(event(before + 1).path("reason").asString()).isEqualTo("Ghi nhầm số tiền");
        assertThat(event(before + 2).path("reason").asString()).isEqualTo("Tư vấn ISO 9001");
        assertThat(event(before + 2).path("effectiveDate").asString()).isEqualTo("2021-04-05");

        var again = reverse(wrong, replacing("2021-04-05", "commitments", null, right), key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(log.head()).isEqualTo(before + 2);
    }

    @Test
    void where_the_right_fact_is_refused_the_wrong_one_stays() {
        registerAndAllocate();
        var wrong = commit("III.1", null, 100_000_000, null, "2021-04-05").text("id");
        var before = log.head();
        int refusals = refusals();

        var answer = reverse(
                wrong, replacing("commitments", null, commitment("III.1", null, 400_000_001, null, "2021-04-05")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("type")).isEqualTo("/problems/not-enough-available");
        assertThat(answer.number("available")).isEqualTo(400_000_000);
        assertThat(answer.number("shortfall")).isEqualTo(1);
        assertThat(answer.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/replacement/body/amount");
        assertThat(log.head()).isEqualTo(before);
        assertThat(refusals()).isEqualTo(refusals + 1);
        var kept = log.refusals(refusals, 10).get(0);
        assertThat(kept.commandType()).isEqualTo("CommitFunds");
        assertThat(kept.envelope().reason()).isEqualTo("Tư vấn ISO 9001");

        // The line in memory is as it was, too: what is left of it can be committed to the đồng, and not one more.
        assertThat(commit("III.1", null, 300_000_001, null, "2021-04-05").status())
                .isEqualTo(422);
        assertThat(commit("III.1", null, 300_000_000, null, "2021-04-05").status())
                .isEqualTo(201);
    }

    @Test
    void a_payment_moves_to_another_commitment_and_a_transfer_to_another_line() {
        registerAndAllocate();
        var one = commit("III.1", null, 100_000_000, null, "2021-04-05").text("id");
        var other = commit("III.3", "NEW", 50_000_000, null, "2021-04-05").text("id");
        var payment = accountant()
                .post("/commitments/" + one + "/disbursements", fact(20_000_000, "2021-06-10"))
                .text("id");
        var moved = accountant()
                .post(
                        "/disbursements/" + payment + "/reversals",
                        replacing("disbursements", other, fact(20_000_000, "2021-06-10")));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(201);
        assertThat(moved.body().path("replacement").path("commitmentId").asString())
                .isEqualTo(other);
        assertThat(balance("line", "III.1", moved.position()).path("spent").asLong())
                .isZero();
        assertThat(balance("line", "III.3", moved.position()).path("spent").asLong())
                .isEqualTo(20_000_000);

        var transfer = officer().post("/plans/" + plan + "/transfers", transfer("I.1"));
        var elsewhere = officer()
                .post(
                        "/transfers/" + transfer.text("id") + "/reversals",
                        replacing("transfers", null, transfer("I.2")));
        assertThat(elsewhere.status()).as(elsewhere.raw().body()).isEqualTo(201);
        assertThat(elsewhere.body().path("items")).hasSize(2);
        assertThat(elsewhere.body().path("replacement").path("toLine").asString())
                .isEqualTo("I.2");
        assertThat(elsewhere.body().path("replacement").path("items")).hasSize(2);
        assertThat(balance("line", "I.1", elsewhere.position())
                        .path("allocated")
                        .asLong())
                .isEqualTo(15_000_000);
        assertThat(balance("line", "I.2", elsewhere.position())
                        .path("allocated")
                        .asLong())
                .isEqualTo(16_400_000);

        var allocation = officer().post("/plans/" + plan + "/allocations", supplement(7_000_000));
        var corrected = officer()
                .post(
                        "/allocations/" + allocation.text("id") + "/reversals",
                        replacing("allocations", null, supplement(5_000_000)));
        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(201);
        assertThat(corrected.body().path("replacement").path("amount").asLong()).isEqualTo(5_000_000);
        assertThat(balance("line", "IV.1", corrected.position()).path("limit").asLong())
                .isEqualTo(305_000_000);
    }

    @Test
    void what_is_wrong_with_the_replacement_is_pointed_at_in_it() {
        registerAndAllocate();
        var wrong = commit("III.1", null, 100_000_000, null, "2021-04-05").text("id");

        assertThat(pointers(reverse(wrong, replacing("commitments", null, "{\"lineCode\": \"III.1\", \"extra\": 1}"))))
                .contains("/replacement/body/amount", "/replacement/body/effectiveDate", "/replacement/body/extra");
        assertThat(pointers(reverse(
                        wrong, replacing("commitments", null, commitment("III.99", null, 1, null, "2021-04-05")))))
                .containsExactly("/replacement/body/lineCode");
        for (var none : new String[] {
            replacing("reversals", wrong, undo("2021-04-07")),
            replacing("closures", null, undo("2021-04-07")),
            replacing("spend", null, undo("2021-04-07"))
        }) {
            var answer = reverse(wrong, none);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().path("errors").path(0).path("code").asString())
                    .isEqualTo("not-one-of");
            assertThat(pointers(answer)).containsExactly("/replacement/command");
        }
        assertThat(reverse(
                                wrong,
                                replacing(
                                        "holds",
                                        null,
                                        "{\"lineCode\": \"III.1\", \"amount\": 1, \"effectiveDate\": \"2021-04-07\","
                                                + " \"reason\": \"Tạm giữ\"}"))
                        .status())
                .isEqualTo(403);
        assertThat(reverse(wrong, replacing("commitments", null, commitment("IV.1", null, 1, null, "2021-04-05")))
                        .text("type"))
                .isEqualTo("/problems/outside-agency");
        assertThat(accountant().get("/commitments/" + wrong, log.head()).text("status"))
                .isEqualTo("OPEN");
    }

    private static String transfer(String to) {
        return """
                {"fromLine": "I.3", "toLine": "%s", "amount": 1000000, "effectiveDate": "2021-06-01",
                 "reason": "Điều chuyển", "decision": {"number": "15/QĐ-UBND", "date": "2021-06-01"}}
                """.formatted(to);
    }

    private static String supplement(long amount) {
        return """
                {"kind": "SUPPLEMENT", "lineCode": "IV.1", "amount": %d, "effectiveDate": "2021-06-01",
                 "reason": "Bổ sung", "decision": {"number": "15/QĐ-UBND", "date": "2021-06-01"}}
                """.formatted(amount);
    }

    private static String replacing(String command, String target, String body) {
        return replacing("2021-06-12", command, target, body);
    }

    private static String replacing(String day, String command, String target, String body) {
        return """
                {"effectiveDate": "%s", "reason": "Ghi nhầm số tiền",
                 "replacement": {"command": "%s", %s "body": %s}}
                """.formatted(day, command, target == null ? "" : "\"target\": \"" + target + "\",", body);
    }

    private Answer reverse(String commitment, String body) {
        return reverse(commitment, body, UUID.randomUUID().toString());
    }

    private Answer reverse(String commitment, String body, String key) {
        return accountant().post("/commitments/" + commitment + "/reversals", body, key);
    }

    private Answer preview(String wrong, String command, String right) {
        var json = "{\"command\": \"reversals\", \"target\": \"%s\", \"body\": %s}"
                .formatted(wrong, replacing("2021-04-05", command, null, right));
        return accountant()
                .postWithoutKey(
                        "/plans/" + plan + "/previews", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> pointers(Answer problem) {
        return problem.body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    private JsonNode event(long position) {
        return as("kiemtoan").get("/events/" + position, position).body();
    }

    private int refusals() {
        return log.refusals(0, 100_000).size();
    }
}
