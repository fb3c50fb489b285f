package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever decides on what was read says so with If-Match, and is told when it has changed since. */
class ConcurrencyTest extends Story {

    private String line() {
        return "/plans/" + plan + "/lines/III.2";
    }

    private String commitments() {
        return "/plans/" + plan + "/commitments";
    }

    private String body(long amount) {
        return commitment("III.2", "NEW", amount, null, "2021-04-05");
    }

    private Answer commitIf(String tags, long amount) {
        return accountant()
                .postIf(tags, commitments(), body(amount), UUID.randomUUID().toString());
    }

    @Test
    void a_command_is_decided_on_the_version_that_was_read_or_not_at_all() {
        var read = accountant().get(line(), registerAndAllocate());
        var tag = read.header("ETag");
        assertThat(tag).isEqualTo("\"" + plan + ":III.2@2\"");

        var key = UUID.randomUUID().toString();
        var first = accountant().postIf(tag, commitments(), body(1_000_000), key);
        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);

        var stale = commitIf(tag, 2_000_000);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("type")).isEqualTo("/problems/stale-version");
        assertThat(stale.text("expected")).isEqualTo(tag);
        var now = accountant().get(line(), first.position());
        assertThat(stale.text("current")).isEqualTo(now.header("ETag")).isEqualTo("\"" + plan + ":III.2@3\"");
        assertThat(now.body().path("balance").path("committed").asLong()).isEqualTo(1_000_000);

        var again = accountant().postIf(tag, commitments(), body(1_000_000), key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(commitIf(now.header("ETag"), 2_000_000).status()).isEqualTo(201);
    }

    @Test
    void a_list_is_satisfied_by_any_and_an_asterisk_by_whatever_stands() {
        registerAndAllocate();
        assertThat(commitIf("*", 1).status()).isEqualTo(201);
        assertThat(commitIf("\"another's\", \"%1$s:III.2@1\", \"%1$s:III.2@3\"".formatted(plan), 1)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void what_names_nothing_of_this_ledger_never_matches() {
        registerAndAllocate();
        for (var tag : new String[] {
            "\"" + plan + ":III.99@0\"", "W/\"" + plan + ":III.2@2\"", plan + ":III.2@2", "\"III.2\"", "\"@\"", ""
        }) {
            assertThat(commitIf(tag, 1).status()).as(tag).isEqualTo(412);
        }
        var unknown = commitIf("\"" + plan + ":III.99@0\"", 1);
        assertThat(unknown.body().path("current").isNull()).isTrue();
    }

    @Test
    void a_plan_has_a_version_of_its_own_that_its_decisions_move() {
        register();
        var read = officer().get("/plans/" + plan);
        var tag = read.header("ETag");
        assertThat(tag).isEqualTo("\"" + plan + "@0\"");
        var allocations = "/plans/" + plan + "/allocations";
        var allocation = """
                {"kind": "INITIAL", "lineCode": "I.1", "amount": 5000000, "effectiveDate": "2021-03-30",
                 "reason": "Giao dự toán"}
                """;
        assertThat(officer()
                        .postIf(tag, allocations, allocation, UUID.randomUUID().toString())
                        .status())
                .isEqualTo(201);
        assertThat(officer().get("/plans/" + plan).header("ETag")).isNotEqualTo(tag);

        var withdrawal = officer()
                .postIf(
                        tag,
                        "/plans/" + plan + "/withdrawals",
                        undo("2021-04-01"),
                        UUID.randomUUID().toString());
        assertThat(withdrawal.text("type")).isEqualTo("/problems/stale-version");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        register();
        var tag = officer().get("/plans/" + plan).header("ETag");
        assertThat(officer().getUnless(tag, "/plans/" + plan).status()).isEqualTo(304);
    }

    @Test
    void the_past_and_what_holds_no_money_have_no_version() {
        long position = registerAndAllocate();
        assertThat(accountant().get(line() + "?atPosition=" + position).header("ETag"))
                .isEmpty();
        assertThat(accountant().get("/plans/" + plan + "/lines/III", position).header("ETag"))
                .isEmpty();
    }

    @Test
    void a_stale_command_is_no_refusal_and_a_preview_is_told_the_same() {
        registerAndAllocate();
        var refusals =
                officer().get("/refusals?limit=1000").body().path("items").size();
        assertThat(commitIf("\"" + plan + ":III.2@1\"", 1).status()).isEqualTo(412);
        var preview = "{\"command\": \"commitments\", \"body\": " + body(1) + "}";
        var path = "/plans/" + plan + "/previews";
        var stale = accountant().postIf("\"" + plan + ":III.2@1\"", path, preview, "unused");
        assertThat(stale.text("type")).isEqualTo("/problems/stale-version");
        assertThat(stale.text("current")).isEqualTo("\"" + plan + ":III.2@2\"");
        assertThat(accountant()
                        .postIf(stale.text("current"), path, preview, "unused")
                        .status())
                .isEqualTo(200);
        assertThat(officer().get("/refusals?limit=1000").body().path("items")).hasSize(refusals);
    }
}
