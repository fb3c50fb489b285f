package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A plan that should not have been registered is withdrawn, and its file is recorded again. */
class WithdrawalTest extends Story {

    private Answer withdraw(String id, String effective) {
        return officer().post("/plans/" + id + "/withdrawals", undo(effective));
    }

    @Test
    void a_withdrawn_plan_is_off_the_list_says_so_itself_and_takes_nothing_more() {
        register();
        var body = undo("2021-04-01");
        var key = UUID.randomUUID().toString();
        var withdrawn = officer().post("/plans/" + plan + "/withdrawals", body, key);
        assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(201);
        assertThat(withdrawn.text("status")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.header("Location")).isEqualTo("/api/v1/events/" + withdrawn.position());

        var again = officer().post("/plans/" + plan + "/withdrawals", body, key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(withdrawn.body());

        assertThat(officer().get("/plans", withdrawn.position()).raw().body()).doesNotContain("\"" + plan + "\"");
        assertThat(officer()
                        .get("/plans?withdrawn=true", withdrawn.position())
                        .raw()
                        .body())
                .contains("\"" + plan + "\"");
        var read = officer().get("/plans/" + plan);
        assertThat(read.text("status")).isEqualTo("WITHDRAWN");
        assertThat(read.text("withdrawnAt")).isEqualTo(withdrawn.text("recordedAt"));

        var allocation = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-04-02", "reason": "Giao dự toán"}
                """);
        assertThat(allocation.status()).isEqualTo(404);
        assertThat(allocation.text("detail")).contains(plan, "đã được rút");
        var commitment = commit("III.2", "NEW", 1_000_000, null, "2021-04-05");
        assertThat(commitment.status()).isEqualTo(404);
        assertThat(commitment.text("detail")).contains(plan, "đã được rút");
    }

    @Test
    void while_an_allocation_stands_the_plan_stays_and_the_refusal_names_what_to_reverse_first() {
        register();
        var allocated = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "lineCode": "I.1", "amount": 5000000, "effectiveDate": "2021-03-30",
                 "reason": "Giao dự toán"}
                """);
        assertThat(allocated.status()).as(allocated.raw().body()).isEqualTo(201);
        var id = allocated.text("id");

        var refused = withdraw(plan, "2021-04-01");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("/problems/not-reversible");
        assertThat(refused.number("allocated")).isEqualTo(5_000_000);
        assertThat(refused.body().path("dependents").path(0).asString()).isEqualTo(id);
        assertThat(refused.text("detail")).contains("5.000.000 đồng", id);

        assertThat(officer()
                        .post("/allocations/" + id + "/reversals", undo("2021-04-01"))
                        .status())
                .isEqualTo(201);
        assertThat(withdraw(plan, "2021-04-01").status()).isEqualTo(201);
    }

    @Test
    void what_was_asked_for_before_is_decided_again_all_the_same() {
        register();
        var allocated = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "lineCode": "I.1", "amount": 5000000, "effectiveDate": "2021-03-30",
                 "reason": "Giao dự toán"}
                """);
        var asked = accountant()
                .post(
                        "/requests",
                        "{\"command\": \"commitments\", \"planId\": \"%s\", \"body\": %s}"
                                .formatted(plan, commitment("I.1", null, 1_000_000, null, "2021-04-05")));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        var undone = accountant().post("/requests/" + asked.text("id") + "/withdrawals", "{\"reason\": \"Lập nhầm\"}");
        assertThat(undone.status()).as(undone.raw().body()).isEqualTo(201);
        officer().post("/allocations/" + allocated.text("id") + "/reversals", undo("2021-04-06"));
        var withdrawn = withdraw(plan, "2021-04-06");
        assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(201);

        new Replays(as("kiemtoan")).understood("RequestSubmitted");
    }

    @Test
    void nobody_but_the_budget_officer_withdraws() {
        register();
        assertThat(accountant()
                        .post("/plans/" + plan + "/withdrawals", undo("2021-04-01"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_file_of_a_withdrawn_plan_is_recorded_again_under_another_id() {
        var first = confirm("NHAP-1");
        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(confirm("NHAP-2").text("id")).isEqualTo("NHAP-1");
        assertThat(withdraw("NHAP-1", "2021-04-01").status()).isEqualTo(201);

        assertThat(check().text("status")).isEqualTo("CHECKED");
        assertThat(confirm("NHAP-1").text("type")).isEqualTo("/problems/already-exists");
        var second = confirm("NHAP-2");
        assertThat(second.status()).as(second.raw().body()).isEqualTo(201);
        assertThat(second.text("id")).isEqualTo("NHAP-2");
        assertThat(check().text("status")).isEqualTo("ALREADY_IMPORTED");
        assertThat(check().text("planId")).isEqualTo("NHAP-2");

        assertThat(withdraw("NHAP-2", "2021-04-01").status()).isEqualTo(201);
        assertThat(confirm("NHAP-3").status()).isEqualTo(201);
    }

    /** A file of its own: other stories import the published one. */
    private final byte[] file = (new String(source(), StandardCharsets.UTF_8) + "\nBản " + UUID.randomUUID())
            .getBytes(StandardCharsets.UTF_8);

    private Answer check() {
        return officer().postWithoutKey("/imports", "text/plain; charset=utf-8", file);
    }

    private Answer confirm(String id) {
        return officer().post("/imports/" + check().text("id") + "/confirmation", """
                {"planId": "%s", "acceptSuggestions": true}
                """.formatted(id));
    }
}
