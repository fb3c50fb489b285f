package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ledger.api.store.Envelope;
import ledger.api.store.Ledger;
import ledger.core.approval.ApprovalCommand.ExpireRequest;
import ledger.core.plan.FactId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An accountant asks, an approver decides, and the money waits meanwhile. */
class RequestsTest extends Story {

    @Autowired
    private Ledger ledger;

    @BeforeEach
    void the_plan_has_its_money() {
        // Who makes accounts is told of agencies by the registers.
        line(registerAndAllocate());
    }

    private Client approver() {
        return as("duyet.khcn");
    }

    private void policy(String rules) {
        var set = put("/plans/" + plan + "/approval-policy", """
                {"rules": %s, "expiresAfterDays": 5, "effectiveDate": "2021-04-01", "reason": "Quy chế chi tiêu nội bộ"}
                """.formatted(rules));
        assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
    }

    private Answer put(String path, String json) {
        return officer().put(path, json, UUID.randomUUID().toString());
    }

    private String wanting(String commitment) {
        return "{\"command\": \"commitments\", \"planId\": \"%s\", \"body\": %s}".formatted(plan, commitment);
    }

    private Answer ask(long amount) {
        return accountant().post("/requests", wanting(commitment("III.2", "2016-2020", amount, 2, "2021-04-05")));
    }

    private Answer decide(Client by, String request, String decision) {
        return by.post(
                "/requests/" + request + "/decisions",
                "{\"decision\": \"%s\", \"reason\": \"Đã kiểm tra hồ sơ\"}".formatted(decision));
    }

