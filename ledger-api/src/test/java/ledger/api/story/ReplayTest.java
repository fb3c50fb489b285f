package ledger.api.story;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.api.story.Replays.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Replays over HTTP and as a program of its own, of a ledger that is sound and of one that was tampered with. */
class ReplayTest extends Story {

    private static final Path DATA =
            Path.of("target", "ledgers", UUID.randomUUID().toString());

    @Autowired
    private DataSource database;

    private Superuser owner;
    private long position;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("ledger.data", DATA::toString);
    }

    @BeforeEach
    void a_year_of_facts() {
        owner = new Superuser(DATA, database);
        registerAndAllocate();
        var commitment = commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05");
        var payments = "/commitments/" + commitment.text("id") + "/disbursements";
        accountant().post(payments, fact(30_000_000, "2021-06-10"));
        var advance = accountant()
                .post(
                        payments,
                        "{\"kind\": \"ADVANCE\","
                                + fact(20_000_000, "2021-07-10").substring(1));
        accountant().post("/disbursements/" + advance.text("id") + "/settlements", fact(5_000_000, "2021-08-10"));
        var wrong = commit("III.2", "NEW", 10_000_000, 1, "2021-09-01");
        var undone = accountant().post("/commitments/" + wrong.text("id") + "/reversals", undo("2021-09-02"));
        assertThat(undone.status()).as(undone.raw().body()).isEqualTo(201);
        position = undone.position();
    }

    @AfterEach
    void as_it_was() throws SQLException {
        owner.undo();
    }

    @Test
    void of_a_sound_ledger_every_figure_of_now_and_of_then_is_what_the_events_make_it() {
        var now = replayed("{}");
        assertThat(now.path("clean").asBoolean()).as(now.toString()).isTrue();
        assertThat(now.path("head").path("position").asLong()).isGreaterThanOrEqualTo(position);
        assertThat(now.path("events").asLong())
                .isEqualTo(now.path("head").path("position").asLong());
        var event = as("kiemtoan")
                .get("/events/" + now.path("head").path("position").asLong());
        assertThat(now.path("head").path("hash").asString()).isEqualTo(event.text("hash"));
        assertThat(now.path("lines").asLong()).isPositive();
        var recorded = as("kiemtoan").get("/events/" + (position - 3));
        for (var until : List.of(
                "{\"position\": 0}",
                "{\"position\": %d}".formatted(position - 1),
                "{\"recordedAt\": \"%s\"}".formatted(recorded.text("recordedAt")),
                "{\"asOf\": \"2021-06-10\"}",
                "{\"asOf\": \"2021-08-31\"}")) {
            var then = replayed("{\"plan\": \"%s\", \"until\": %s}".formatted(plan, until));
            assertThat(then.path("clean").asBoolean()).as("%s: %s", until, then).isTrue();
        }
    }

    @Test
    void an_event_that_the_journal_goes_on_without_is_not_answered_by_its_neighbour() throws Exception {
        awaitRegisters();
        var before = position - 1;
        owner.change(
                "update reading.journal set position = -position where position = " + before,
                "update reading.journal set position = -position where position = -" + before);
        var answer = as("kiemtoan").get("/events/" + before);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(503);
        assertThat(answer.text("type")).isEqualTo("/problems/projection-behind");
        assertThat(as("kiemtoan")
                        .get("/events/" + position)
                        .body()
                        .path("position")
                        .asLong())
                .isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({
        "reading.balance, AVAILABLE, available",
        "reading.balance, COMMITTED, committed",
        "reading.balance, LIMIT, limit_amount"
    })
    void a_figure_that_was_changed_by_hand_is_named(String table, String figure, String column) throws Exception {
        awaitRegisters();
        var where = " where plan = '%s' and line = 'III.2' and portion = '2016-2020'".formatted(plan);
        owner.change(
                "update %1$s set %2$s = %2$s + 7".formatted(table, column) + where,
                "update %1$s set %2$s = %2$s - 7".formatted(table, column) + where);

        var found = replayed("{\"plan\": \"%s\"}".formatted(plan));

        assertThat(found.path("clean").asBoolean()).isFalse();
        assertThat(found.path("differencesTotal").asLong()).as(found.toString()).isOne();
        var one = found.path("differences").path(0);
        assertThat(one.path("table").asString()).isEqualTo(table);
        assertThat(one.path("planId").asString()).isEqualTo(plan);
        assertThat(one.path("lineCode").asString()).isEqualTo("III.2");
        assertThat(one.path("portion").asString()).isEqualTo("2016-2020");
        assertThat(one.path("figure").asString()).isEqualTo(figure);
        assertThat(one.path("register").asLong()).isEqualTo(one.path("replayed").asLong() + 7);
    }

    @Test
    void an_event_that_was_changed_breaks_the_chain_and_differs_from_the_registers() throws Exception {
        awaitRegisters();
        var event = " where type = 'FundsCommitted' and stream = '%s:III.2' and payload like '%%10%%0000000%%'"
                .formatted(plan);
        var tampered = owner.one("select position from ledger.event" + event + " order by position limit 1");
        var text = owner.one("select payload from ledger.event where position = " + tampered);
        owner.rewrite("ledger.event", "payload", text.replace("100000000", "100000001"), "position = " + tampered);

        var found = replayed("{}");

        assertThat(found.path("chainIntact").asBoolean()).isFalse();
        assertThat(found.path("chainBrokenAt").asString()).isEqualTo(tampered);
        assertThat(found.path("differences").valueStream())
                .anyMatch(one -> one.path("planId").asString().equals(plan)
                        && one.path("figure").asString().equals("COMMITTED"));
        var before = replayed("{\"until\": {\"position\": %d}}".formatted(Long.parseLong(tampered) - 1));
        assertThat(before.path("clean").asBoolean()).as(before.toString()).isTrue();
    }

    @Test
    void an_event_that_is_none_any_more_is_told_and_passed() throws Exception {
        awaitRegisters();
        owner.rewrite("ledger.event", "payload", "{}", "position = " + position);

        var found = replayed("{}");

        assertThat(found.path("chainBrokenAt").asLong()).isEqualTo(position);
        assertThat(found.path("unreadable").valueStream()).anyMatch(one -> one.asLong() == position);
        assertThat(found.path("clean").asBoolean()).isFalse();
    }

    @Test
    void two_at_once_are_clean_while_facts_are_recorded() {
        var writer = runAsync(() -> {
            for (int i = 0; i < 150; i++) {
                var answer = commit("III.2", "NEW", 1_000, null, "2021-10-01");
                assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
            }
        });
        long last = 0;
        int rounds = 0;
        while (!writer.isDone() || rounds == 0) {
            var one = supplyAsync(() -> replayed("{}"));
            var other = supplyAsync(() -> replayed("{\"plan\": \"%s\"}".formatted(plan)));
            for (var found : List.of(one.join(), other.join())) {
                assertThat(found.path("clean").asBoolean()).as(found.toString()).isTrue();
            }
            last = one.join().path("head").path("position").asLong();
            rounds++;
        }
        writer.join();
        assertThat(last).as("replayed what was recorded meanwhile").isGreaterThan(position);
    }

    @Test
    void those_that_wait_and_those_that_run_can_be_cancelled_and_no_more_wait_than_may() throws Exception {
        awaitRegisters();
        var begun = new ArrayList<String>();
        try (var superuser = owner.connection()) {
            superuser.setAutoCommit(false);
            // Nobody can see how far the registers are, so none of them ends.
            superuser.createStatement().execute("lock table reading.token in access exclusive mode");
            for (int i = 0; i < 2; i++) {
                begun.add(begin("{}").text("id"));
            }
            begun.forEach(id -> replays().awaitState(id, "RUNNING"));
            for (int i = 0; i < 8; i++) {
                var waiting = begin("{}");
                assertThat(waiting.text("state")).isEqualTo("QUEUED");
                begun.add(waiting.text("id"));
            }
            var tooMany = as("kiemtoan").post("/replays", "{}");
            assertThat(tooMany.status()).isEqualTo(503);
            assertThat(tooMany.problem()).isEqualTo("overloaded");
            assertThat(tooMany.header("Retry-After")).isNotEmpty();
            assertThat(cancel(begun.get(0))).isEqualTo("CANCELLED");
            assertThat(cancel(begun.get(5))).isEqualTo("CANCELLED");
        }
        for (int i = 0; i < begun.size(); i++) {
            replays().awaitState(begun.get(i), i == 0 || i == 5 ? "CANCELLED" : "DONE");
        }
        assertThat(cancel(begun.get(1))).as("it has ended before").isEqualTo("DONE");
        var cancelled = as("kiemtoan").get("/replays/" + begun.get(0));
        assertThat(cancelled.body().path("result").isNull()).isTrue();
    }

    @Test
    void what_cannot_be_replayed_is_told_and_what_nobody_knows_is_not_found() {
        assertThat(as("kiemtoan").get("/replays/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(as("kiemtoan").get("/replays/x").status()).isEqualTo(404);
        assertThat(as("taichinh").post("/replays", "{}").status()).isEqualTo(403);
        for (var wrong : Map.of(
                        "{\"plan\": \"NONE\"}", "unknown-plan",
                        "{\"until\": {}}", "one-of-three",
                        "{\"until\": {\"position\": 1, \"asOf\": \"2021-05-01\"}}", "one-of-three",
                        "{\"until\": {\"position\": 99999999}}", "beyond-head",
                        "{\"until\": {\"asOf\": \"2999-05-01\"}}", "day-to-come",
                        "{\"until\": {\"recordedAt\": \"2999-05-01T00:00:00+07:00\"}}", "instant-to-come",
                        "{\"until\": {\"recordedAt\": \"yesterday\"}}", "instant",
                        "{\"unitl\": {}}", "unknown-member")
                .entrySet()) {
            var answer = as("kiemtoan").post("/replays", wrong.getKey());
            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(422);
            assertThat(answer.body().path("errors").path(0).path("code").asString())
                    .as(wrong.getKey())
                    .isEqualTo(wrong.getValue());
        }
    }

    @Test
    void the_program_ends_with_0_where_all_is_well_and_says_what_differs() throws Exception {
        awaitRegisters();
        var sound = program();
        assertThat(sound.said()).contains("0 sai lệch", "0 differences", "nguyên vẹn", "intact");
        assertThat(sound.status()).isZero();
        assertThat(program("--until", "2021-06-30", "--plan", plan).status()).isZero();
        assertThat(program("--until", Long.toString(position)).status()).isZero();
        assertThat(program("--plan", "NONE").status()).isEqualTo(2);
        assertThat(program("--until", LocalDate.now().plusDays(2).toString()).status())
                .isEqualTo(2);
        var where = " where plan = '%s' and line = 'III.2' and portion = '2016-2020'".formatted(plan);
        owner.change(
                "update reading.balance set spent = spent + 7" + where,
                "update reading.balance set spent = spent - 7" + where);

        var differing = program();

        assertThat(differing.said())
                .contains("reading.balance: " + plan + " III.2/2016-2020 SPENT", "35000000", "1 differences");
        assertThat(differing.status()).isEqualTo(13);
    }

    private Replays replays() {
        return new Replays(as("kiemtoan"));
    }

    private JsonNode replayed(String body) {
        return replays().replayed(body);
    }

    private Answer begin(String body) {
        return replays().begin(body);
    }

    private static Ended program(String... options) throws Exception {
        return Replays.program(DATA, options);
    }

    private String cancel(String id) {
        var answer = as("kiemtoan").delete("/replays/" + id);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.text("state");
    }

    private void awaitRegisters() {
        balance("line", "III.2", position);
    }
}
