package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Every command is decided again: the same comes of it in a sound ledger, and what does not is named. */
class RedecideTest extends Story {

    private static final Path DATA =
            Path.of("target", "ledgers", UUID.randomUUID().toString());

    @Autowired
    private DataSource database;

    private Superuser owner;
    private long before;
    private Answer commitment;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("ledger.data", DATA::toString);
    }

    @BeforeEach
    void facts() throws SQLException {
        owner = new Superuser(DATA, database);
        before = Long.parseLong(owner.one("select coalesce(max(number), 0) from ledger.refusal"));
        registerAndAllocate();
        commitment = commit("III.2", "NEW", 100_000_000, 2, "2021-04-05");
        accountant().post("/commitments/" + commitment.text("id") + "/disbursements", fact(30_000_000, "2021-06-10"));
    }

    @AfterEach
    void as_it_was() throws SQLException {
        owner.undo();
    }

    private JsonNode redecided() {
        return redecided("{\"redecide\": true}");
    }

    private JsonNode redecided(String body) {
        balance("line", "III.2", commitment.position());
        return new Replays(as("kiemtoan")).replayed(body).path("redecided");
    }

    private static List<JsonNode> differences(JsonNode redecided) {
        return List.copyOf(redecided.path("differences").values());
    }

    private static long omitted(JsonNode redecided, String what, String why) {
        return redecided
                .path("notRedecided")
                .valueStream()
                .filter(one -> one.path("why").asString().equals(why)
                        && String.valueOf(one.path("what").asString("")).equals(what))
                .mapToLong(one -> one.path("count").asLong())
                .sum();
    }

    private void replaced(long amount) {
        var body = """
                {"effectiveDate": "2021-07-02", "reason": "Ghi nhầm",
                 "replacement": {"command": "commitments", "body": %s}}
                """.formatted(commitment("III.4", "NEW", amount, null, "2021-07-02"));
        var wrong = commit("III.4", "NEW", 1_000_000, null, "2021-07-01");
        accountant().post("/commitments/" + wrong.text("id") + "/reversals", body);
    }

    @Test
    void of_a_sound_ledger_the_same_comes_of_everything() {
        assertThat(commit("III.2", "NEW", 400_000_000, null, "2021-04-05").status())
                .isEqualTo(422);
        assertThat(as("ketoan.ctk")
                        .post("/plans/" + plan + "/commitments", commitment("III.2", "NEW", 1_000, null, "2021-04-05"))
                        .status())
                .isEqualTo(403);
        replaced(2_000_000);
        replaced(900_000_000_000L);
        var body = commitment("III.2", "NEW", 10_000_000, null, "2021-05-05");
        var asked = "{\"command\": \"commitments\", \"planId\": \"%s\", \"body\": %s}";
        var first = accountant().post("/requests", asked.formatted(plan, body));
        assertThat(accountant().post("/requests", asked.formatted(plan, body)).status())
                .isNotEqualTo(201);
        as("duyet.khcn")
                .post(
                        "/requests/" + first.text("id") + "/decisions",
                        "{\"decision\": \"APPROVE\", \"reason\": \"Đúng\"}",
                        UUID.randomUUID().toString());

        var found = redecided();

        assertThat(found.path("differencesTotal").asLong()).as(found.toString()).isZero();
        assertThat(found.path("accepted").asLong()).isGreaterThanOrEqualTo(8);
        assertThat(found.path("refused").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(omitted(found, "", "at-the-door")).isPositive();
        assertThat(omitted(found, "CommitFunds", "later-step")).isPositive();
    }

    @Test
    void an_amount_that_no_rule_would_have_allowed_is_found_at_its_position() throws Exception {
        var text = owner.one("select payload from ledger.event where position = " + commitment.position());
        owner.rewrite(
                "ledger.event",
                "payload",
                text.replace("100000000", "900000000"),
                "position = " + commitment.position());

        var first = differences(redecided()).get(0);

        assertThat(first.path("position").asLong()).isEqualTo(commitment.position());
        assertThat(first.path("refusal").isNull()).isTrue();
        assertThat(first.path("recorded").asString()).contains("FundsCommitted", "900000000", "VN-2017");
        assertThat(first.path("redecided").asString()).isEqualTo("not-enough-available");
    }

    @Test
    void another_rule_set_than_was_in_force_is_found() throws Exception {
        owner.rewrite("ledger.event", "rule_set", "VN-2026", "position = " + commitment.position());
        var found = differences(redecided());
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("recorded").asString()).endsWith("VN-2026");
        assertThat(found.get(0).path("redecided").asString()).endsWith("VN-2017");
    }

    @Test
    void a_refusal_that_would_be_another_one_or_none_is_found_by_its_number() throws Exception {
        commit("III.2", "NEW", 400_000_000, null, "2021-04-05");
        commit("III.2", "NEW", 500_000_000, null, "2021-04-05");
        owner.rewrite("ledger.refusal", "code", "exceeds-quantity", "number = " + (before + 1));
        var command = owner.one("select command from ledger.refusal where number = " + (before + 2));
        owner.rewrite("ledger.refusal", "command", command.replace("500000000", "5000"), "number = " + (before + 2));

        var found = differences(redecided());

        assertThat(found).hasSize(2);
        assertThat(found.get(0).path("refusal").asLong()).isEqualTo(before + 1);
        assertThat(found.get(0).path("recorded").asString()).isEqualTo("exceeds-quantity");
        assertThat(found.get(0).path("redecided").asString()).isEqualTo("not-enough-available");
        assertThat(found.get(1).path("refusal").asLong()).isEqualTo(before + 2);
        assertThat(found.get(1).path("redecided").asString()).contains("FundsCommitted", "5000");
    }

    @Test
    void what_cannot_be_read_is_named_and_what_is_cut_off_is_counted() throws Exception {
        commit("III.2", "NEW", 400_000_000, null, "2021-04-05");
        owner.rewrite("ledger.event", "payload", "{}", "position = " + commitment.position());
        owner.rewrite("ledger.refusal", "command", "{\"x\": 1}", "number = " + (before + 1));
        var found = differences(redecided());
        assertThat(found)
                .filteredOn(one -> one.path("redecided").asString().equals("unreadable"))
                .extracting(
                        one -> one.path("position").asLong(),
                        one -> one.path("refusal").isNull())
                .contains(tuple(commitment.position(), true))
                .hasSize(2);
        owner.undo();
        // Between the allocation of a line and the next one.
        var cut = redecided(
                "{\"redecide\": true, \"until\": {\"position\": %d}}".formatted(commitment.position() - 1 - 3));
        assertThat(omitted(cut, "CeilingDrawn", "cut-off")).isOne();
        assertThat(omitted(cut, "CommitFunds", "cut-off")).as("refused later").isPositive();
        assertThat(cut.path("differencesTotal").asLong()).as(cut.toString()).isZero();
    }

    @Test
    void a_refusal_that_says_it_knew_what_there_is_not_is_named_and_hides_none_behind_it() throws Exception {
        as("ketoan.ctk").post("/plans/" + plan + "/commitments", commitment("III.2", "NEW", 1_000, null, "2021-04-05"));
        commit("III.2", "NEW", 500_000_000, null, "2021-04-05");
        owner.rewrite("ledger.refusal", "position_seen", "1000000000000", "number = " + (before + 1));
        owner.rewrite("ledger.refusal", "code", "exceeds-quantity", "number = " + (before + 2));

        var found = differences(redecided());

        assertThat(found)
                .extracting(
                        one -> one.path("refusal").asLong(),
                        one -> one.path("redecided").asString())
                .containsExactly(tuple(before + 1, "out-of-order"), tuple(before + 2, "not-enough-available"));
    }

    @Test
    void the_program_says_it_too() throws Exception {
        balance("line", "III.2", commitment.position());
        var sound = Replays.program(DATA, "--redecide");
        assertThat(sound.said()).contains("writes and", "0 differ.");
        assertThat(sound.status()).isZero();
        owner.rewrite("ledger.event", "rule_set", "VN-2026", "position = " + commitment.position());
        var differing = Replays.program(DATA, "--redecide");
        assertThat(differing.said()).contains("position " + commitment.position() + ": đã ghi", "1 differ.");
        assertThat(differing.status()).isEqualTo(13);
    }
}