    private static String id(Answer recorded) {
        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);
        return recorded.body().path("id").asString();
    }

    private JsonNode line(long atLeast) {
        return balance("line", "III.2", atLeast);
    }

    @Test
    void what_is_asked_for_is_set_aside_and_recorded_in_the_name_of_who_asked_once_it_is_approved() {
        var asked = ask(100_000_000);
        var request = id(asked);
        assertThat(asked.raw().headers().firstValue("Location")).hasValue("/api/v1/requests/" + request);
        assertThat(asked.body().path("state").asString()).isEqualTo("PENDING");
        assertThat(asked.body().path("command").asString()).isEqualTo("commitments");
        assertThat(asked.body().path("reserved").asLong()).isEqualTo(100_000_000);
        assertThat(asked.body().path("balanceAfter").path("reserved").asLong()).isEqualTo(100_000_000);
        assertThat(line(asked.position()).path("reserved").asLong()).isEqualTo(100_000_000);

        var inbox = approver().get("/requests?state=PENDING&plan=" + plan, asked.position());
        assertThat(inbox.status()).as(inbox.raw().body()).isEqualTo(200);
        var waiting = inbox.body().path("items").get(0);
        assertThat(waiting.path("id").asString()).isEqualTo(request);
        assertThat(waiting.path("body").path("payee").path("name").asString()).isEqualTo("Công ty TNHH Tư vấn B");
        assertThat(waiting.path("effect").path("fits").asBoolean()).isTrue();
        assertThat(waiting.path("effect").path("balanceAfter").path("committed").asLong())
                .isEqualTo(100_000_000);
        assertThat(as("kiemtoan")
                        .get("/requests/" + request, asked.position())
                        .body()
                        .path("effect")
                        .path("fits")
                        .asBoolean())
                .isTrue();

        var approved = decide(approver(), request, "APPROVE");
        assertThat(approved.status()).as(approved.raw().body()).isEqualTo(201);
        var recorded = approved.body().path("recorded");
        assertThat(recorded.path("status").asString()).isEqualTo("OPEN");
        assertThat(recorded.path("recordedBy").asString()).isEqualTo("ketoan.khcn");
        assertThat(approved.body().path("recordedBy").asString()).isEqualTo("duyet.khcn");
        assertThat(approved.body().path("balanceAfter").path("reserved").asLong())
                .isZero();
        assertThat(approved.body().path("balanceAfter").path("committed").asLong())
                .isEqualTo(100_000_000);
        var event = as("kiemtoan").get("/events/" + approved.position(), approved.position());
        assertThat(event.body().path("type").asString()).isEqualTo("FundsCommitted");
        assertThat(event.body().path("role").asString()).isEqualTo("ACCOUNTANT");
        assertThat(event.body().path("reason").asString()).isEqualTo("Tư vấn ISO 9001");
        assertThat(line(approved.position()).path("reserved").asLong()).isZero();

        var seen = approver().get("/requests/" + request, approved.position());
        assertThat(seen.body().path("state").asString()).isEqualTo("APPROVED");
        assertThat(seen.body().path("decision").path("recordedId").asString())
                .isEqualTo(recorded.path("id").asString());
        assertThat(accountant()
                        .get("/commitments/" + recorded.path("id").asString(), approved.position())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_repeated_decision_has_one_effect_and_the_same_answer() {
        var request = id(ask(50_000_000));
        var body = "{\"decision\": \"APPROVE\", \"reason\": \"Đồng ý\"}";
        var first = approver().post("/requests/" + request + "/decisions", body, "duyet-" + plan);
        var again = approver().post("/requests/" + request + "/decisions", body, "duyet-" + plan);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void two_decisions_at_once_have_one_effect() throws Exception {
        var request = id(ask(100_000_000));
        var barrier = new CyclicBarrier(8);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(i -> () -> {
                        barrier.await();
                        return decide(approver(), request, i % 2 == 0 ? "APPROVE" : "RETURN");
                    })
                    .toList());
            long position = 0;
            int done = 0;
            for (var answer : answers) {
                if (answer.get().status() == 201) {
                    done++;
                    position = answer.get().position();
                } else {
                    assertThat(answer.get().problem()).isEqualTo("already-decided");
                    assertThat(answer.get().status()).isEqualTo(409);
                }
            }
            assertThat(done).isEqualTo(1);
            var after = line(position);
            assertThat(after.path("reserved").asLong()).isZero();
            assertThat(after.path("committed").asLong()).isIn(0L, 100_000_000L);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void what_is_returned_or_withdrawn_is_available_again() {
        var returned = id(ask(100_000_000));
        var answer = decide(approver(), returned, "RETURN");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.body().path("state").asString()).isEqualTo("RETURNED");
        assertThat(answer.body().path("recorded").isNull()).isTrue();
        assertThat(line(answer.position()).path("available").asLong()).isEqualTo(300_000_000);
        assertThat(decide(approver(), returned, "APPROVE").problem()).isEqualTo("already-decided");

        var withdrawn = id(ask(100_000_000));
        var taken = accountant().post("/requests/" + withdrawn + "/withdrawals", "{\"reason\": \"Lập nhầm\"}");
        assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
        assertThat(taken.body().path("state").asString()).isEqualTo("WITHDRAWN");
        var list = accountant().get("/requests?plan=" + plan + "&state=WITHDRAWN", taken.position());
        assertThat(list.body().path("items")).hasSize(1);
        assertThat(list.body()
                        .path("items")
                        .get(0)
                        .path("decision")
                        .path("reason")
                        .asString())
                .isEqualTo("Lập nhầm");
    }

    @Test
    void approving_what_no_longer_fits_is_refused_and_the_request_still_waits() {
        // A payment takes nothing from what is available, so nothing is set aside for it.
        var commitment = commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05");
        var path = commitment.body().path("id").asString();
        var asked = accountant().post("/requests", """
                {"command": "disbursements", "target": "%s", "body": %s}
                """.formatted(path, fact(80_000_000, "2021-06-10")));
        var request = id(asked);
        assertThat(asked.body().path("reserved").asLong()).isZero();
        var paid = accountant().post("/commitments/" + path + "/disbursements", fact(50_000_000, "2021-06-01"));
        assertThat(paid.status()).isEqualTo(201);

        var seen = approver().get("/requests/" + request, paid.position());
        assertThat(seen.body().path("effect").path("fits").asBoolean()).isFalse();
        assertThat(seen.body().path("effect").path("problem").path("type").asString())
                .isEqualTo("/problems/not-enough-committed");
        var refused = decide(approver(), request, "APPROVE");
        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("not-enough-committed");
        assertThat(approver().get("/requests/" + request).body().path("state").asString())
                .isEqualTo("PENDING");
    }

    @Test
    void what_does_not_fit_now_is_not_asked_for() {
        var refused = ask(111_000_000);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("not-enough-available");
        assertThat(refused.body().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/body/amount");

        var wrong = accountant().post("/requests", wanting("{\"lineCode\": \"III.2\", \"amount\": \"x\"}"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.raw().body()).contains("/body/amount", "/body/payee");
        assertThat(accountant()
                        .post("/requests", "{\"command\": \"transfers\", \"planId\": \"" + plan + "\", \"body\": {}}")
                        .raw()
                        .body())
                .contains("not-one-of");
        assertThat(accountant()
                        .post("/requests", "{\"command\": \"commitments\", \"body\": {}}")
                        .raw()
                        .body())
                .contains("/planId");
    }

    @Test
    void the_same_document_does_not_wait_twice() {
        id(ask(50_000_000));
        var twin = ask(40_000_000);
        assertThat(twin.status()).isEqualTo(409);
        assertThat(twin.problem()).isEqualTo("already-exists");
        assertThat(twin.body().path("detail").asString()).contains("đang chờ duyệt");
    }

    @Test
    void a_policy_wants_approval_from_an_amount_on_whatever_way_it_is_tried() {
        policy("[{\"command\": \"commitments\", \"from\": 50000000}, {\"command\": \"reversals\"}]");
        var read = accountant().get("/plans/" + plan + "/approval-policy");
        assertThat(read.body().path("rules")).hasSize(2);
        assertThat(read.body().path("expiresAfterDays").asInt()).isEqualTo(5);

        var small = commit("III.2", "2016-2020", 49_999_999, null, "2021-04-05");
        assertThat(small.status()).as(small.raw().body()).isEqualTo(201);
        var large = commit("III.2", "2016-2020", 50_000_000, null, "2021-04-05");
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.problem()).isEqualTo("approval-required");
        assertThat(large.body().path("from").asLong()).isEqualTo(50_000_000);
        assertThat(large.body().path("detail").asString()).contains("50.000.000");
        var preview = accountant()
                .post(
                        "/plans/" + plan + "/previews",
                        wanting(commitment("III.2", "2016-2020", 50_000_000, null, "2021-04-05"))
                                .replaceFirst("\"planId\": \"[^\"]*\",", ""));
        assertThat(preview.problem()).isEqualTo("approval-required");
        var undone = accountant()
                .post("/commitments/" + small.body().path("id").asString() + "/reversals", undo("2021-04-06"));
        assertThat(undone.problem()).isEqualTo("approval-required");

        var waiting = ask(50_000_000);
        var asked = id(waiting);
        assertThat(LocalDate.parse(accountant()
                        .get("/requests/" + asked, waiting.position())
                        .body()
                        .path("expires")
                        .asString()))
                .isAfter(LocalDate.now());
        assertThat(decide(approver(), asked, "APPROVE").status()).isEqualTo(201);
        var reversal = accountant()
                .post("/requests", """
                {"command": "reversals", "target": "%s", "body": %s}
                """.formatted(small.body().path("id").asString(), undo("2021-04-06")));
        assertThat(decide(approver(), id(reversal), "APPROVE")
                        .body()
                        .path("recorded")
                        .path("reverses")
                        .asString())
                .isEqualTo(small.body().path("id").asString());

        var twice = put(
                "/plans/" + plan + "/approval-policy",
                "{\"rules\": [{\"command\": \"returns\"}, {\"command\": \"returns\"}], \"effectiveDate\": \"2021-04-01\","
                        + " \"reason\": \"x\"}");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body().path("detail").asString()).contains("hai lần");
    }

    @Test
    void nobody_decides_on_what_they_have_asked_for_whatever_roles_they_have() {
        var both = withRoles("ca.hai", "[\"ACCOUNTANT\", \"APPROVER\"]");
        var body = wanting(commitment("III.2", "2016-2020", 50_000_000, 2, "2021-04-05"));
        var request = id(both.post("/requests", body));

        var refused = decide(both, request, "APPROVE");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("requester-is-approver");
        assertThat(refused.text("detail")).contains("ca.hai");
        assertThat(decide(both, request, "RETURN").problem()).isEqualTo("requester-is-approver");
        assertThat(decide(approver(), request, "APPROVE").status()).isEqualTo(201);

        var anothers =
                id(accountant().post("/requests", wanting(commitment("III.2", "NEW", 1_000_000, null, "2021-04-05"))));
        assertThat(both.post("/requests/" + anothers + "/withdrawals", "{\"reason\": \"x\"}")
                        .text("detail"))
                .contains("ketoan.khcn");
        assertThat(decide(both, anothers, "APPROVE").status()).isEqualTo(201);
    }

    /** Somebody of the agency that leads section III, who has chosen a password. */
    private Client withRoles(String name, String roles) {
        var made = as("quantri").post("/accounts", """
                {"username": "%s", "displayName": "Cả hai", "roles": %s, "agency": "so-khcn"}
                """.formatted(name, roles));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        var first = as(name).with(made.text("password"));
        var chosen = "mật khẩu của " + name;
        assertThat(first.put(
                                "/accounts/me/password",
                                "{\"current\": \"%s\", \"new\": \"%s\"}".formatted(made.text("password"), chosen),
                                "x")
                        .status())
                .isEqualTo(200);
        return first.with(chosen);
    }

    @Test
    void another_agency_neither_asks_nor_sees_nor_decides() {
        var request = id(ask(50_000_000));
        var other = as("duyet.ctk");
        assertThat(decide(other, request, "APPROVE").problem()).isEqualTo("outside-agency");
        assertThat(other.get("/requests/" + request).problem()).isEqualTo("outside-agency");
        assertThat(other.get("/requests?plan=" + plan).body().path("items")).isEmpty();
        assertThat(as("ketoan.ctk")
                        .post("/requests", wanting(commitment("III.2", "2016-2020", 1, null, "2021-04-05")))
                        .problem())
                .isEqualTo("outside-agency");
        assertThat(as("ketoan.ctk")
                        .post("/requests/" + request + "/withdrawals", "{\"reason\": \"x\"}")
                        .problem())
                .isEqualTo("outside-agency");
        assertThat(accountant()
                        .post(
                                "/requests",
                                "{\"command\": \"releases\", \"target\": \"%s:III.2:1\", \"body\": {}}".formatted(plan))
                        .status())
                .isIn(403, 404, 422);
    }

    @Test
    void nothing_ends_by_itself_before_its_day_is_over() {
        var asked = ask(50_000_000);
        var request = FactId.parse(id(asked));
        var envelope = new Envelope("x", "SYSTEM", null, "SYSTEM", null, Envelope.UNDECIDED, "x", LocalDate.now());
        assertThat(ledger.record(new ExpireRequest(request), envelope, null))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("TooEarly");
        assertThat(List.of(accountant()
                        .get("/requests/" + request, asked.position())
                        .body()
                        .path("state")
                        .asString()))
                .containsExactly("PENDING");
    }
}
