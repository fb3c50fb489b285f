package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import ledger.api.store.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a command would do can be seen before it is asked for, and asking leaves no trace. */
class PreviewTest extends Story {

    private static final String DECISION = "\"decision\": {\"number\": \"15/QĐ-UBND\", \"date\": \"2021-06-01\"}";

    @Autowired
    private EventLog log;

    @Test
    void allocations_transfers_and_holds_are_foretold_with_their_reversals() {
        register();
        recorded(officer(), "allocations", """
                {"kind": "INITIAL", "lineCode": "III.1", "amount": 1000000, "effectiveDate": "2021-03-30", "reason": "Giao"}
                """);
        recorded(officer(), "allocations", """
                {"kind": "INITIAL", "asApproved": true, "lineCode": "III.1", "effectiveDate": "2021-03-30",
                 "reason": "Giao"}
                """);
        var whole = recorded(officer(), "allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao", %s}
                """.formatted(DECISION));
        assertThat(whole.path("items").size()).isGreaterThan(10);
        recorded(officer(), "allocations", change("SUPPLEMENT", 7_000_000));
        var reduction = recorded(officer(), "allocations", change("REDUCTION", 2_000_000));
        reversed(officer(), "allocations", reduction);
        var transfer = recorded(officer(), "transfers", """
                {"fromLine": "III.1", "toLine": "III.3", "amount": 3000000, "effectiveDate": "2021-06-01",
                 "reason": "Điều chuyển", %s}
                """.formatted(DECISION));
        assertThat(transfer.path("items")).hasSize(2);
        reversed(officer(), "transfers", transfer);
        var hold = recorded(officer(), "holds", held(5_000_000));
        recorded(officer(), "holds", hold, "releases", undo("2021-06-02"));
        reversed(officer(), "holds", recorded(officer(), "holds", held(4_000_000)));
    }

    private static String change(String kind, long amount) {
        return """
                {"kind": "%s", "lineCode": "III.1", "amount": %d, "effectiveDate": "2021-06-01", "reason": "Theo QĐ", %s}
                """.formatted(kind, amount, DECISION);
    }

    private static String held(long amount) {
        return """
                {"lineCode": "III.1", "amount": %d, "effectiveDate": "2021-06-01", "reason": "Tạm giữ"}
                """.formatted(amount);
    }

    @Test
    void commitments_and_disbursements_are_foretold_with_their_reversals() {
        registerAndAllocate();
        var commitment =
                recorded(accountant(), "commitments", commitment("III.2", "2016-2020", 60_000_000, 1, "2021-04-05"));
        var adjustment =
                recorded(accountant(), "commitments", commitment, "adjustments", fact(100_000_000, "2021-04-06"));
        var payment =
                recorded(accountant(), "commitments", commitment, "disbursements", fact(40_000_000, "2021-06-10"));
        var returned = recorded(accountant(), "disbursements", payment, "returns", fact(5_000_000, "2021-06-11"));
        reversed(accountant(), "returns", returned);
        var release = recorded(accountant(), "commitments", commitment, "releases", fact(10_000_000, "2021-06-12"));
        reversed(accountant(), "releases", release);
        reversed(accountant(), "disbursements", payment);
        reversed(accountant(), "adjustments", adjustment);
        reversed(accountant(), "commitments", commitment);

        var advance = recorded(accountant(), "disbursements", """
                {"lineCode": "II.2", "amount": 20000000, "kind": "ADVANCE", "effectiveDate": "2021-04-10",
                 "reason": "Tạm ứng công tác phí", "voucher": {"number": "TU-01", "date": "2021-04-10"}}
                """);
        var settlement =
                recorded(accountant(), "disbursements", advance, "settlements", fact(12_000_000, "2021-04-20"));
        var recovery = recorded(accountant(), "disbursements", advance, "recoveries", fact(3_000_000, "2021-04-21"));
        reversed(accountant(), "recoveries", recovery);
        reversed(accountant(), "settlements", settlement);
    }

    @Test
    void an_amendment_is_foretold_with_what_is_taken_back_and_with_its_new_lines() {
        registerAndAllocate();
        commit("III.2", "NEW", 100_000_000, 2, "2021-04-05");
        var amended = recorded(officer(), "amendments", amendment("2021-07-01", """
                {"code": "III", "lines": [
                  {"code": "III.2", "quantity": 5},
                  {"code": "III.8", "title": "Đào tạo 5S", "unit": "Lớp", "quantity": 2, "unitPrice": 12000000}]}
                """));
        assertThat(amended.path("takenBack")).hasSize(1);
        assertThat(amended.path("approvedTotal").asLong()).isEqualTo(1_687_290_000 - 50_000_000 + 24_000_000);
        recorded(officer(), "amendments", amendment("2021-07-02", """
                {"code": "III", "lines": [{"code": "III.8", "quantity": 3}]}
                """));
        var late = recorded(officer(), "amendments", amendment("2021-12-01", """
                {"code": "III", "lines": [{"code": "III.8", "quantity": 4}]}
                """));
        assertThat(late.path("warnings")).isNotEmpty();

        refused(officer(), "amendments", amendment("2021-12-02", """
                {"code": "III", "lines": [{"code": "III.2", "quantity": 1}]}
                """), 422);
        refused(officer(), "amendments", amendment("2021-12-02", """
                {"code": "III", "lines": [{"code": "III.9"}]}
                """), 422);
        refused(accountant(), "amendments", amendment("2021-12-02", ""), 403);
    }

    private static String amendment(String effective, String sections) {
        return """
                {"decision": {"number": "1786/QĐ-UBND", "date": "2021-07-01"}, "effectiveDate": "%s",
                 "reason": "Điều chỉnh phụ lục", "sections": [%s]}
                """.formatted(effective, sections);
    }

    @Test
    void the_end_of_the_year_is_foretold_step_by_step() {
        registerAndAllocate();
        refused(officer(), "closures", undo("2022-03-01"), 422);
        refused(officer(), "reopenings", undo("2022-03-01"), 422);
        var lapsed = recorded(officer(), "lapses", undo("2022-02-10"));
        reversed(officer(), "lapses", lapsed.path("items").path(0), "2022-02-11");
        recorded(officer(), "lapses", undo("2022-02-12"));
        var closed = recorded(officer(), "closures", undo("2022-03-01"));
        assertThat(closed.path("balances").path("lapsed").asLong()).isEqualTo(1_687_290_000);
        refused(officer(), "closures", undo("2022-03-01"), 422);
        refused(officer(), "lapses", undo("2022-03-01"), 422);
        refused(officer(), "withdrawals", undo("2022-03-01"), 422);
        recorded(officer(), "reopenings", undo("2022-03-02"));
    }

    @Test
    void a_withdrawal_is_foretold_and_the_plan_stays_in_force_until_it_is_sent() {
        register();
        var withdrawn = recorded(officer(), "withdrawals", undo("2021-04-01"));
        assertThat(withdrawn.path("status").asString()).isEqualTo("WITHDRAWN");
        refused(officer(), "withdrawals", undo("2021-04-01"), 404);
    }

    private JsonNode recorded(Client who, String command, String body) {
        return compared(who, command, null, "/plans/" + plan + "/" + command, body);
    }

    private JsonNode recorded(Client who, String of, JsonNode target, String command, String body) {
        var id = target.path("id").asString();
        return compared(who, command, id, "/" + of + "/" + id + "/" + command, body);
    }

    private void reversed(Client who, String of, JsonNode target) {
        reversed(who, of, target, "2021-06-20");
    }

    private void reversed(Client who, String of, JsonNode target, String effective) {
        recorded(who, of, target, "reversals", undo(effective));
    }

    /** Previews and then sends; both say the same but for what only recording gives. */
    private JsonNode compared(Client who, String command, String target, String path, String body) {
        var key = UUID.randomUUID().toString();
        long head = log.head();
        int refusals = refusals();
        var preview = who.post("/plans/" + plan + "/previews", asked(command, target, body), key);
        assertThat(preview.status()).as("%s: %s", command, preview.raw().body()).isEqualTo(200);
        assertThat(preview.position()).isEqualTo(head);
        assertThat(log.head()).isEqualTo(head);
        assertThat(refusals()).isEqualTo(refusals);
        var answer = who.postIf("*", path, body, key);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
        assertThat(preview.body()).as(command).isEqualTo(foretold(answer.body()));
        return answer.body();
    }

    private static JsonNode foretold(JsonNode answer) {
        var members =
                ((ObjectNode) answer.deepCopy()).remove(List.of("eventId", "position", "recordedAt", "withdrawnAt"));
        members.path("items").forEach(item -> ((ObjectNode) item).remove(List.of("eventId", "position", "recordedAt")));
        return members;
    }

    private static String asked(String command, String target, String body) {
        return "{\"command\": \"%s\", %s \"body\": %s}"
                .formatted(command, target == null ? "" : "\"target\": \"" + target + "\",", body);
    }

    private int refusals() {
        return log.refusals(0, 100_000).size();
    }

    @Test
    void what_a_rule_does_not_allow_is_told_as_the_command_would_be_told_and_not_kept() {
        registerAndAllocate();
        refused(accountant(), "commitments", commitment("III.2", null, 220_000_000, null, "2021-04-05"), 422);
        refused(accountant(), "commitments", commitment("III.2", "2016-2020", 90_000_000, 3, "2021-04-05"), 422);
        refused(accountant(), "commitments", commitment("III.99", null, 1, null, "2021-04-05"), 422);
        refused(accountant(), "commitments", commitment("III.7", null, 1, null, "2022-04-05"), 422);
        refused(accountant(), "commitments", commitment("III.2", null, 1, null, "2022-04-05"), 422);
        refused(officer(), "allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Lần nữa"}
                """, 422);
        var commitment = commit("III.1", null, 1_000_000, null, "2021-04-05").text("id");
        var at = "/commitments/" + commitment;
        refused(accountant(), "adjustments", commitment, at + "/adjustments", fact(1_000_000, "2021-04-06"), 422);
        refused(accountant(), "disbursements", commitment, at + "/disbursements", fact(1_000_001, "2021-04-06"), 422);
        var payment = accountant()
                .post(at + "/disbursements", fact(1_000_000, "2021-04-06"))
                .text("id");
        refused(accountant(), "reversals", commitment, at + "/reversals", undo("2021-04-07"), 422);
        var paid = "/disbursements/" + payment;
        refused(accountant(), "returns", payment, paid + "/returns", fact(1_000_001, "2021-04-07"), 422);
        var undone = accountant().post(paid + "/reversals", undo("2021-04-07")).text("id");
        refused(accountant(), "reversals", payment, paid + "/reversals", undo("2021-04-08"), 409);
        refused(accountant(), "reversals", undone, "/disbursements/" + undone + "/reversals", undo("2021-04-08"), 404);
        var nothing = plan + ":III.1:99";
        refused(
                accountant(),
                "reversals",
                nothing,
                "/disbursements/" + nothing + "/reversals",
                undo("2021-04-08"),
                404);
    }

    @Test
    void a_body_that_is_wrong_is_told_with_the_pointers_of_the_command_itself() {
        registerAndAllocate();
        var problem = refused(accountant(), "commitments", """
                {"lineCode": "III.2", "amount": 0, "payee": {}, "contract": {"number": "1", "date": "2021-02-30"},
                 "extra": 1}
                """, 422);
        assertThat(problem.path("errors"))
                .extracting(error -> error.path("pointer").asString())
                .contains("/amount", "/payee/name", "/contract/date", "/extra", "/effectiveDate", "/reason");
    }

    @Test
    void what_the_caller_may_not_do_is_forbidden_in_a_preview_and_no_evidence_is_made_of_it() {
        registerAndAllocate();
        refused(accountant(), "commitments", commitment("IV.1", null, 1, null, "2021-04-05"), 403);
        refused(accountant(), "holds", held(1), 403);
        refused(officer(), "commitments", commitment("III.1", null, 1, null, "2021-04-05"), 403);
        var commitment = commit("III.1", null, 1_000_000, null, "2021-04-05").text("id");
        var at = "/commitments/" + commitment + "/reversals";
        refused(officer(), "reversals", commitment, at, undo("2021-04-08"), 403);
        refused(as("ketoan.ctk"), "reversals", commitment, at, undo("2021-04-08"), 403);

        int kept = refusals();
        assertThat(preview(as("lanhdao"), asked("holds", null, held(1))).status())
                .isEqualTo(403);
        assertThat(refusals()).isEqualTo(kept + 1);
    }

    private JsonNode refused(Client who, String command, String body, int status) {
        return refused(who, command, null, "/plans/" + plan + "/" + command, body, status);
    }

    private JsonNode refused(Client who, String command, String target, String path, String body, int status) {
        long head = log.head();
        int refusals = refusals();
        var preview = preview(who, asked(command, target, body));
        assertThat(preview.status()).as("%s: %s", command, preview.raw().body()).isEqualTo(status);
        assertThat(refusals()).isEqualTo(refusals);
        var answer = who.postIf("*", path, body, UUID.randomUUID().toString());
        assertThat(preview.body()).isEqualTo(answer.body());
        assertThat(preview.status()).isEqualTo(answer.status());
        assertThat(log.head()).isEqualTo(head);
        return preview.body();
    }

    private Answer preview(Client who, String json) {
        return who.postWithoutKey(
                "/plans/" + plan + "/previews", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"command\": \"spend\", \"body\": {}}                     | /command | not-one-of",
                "{\"command\": \"holds\", \"body\": {}, \"extra\": 1}         | /extra   | unknown-member",
                "{\"command\": \"reversals\", \"body\": {}}                 | /target  | required",
                "{\"command\": \"transfers\", \"target\": \"x\", \"body\": {}} | /target  | no-target",
                "{\"command\": \"holds\"}                                   | /body    | required",
                "{\"command\": \"holds\", \"body\": 1}                      | /body    | type"
            })
    void a_preview_that_names_no_command_is_told_which_there_are(String json, String pointer, String code) {
        register();
        var problem = preview(officer(), json);
        assertThat(problem.status()).isEqualTo(422);
        var error = problem.body().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("code").asString()).isEqualTo(code);
        if (code.equals("not-one-of")) {
            assertThat(error.path("allowed").toString()).contains("amendments", "closures", "holds", "reversals");
        }
    }

    @Test
    void a_fact_of_another_plan_is_not_found_under_this_one() {
        registerAndAllocate();
        var commitment = commit("III.1", null, 1_000_000, null, "2021-04-05").text("id");
        var other = officer().post("/plans", """
                {"id": "%s-B", "number": "12/KH-UBND", "date": "2021-01-15", "fiscalYear": 2021, "issuer": "UBND tỉnh",
                 "fundingSource": "Sự nghiệp", "budgetHolder": {"code": "so-khcn", "name": "Sở KH&CN"},
                 "approvedTotal": 400000000,
                 "sections": [{"code": "III", "title": "Hỗ trợ", "leadAgency": {"code": "so-khcn", "name": "Sở KH&CN"},
                               "lines": [{"code": "III.1", "title": "Khảo sát", "unit": "DN", "quantity": 50,
                                          "unitPrice": 8000000, "amount": 400000000}]}]}
                """.formatted(plan));
        assertThat(other.status()).as(other.raw().body()).isEqualTo(201);
        var asked = asked("reversals", commitment, undo("2021-04-08"));
        assertThat(preview(accountant(), asked).status()).isEqualTo(200);
        var elsewhere = accountant()
                .postWithoutKey(
                        "/plans/" + plan + "-B/previews", "application/json", asked.getBytes(StandardCharsets.UTF_8));
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(preview(accountant(), asked("reversals", "a/b", undo("2021-04-08")))
                        .status())
                .isEqualTo(404);
    }
}
