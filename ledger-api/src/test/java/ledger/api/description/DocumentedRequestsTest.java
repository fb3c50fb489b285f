package ledger.api.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.proof.Checkpoints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the document shows can be sent as it stands, and is answered with the members that it names and no others. */
class DocumentedRequestsTest extends Served {

    private static final String OFFICER = "taichinh";
    private static final String ACCOUNTANT = "ketoan.khcn";
    private static final String APPROVER = "duyet.khcn";
    private static final String AUDITOR = "kiemtoan";
    private static final String PLAN = "950-KH-UBND-2021";

    private final Set<String> sent = new LinkedHashSet<>();

    @Autowired
    private Checkpoints checkpoints;

    private DescribedDocument document;
    private String allocation = "";
    private long last;

    @BeforeEach
    void read() throws Exception {
        document = document();
    }

    @Test
    void every_documented_request_is_answered_as_documented() throws Exception {
        plans();
        money();
        accounts();
        readings();
        replays();
        samples();
        proofs();
        problems();
        assertThat(get(AUDITOR, "/refusals", "").path("items")).isNotEmpty();
        assertThat(sent).isEqualTo(documented());
    }

    private void plans() throws Exception {
        var excerpt = post(OFFICER, "/imports", "", "appendix").path("id").asText();
        get(OFFICER, "/imports/{id}", excerpt);
        post(OFFICER, "/imports/{id}/confirmation", excerpt, "whatTheFileLacks");
        var smaller = example("appendix");
        var amended = TextNode.valueOf(smaller.asText().replace("300.000.000", "200.000.000"));
        var restated = post(OFFICER, "/imports", amended).path("id").asText();
        post(OFFICER, "/imports/{id}/confirmation", restated, "amendment");
        var whole = post(OFFICER, "/imports", wholePlan()).path("id").asText();
        post(OFFICER, "/imports/{id}/confirmation", whole, "everySuggestionAccepted");
        assertThat(get(OFFICER, "/imports/{id}", whole).path("status").asText()).isEqualTo("ALREADY_IMPORTED");
        post(OFFICER, "/plans", "", "nextYear");
        post(OFFICER, "/plans/{plan}/withdrawals", "TFP-2021", "wrongFile");
    }

    private void replays() throws Exception {
        post(AUDITOR, "/replays", "", "everything");
        decidedAgain(post(AUDITOR, "/replays", "", "decidedAgain").path("id").asText());
        var id = post(AUDITOR, "/replays", "", "onePlanThen").path("id").asText();
        get(AUDITOR, "/replays/{id}", id);
        answered(
                "DELETE /api/v1/replays/{id}",
                answer(request(AUDITOR, "/api/v1/replays/" + id).DELETE()));
    }

    /** Of every kind of command that the document shows, the same comes when it is decided again. */
    private void decidedAgain(String id) {
        var result = await().atMost(Duration.ofSeconds(60))
                .until(() -> get(AUDITOR, "/replays/{id}", id).path("result"), JsonNode::isObject);
        assertThat(result.path("clean").asBoolean()).as(result.toString()).isTrue();
        var redecided = result.path("redecided");
        assertThat(redecided.path("accepted").asInt()).isGreaterThan(40);
        assertThat(redecided.path("notRedecided")).as(redecided.toString()).isEmpty();
    }

    private void samples() throws Exception {
        post(AUDITOR, "/samples", "", "byChance");
        post(AUDITOR, "/samples", "", "largest");
        var id = post(AUDITOR, "/samples", "", "byUnit").path("id").asText();
        get(AUDITOR, "/samples/{id}", id);
    }

    private void proofs() throws Exception {
        checkpoints.take();
        get(AUDITOR, "/proofs/keys", "");
        get(AUDITOR, "/proofs/{position}", "2");
        var signed = get(AUDITOR, "/proofs/head", "").path("checkpoint").path("position");
        get(AUDITOR, "/proofs/consistency?from=" + signed.asText(), "");
        var bundle = answer(request(AUDITOR, "/api/v1/audit-bundle"));
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.body()).startsWith("PK");
        sent.add("GET /api/v1/audit-bundle");
    }

    private void money() throws Exception {
        allocation = recorded(OFFICER, "/plans/{plan}/allocations", PLAN, "oneLine");
        post(OFFICER, "/plans/{plan}/allocations", PLAN, "asApproved");
        files();
        requests();
        post(ACCOUNTANT, "/plans/{plan}/previews", PLAN, "commitment");
        var commitment = recorded(ACCOUNTANT, "/plans/{plan}/commitments", PLAN, "carriedOver");
        post(ACCOUNTANT, "/plans/{plan}/previews", PLAN, "reversal");
        var payment = recorded(ACCOUNTANT, "/commitments/{id}/disbursements", commitment, "payment");
        var drawn = recorded(ACCOUNTANT, "/commitments/{id}/disbursements", commitment, "advance");
        var release = recorded(ACCOUNTANT, "/commitments/{id}/releases", commitment, "part");
        var advance = recorded(ACCOUNTANT, "/plans/{plan}/disbursements", PLAN, "advance");
        var settlement = recorded(ACCOUNTANT, "/disbursements/{id}/settlements", advance, "settlement");
        var recovery = recorded(ACCOUNTANT, "/disbursements/{id}/recoveries", advance, "recovery");
        var supplement = recorded(OFFICER, "/plans/{plan}/allocations", PLAN, "supplement");
        var transfer = recorded(OFFICER, "/plans/{plan}/transfers", PLAN, "betweenLines");
        var hold = recorded(OFFICER, "/plans/{plan}/holds", PLAN, "part");
        recorded(OFFICER, "/holds/{id}/releases", hold, "part");
        var adjustment = recorded(ACCOUNTANT, "/commitments/{id}/adjustments", commitment, "more");
        var back = recorded(ACCOUNTANT, "/disbursements/{id}/returns", payment, "part");
        get(ACCOUNTANT, "/commitments/{id}", commitment);
        get(ACCOUNTANT, "/commitments/{id}/history", commitment);
        get(ACCOUNTANT, "/disbursements/{id}", advance);

        recorded(ACCOUNTANT, "/returns/{id}/reversals", back, "mistake");
        recorded(ACCOUNTANT, "/adjustments/{id}/reversals", adjustment, "mistake");
        var freeHold = recorded(OFFICER, "/plans/{plan}/holds", PLAN, "part");
        recorded(OFFICER, "/holds/{id}/reversals", freeHold, "mistake");
        post(OFFICER, "/transfers/{id}/reversals", transfer, "mistake");
        recorded(OFFICER, "/allocations/{id}/reversals", supplement, "mistake");
        recorded(ACCOUNTANT, "/recoveries/{id}/reversals", recovery, "mistake");
        recorded(ACCOUNTANT, "/settlements/{id}/reversals", settlement, "mistake");
        recorded(ACCOUNTANT, "/disbursements/{id}/reversals", drawn, "mistake");
        recorded(ACCOUNTANT, "/disbursements/{id}/reversals", payment, "mistake");
        recorded(ACCOUNTANT, "/releases/{id}/reversals", release, "mistake");
        var replaced = post(ACCOUNTANT, "/commitments/{id}/reversals", commitment, "replaced");
        var replacement = replaced.path("replacement").path("id").asText();
        recorded(ACCOUNTANT, "/commitments/{id}/reversals", replacement, "mistake");
        recorded(OFFICER, "/allocations/{id}/reversals", allocation, "mistake");
        var lapse = post(OFFICER, "/plans/{plan}/lapses", PLAN, "part")
                .path("items")
                .path(0)
                .path("id")
                .asText();
        recorded(OFFICER, "/lapses/{id}/reversals", lapse, "mistake");
        var carried = post(OFFICER, "/plans/{plan}/carry-overs", PLAN, "research")
                .path("items")
                .path(0)
                .path("id")
                .asText();
        post(OFFICER, "/carry-overs/{id}/reversals", carried, "mistake");
        post(OFFICER, "/plans/{plan}/closures", "KH-2022", "nothingLeft");
        post(OFFICER, "/plans/{plan}/reopenings", "KH-2022", "lateInvoice");
        post(OFFICER, "/plans/{plan}/previews", PLAN, "amendment");
        post(OFFICER, "/plans/{plan}/amendments", PLAN, "midYear");
        post("quantri", "/agencies/{code}/successors", "cuc-thong-ke", "merger");
        post("quantri", "/rule-sets", "", "advancesForLonger");
    }

    private void requests() throws Exception {
        get(AUDITOR, "/plans/{plan}/approval-policy", PLAN);
        put(OFFICER, "/plans/{plan}/approval-policy", PLAN, "large");
        var asked = recorded(ACCOUNTANT, "/requests", "", "commitment");
        get(AUDITOR, "/requests?state=PENDING", "");
        post(APPROVER, "/requests/{id}/decisions", asked, "return");
        get(APPROVER, "/requests/{id}", asked);
        var again = recorded(ACCOUNTANT, "/requests", "", "commitment");
        post(ACCOUNTANT, "/requests/{id}/withdrawals", again, "mistake");
    }

    private void accounts() throws Exception {
        var made = post("quantri", "/accounts", "", "accountant");
        var name = made.path("username").asText();
        var first = made.path("password").asText();
        var path = "/accounts/{username}/password";
        var choice = with((ObjectNode) example("password-choice"), "current", "\"" + first + "\"");
        var choosing = requestWith(name, first, "/api/v1" + filled(path, name))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(choice.toString()));
        answered("PUT /api/v1" + path, answer(choosing));
        sent.add("PUT /api/v1" + path + " ownPassword");

        var own = choice.path("new").asText();
        var asking = posting(requestWith(name, own, "/api/v1/tokens"), "application/json", example("token-request"));
        var token = answered("POST /api/v1/tokens", answer(asking)).path("id").asText();
        sent.add("POST /api/v1/tokens program");
        get(AUDITOR, "/tokens", "");
        get(AUDITOR, "/tokens/{id}", token);
        answered(
                "DELETE /api/v1/tokens/{id}",
                answer(request("quantri", "/api/v1/tokens/" + token).DELETE()));

        var changing = request("quantri", "/api/v1/accounts/" + name)
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        BodyPublishers.ofString(example("account-change").toString()));
        answered("PATCH /api/v1/accounts/{username}", answer(changing));
        sent.add("PATCH /api/v1/accounts/{username} locked");
        var resetting = request("quantri", "/api/v1/accounts/" + name + "/password-resets");
        answered("POST /api/v1/accounts/{username}/password-resets", answer(resetting.POST(BodyPublishers.noBody())));
        get(AUDITOR, "/accounts", "");
        get(AUDITOR, "/accounts/{username}", name);
        get(AUDITOR, "/account-events?limit=5&kind=ACCOUNT_CHANGED", "");
        get(AUDITOR, "/access-journal?limit=5", "");
    }

    private void files() throws Exception {
        var path = "/plans/{plan}/{facts}/imports";
        var file = post(ACCOUNTANT, path, PLAN + "/commitments", "commitments")
                .path("id")
                .asText();
        get(ACCOUNTANT, path + "/{id}", PLAN, "commitments", file);
        post(ACCOUNTANT, path + "/{id}/confirmation", PLAN + "/commitments/" + file, "allOrNothing");
    }

    private void readings() throws Exception {
        get(AUDITOR, "/plans/{plan}/diff?from=2021-03-31&to=2021-12-31", PLAN);
        get(AUDITOR, "/plans", "");
        get(AUDITOR, "/plans/{plan}", PLAN);
        appendix();
        template();
        get(AUDITOR, "/plans/{plan}/source", PLAN);
        get(AUDITOR, "/plans/{plan}/lines", PLAN);
        get(AUDITOR, "/plans/{plan}/lines/{code}", PLAN, "III.7");
        get(AUDITOR, "/plans/{plan}/lines/{code}", PLAN, "III");
        for (var by : List.of("section", "line", "portion", "leadAgency", "budgetHolder", "plan")) {
            get(AUDITOR, "/plans/{plan}/balances?by=" + by, PLAN);
        }
        get(AUDITOR, "/plans/{plan}/carried-over", PLAN);
        get(AUDITOR, "/plans/{plan}/year-end?on=2022-02-10", PLAN);
        get(AUDITOR, "/plans/{plan}/balances?asOf=2021-06-30&atPosition=5", PLAN);
        get(AUDITOR, "/plans/{plan}/commitments", PLAN);
        get(AUDITOR, "/plans/{plan}/disbursements", PLAN);
        get(AUDITOR, "/plans/{plan}/advances?overdueOn=2021-08-01", PLAN);
        get(AUDITOR, "/plans/{plan}/reports/burndown", PLAN);
        get(AUDITOR, "/plans/{plan}/reports/deadlines", PLAN);
        stream();
        get(AUDITOR, "/events", "");
        get(AUDITOR, "/events/{position}", "1");
        get(AUDITOR, "/agencies", "");
        get("quantri", "/rule-sets", "");
        get("quantri", "/rule-sets/{name}", "VN-2026");
        get(AUDITOR, "/problems/{code}", "not-enough-available");
        get(AUDITOR, "/amounts/words?amount=1687290000");
    }

    private void appendix() throws Exception {
        var answer = answer(request(AUDITOR, "/api/v1/plans/" + PLAN + "/appendix?format=csv"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("text/csv");
        assertThat(answer.body()).contains("Tổng cộng");
        sent.add("GET /api/v1/plans/{plan}/appendix");
    }

    private void stream() throws Exception {
        var answer = answer(request(AUDITOR, "/api/v1/stream?after=0"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("text/event-stream");
        sent.add("GET /api/v1/stream");
    }

    private void template() throws Exception {
        var answer = answer(request(AUDITOR, "/api/v1/imports/template"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("PK");
        sent.add("GET /api/v1/imports/template");
    }

    private void problems() throws Exception {
        var commitments = "/api/v1/plans/" + PLAN + "/commitments";
        // After all that was recorded, so that only what is asked for is wrong.
        var commitment = with((ObjectNode) example("commitment-request"), "effectiveDate", "\"2021-08-02\"");
        problem("malformed-request", ACCOUNTANT, commitments, TextNode.valueOf("{"));
        problem("unauthenticated", "nobody", commitments, commitment);
        problem("forbidden", AUDITOR, commitments, commitment);
        problem("outside-agency", "ketoan.ctk", commitments, commitment);
        problem("not-found", ACCOUNTANT, "/api/v1/plans/KH-2020/commitments", commitment);
        problem("too-large", ACCOUNTANT, commitments, TextNode.valueOf(" ".repeat(2 << 20)));
        problem("validation", ACCOUNTANT, commitments, with(commitment, "amount", "0"));
        problem("precondition-required", OFFICER, "/api/v1/plans/KH-2022/closures", example("closure-request"));
        problem("exceeds-quantity", ACCOUNTANT, commitments, with(commitment, "quantity", "3"));
        problem("date-outside-year", ACCOUNTANT, commitments, with(commitment, "effectiveDate", "\"2022-02-01\""));
        var fromNew = with(with(commitment, "portion", "\"NEW\""), "quantity", "4");
        problem("not-enough-available", ACCOUNTANT, commitments, with(fromNew, "amount", "220000000"));
        problem("already-exists", OFFICER, "/api/v1/plans", example("plan-request"));
        problem(
                "already-reversed",
                OFFICER,
                "/api/v1/allocations/" + allocation + "/reversals",
                example("reversal-request"));

        var other = posting(request(OFFICER, "/api/v1/imports"), "application/pdf", example("appendix"));
        problem("unsupported-media-type", answer(other));
        var keyless = posting(request(ACCOUNTANT, commitments), "application/json", commitment);
        problem("idempotency-key-missing", answer(keyless));
        var stale = posting(
                request(ACCOUNTANT, commitments)
                        .header("Idempotency-Key", "stale")
                        .header("If-Match", "\"" + PLAN + ":III.2@0\""),
                "application/json",
                commitment);
        problem("stale-version", answer(stale));
        var key = "one-for-each-fact";
        answer(posting(request(ACCOUNTANT, commitments).header("Idempotency-Key", key), "application/json", fromNew));
        var again = posting(
                request(ACCOUNTANT, commitments).header("Idempotency-Key", key), "application/json", commitment);
        problem("idempotency-key-reused", answer(again));
        var future = request(AUDITOR, "/api/v1/plans").header("Ledger-Min-Position", "1000000");
        problem("projection-behind", answer(future));
    }

    private void problem(String code, String account, String path, JsonNode body) throws Exception {
        var request = request(account, path)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        problem(code, answer(posting(request, "application/json", body)));
    }

    /** The shown problem has the title and the facts of the real one. */
    private void problem(String code, HttpResponse<String> answer) throws Exception {
        var real = JSON.readTree(answer.body());
        assertThat(real.path("type").asText()).as(answer.body()).isEqualTo("/problems/" + code);
        var shown = document.problem(code);
        assertThat(answer.statusCode()).isEqualTo(shown.path("status").asInt());
        assertThat(real.path("title")).isEqualTo(shown.path("title"));
        assertThat(names(real)).isEqualTo(names(shown));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private JsonNode example(String name) {
        return document.root.path("components").path("examples").path(name).path("value");
    }

    private static ObjectNode with(ObjectNode body, String member, String json) throws Exception {
        var other = body.deepCopy();
        other.set(member, JSON.readTree(json));
        return other;
    }

    private String recorded(String account, String path, String id, String example) throws Exception {
        return post(account, path, id, example).path("id").asText();
    }

    private JsonNode post(String account, String path, String id, String example) throws Exception {
        var operation = "POST /api/v1" + path;
        var described = document.operations().get(operation).path("requestBody");
        var type = path.endsWith("/imports") ? "text/plain" : "application/json";
        var body = document.examples(described).get(type).get(example);
        assertThat(body).as("%s %s", operation, example).isNotNull();
        sent.add(operation + " " + example);
        return post(account, operation, filled(path, id.split("/")), type, body);
    }

    private void put(String account, String path, String id, String example) throws Exception {
        var operation = "PUT /api/v1" + path;
        var described = document.operations().get(operation).path("requestBody");
        var body = document.examples(described).get("application/json").get(example);
        sent.add(operation + " " + example);
        var request = request(account, "/api/v1" + filled(path, id))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()));
        answered(operation, answer(request));
    }

    private JsonNode post(String account, String path, JsonNode text) throws Exception {
        return post(account, "POST /api/v1" + path, path, "text/plain", text);
    }

    private JsonNode post(String account, String operation, String path, String type, JsonNode body) throws Exception {
        var request = request(account, "/api/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*");
        return answered(operation, answer(posting(request, type + ";charset=UTF-8", body)));
    }

    private JsonNode get(String account, String path, String... ids) throws Exception {
        var request = request(account, "/api/v1" + filled(path, ids));
        // A register shows what was recorded only when it has seen it.
        request.header("Ledger-Min-Position", Long.toString(last));
        return answered("GET /api/v1" + path.replaceFirst("\\?.*", ""), answer(request));
    }

    private static String filled(String path, String... ids) {
        var filled = path;
        for (var id : ids) {
            filled = filled.replaceFirst("\\{.*?}", id);
        }
        return filled;
    }

    private JsonNode answered(String operation, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as("%s: %s", operation, answer.body()).isIn(200, 201, 202);
        var described = document.operations().get(operation).path("responses").path("" + answer.statusCode());
        var body = JSON.readTree(answer.body());
        assertThat(described.isMissingNode())
                .as("%s is documented for %s", answer.statusCode(), operation)
                .isFalse();
        assertThat(document.complaints(described, "application/json", body))
                .as("%s: %s", operation, body)
                .isEmpty();
        last = answer.headers().firstValueAsLong("Ledger-Position").orElse(last);
        if (operation.startsWith("GET")) {
            sent.add(operation);
        }
        return body;
    }

    /** All requests of the document: its examples, and whatever is read. */
    private Set<String> documented() {
        return document.operations().entrySet().stream()
                .flatMap(operation -> operation.getKey().startsWith("GET")
                        ? Stream.of(operation.getKey())
                        : document.examples(operation.getValue().path("requestBody")).values().stream()
                                .flatMap(named -> named.keySet().stream())
                                .map(name -> operation.getKey() + " " + name))
                .collect(Collectors.toSet());
    }

    private static JsonNode wholePlan() throws Exception {
        try (var file = DocumentedRequestsTest.class.getResourceAsStream("/demo/ke-hoach-950-kh-ubnd-2021.txt")) {
            return TextNode.valueOf(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
