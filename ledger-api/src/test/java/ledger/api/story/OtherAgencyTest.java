package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.store.EventLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An accountant touches the lines of another agency by none of the paths that there are, and each attempt is kept. */
class OtherAgencyTest extends Story {

    private static final String LINE = "IV.1";
    private static final String DECIDED =
            "\"decision\": {\"number\": \"1/QĐ\", \"date\": \"2021-04-01\"}, \"effectiveDate\": \"2021-05-05\","
                    + " \"reason\": \"Dòng của cơ quan khác\"}";
    private static final String PAID =
            "{\"lineCode\": \"" + LINE + "\", \"amount\": 1000, \"payee\": {\"name\": \"B\"},"
                    + " \"effectiveDate\": \"2021-05-05\", \"reason\": \"Dòng của cơ quan khác\"";
    private static final String AMOUNT = fact(1_000, "2021-05-05");

    @Autowired
    private List<CommandRoutes> chapters;

    @Autowired
    private EventLog log;

    /** Facts of the other agency's line, by what their ids stand under. */
    private final Map<String, String> facts = new HashMap<>();

    private String own;

    @BeforeEach
    void facts_of_both() {
        registerAndAllocate();
        own = commit("III.2", "2016-2020", 50_000_000, 1, "2021-04-05").text("id");
        var plans = "/plans/" + plan;
        keep(
                "commitments",
                other().post(plans + "/commitments", commitment(LINE, null, 90_000_000, null, "2021-04-05")));
        var paper = "/commitments/" + facts.get("commitments");
        keep("adjustments", other().post(paper + "/adjustments", fact(80_000_000, "2021-04-06")));
        keep("releases", other().post(paper + "/releases", fact(1_000, "2021-04-07")));
        var payment = other().post(paper + "/disbursements", fact(10_000_000, "2021-04-08"));
        keep("returns", other().post("/disbursements/" + payment.text("id") + "/returns", fact(1_000, "2021-04-09")));
        keep("disbursements", other().post(plans + "/disbursements", """
                {"lineCode": "IV.1", "kind": "ADVANCE", "amount": 1000000, "effectiveDate": "2021-04-08",
                 "reason": "Tạm ứng"}"""));
        var advance = "/disbursements/" + facts.get("disbursements");
        keep("settlements", other().post(advance + "/settlements", fact(1_000, "2021-04-09")));
        keep("recoveries", other().post(advance + "/recoveries", fact(1_000, "2021-04-09")));
        keep("holds", officer().post(plans + "/holds", """
                {"lineCode": "IV.1", "amount": 1000, "effectiveDate": "2021-04-01", "reason": "Tạm giữ"}"""));
        keep("allocations", officer().post(plans + "/allocations", allocated()));
        keep("transfers", officer().post(plans + "/transfers", moved()));
    }

    private Client other() {
        return as("ketoan.ctk");
    }

    private void keep(String kind, Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        facts.put(kind, answer.text("id"));
    }

    private static String allocated() {
        return "{\"kind\": \"SUPPLEMENT\", \"lineCode\": \"" + LINE + "\", \"amount\": 1000, " + DECIDED;
    }

    private static String moved() {
        return "{\"fromLine\": \"" + LINE + "\", \"toLine\": \"III.1\", \"amount\": 1000, " + DECIDED;
    }

    private List<CommandRoute> routes() {
        return chapters.stream().flatMap(chapter -> chapter.routes().stream()).toList();
    }

    private String target(CommandRoute route) {
        // Of these there is none yet, and nobody but the budget officer comes through their door.
        return route.target() == null ? plan : facts.getOrDefault(route.of(), plan + ":" + LINE + ":9999");
    }

    /** A body of the route that would be right for whoever leads the line. */
    private String body(CommandRoute route) {
        return switch (route.command()) {
            case "allocations" -> allocated();
            case "transfers" -> moved();
            case "commitments" -> PAID + ", \"contract\": {\"number\": \"1\", \"date\": \"2021-05-05\"}}";
            case "disbursements" -> route.target() == null ? PAID + "}" : AMOUNT;
            case "holds" ->
                "{\"lineCode\": \"" + LINE
                        + "\", \"amount\": 1000, \"effectiveDate\": \"2021-05-05\", \"reason\": \"Giữ\"}";
            case "adjustments" -> fact(70_000_000, "2021-05-05");
            case "releases", "settlements", "recoveries", "returns" -> AMOUNT;
            case "reversals", "withdrawals", "closures", "reopenings" -> undo("2021-05-05");
            case "lapses" -> "{\"items\": [{\"lineCode\": \"" + LINE + "\", \"amount\": 1000}], " + DECIDED;
            case "carry-overs" ->
                "{\"toPlan\": \"KH-2022\", \"items\": [{\"lineCode\": \"" + LINE
                        + "\", \"ground\": \"RESEARCH_TASK\", \"amount\": 1000}], " + DECIDED;
            case "amendments" ->
                "{\"sections\": [{\"code\": \"IV\", \"lines\": [{\"code\": \"" + LINE + "\", \"quantity\": 1}]}], "
                        + DECIDED;
            default -> throw new AssertionError("say here what " + route.command() + " asks for");
        };
    }

    private String named(CommandRoute route) {
        return "\"command\": \"" + route.command() + "\", "
                + (route.target() == null ? "" : "\"target\": \"" + target(route) + "\", ") + "\"body\": "
                + body(route);
    }

    private int kept(String code) {
        return as("kiemtoan")
                .get("/refusals?limit=1000&actor=ketoan.khcn&code=" + code)
                .body()
                .path("items")
                .size();
    }

    @Test
    void by_no_route_of_a_command() {
        var head = log.head();
        var before = kept("outside-agency") + kept("forbidden");
        var outside = new ArrayList<String>();
        for (var route : routes()) {
            var path = route.path(target(route)).replaceFirst("/api/v1", "");
            var refused = accountant().post(path, body(route));
            assertThat(refused.status()).as("%s %s", path, refused.raw().body()).isEqualTo(403);
            assertThat(refused.text("type")).isIn("/problems/outside-agency", "/problems/forbidden");
            if (refused.text("type").endsWith("outside-agency")) {
                outside.add(route.of() + "/" + route.command());
            }
        }
        assertThat(log.head()).isEqualTo(head);
        assertThat(kept("outside-agency") + kept("forbidden") - before).isEqualTo(routes().size());
        // What an accountant may do at all, and does on the lines of the own agency.
        assertThat(outside)
                .contains(
                        "plans/commitments", "plans/disbursements", "commitments/disbursements", "commitments/releases")
                .contains("commitments/adjustments", "disbursements/settlements", "disbursements/recoveries")
                .contains("disbursements/returns", "commitments/reversals", "disbursements/reversals")
                .hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void by_no_preview_though_whoever_leads_the_line_sees_it() {
        var head = log.head();
        var before = kept("outside-agency") + kept("forbidden");
        for (var route : routes()) {
            var asked = "{" + named(route) + "}";
            var refused = accountant().post("/plans/" + plan + "/previews", asked);
            assertThat(refused.status())
                    .as("%s %s", asked, refused.raw().body())
                    .isEqualTo(403);
            if (refused.text("type").endsWith("outside-agency")) {
                var seen = other().post("/plans/" + plan + "/previews", asked);
                assertThat(seen.status()).as("%s %s", asked, seen.raw().body()).isNotEqualTo(403);
            }
        }
        assertThat(log.head()).isEqualTo(head);
        assertThat(kept("outside-agency") + kept("forbidden")).isEqualTo(before);
    }

    @Test
    void by_nothing_that_replaces_an_own_fact() {
        var head = log.head();
        for (var route : routes().stream().filter(CommandRoute::replaces).toList()) {
            var reversal = "{\"effectiveDate\": \"2021-05-05\", \"reason\": \"Ghi nhầm\", \"replacement\": {"
                    + named(route) + "}}";
            var refused = accountant().post("/commitments/" + own + "/reversals", reversal);
            assertThat(refused.status())
                    .as("%s %s", reversal, refused.raw().body())
                    .isEqualTo(403);
        }
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    void by_no_request_and_by_no_decision_on_one() {
        var asked = other().post("/requests", wanted(payment()));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        var request = "/requests/" + asked.text("id");
        var head = log.head();
        for (var route : routes()) {
            var refused = accountant().post("/requests", wanted(named(route)));
            // Of those that nobody asks for it is said that they are none.
            assertThat(refused.status())
                    .as("%s %s", named(route), refused.raw().body())
                    .isIn(403, 422);
        }
        assertThat(accountant().post("/requests", wanted(payment())).status()).isEqualTo(403);
        assertThat(accountant().get(request, head).status()).isIn(403, 404);
        assertThat(accountant()
                        .post(request + "/withdrawals", "{\"reason\": \"Không cần nữa\"}")
                        .status())
                .isIn(403, 404);
        for (var decision : List.of("APPROVE", "RETURN")) {
            var decided = "{\"decision\": \"" + decision + "\", \"reason\": \"Của cơ quan khác\"}";
            assertThat(as("duyet.khcn").post(request + "/decisions", decided).status())
                    .isIn(403, 404);
        }
        assertThat(log.head()).isEqualTo(head);
    }

    private String wanted(String named) {
        return "{\"planId\": \"" + plan + "\", " + named + "}";
    }

    /** A payment under the other agency's commitment. */
    private String payment() {
        return "\"command\": \"disbursements\", \"target\": \"" + facts.get("commitments") + "\", \"body\": " + AMOUNT;
    }

    @Test
    void by_no_file() {
        var head = log.head();
        var table = "Dòng\tSố tiền (đồng)\tNhà cung cấp\tSố hợp đồng\tNgày hợp đồng\tNgày hạch toán\tDiễn giải\n" + LINE
                + "\t1.000\tCông ty B\t12/HĐ\t05/04/2021\t05/05/2021\tDòng khác\n";
        var payments = "Dòng\tSố tiền (đồng)\tSố chứng từ\tNgày chứng từ\tNgày hạch toán\tDiễn giải\n" + LINE
                + "\t1.000\tRDT-1\t05/05/2021\t05/05/2021\tDòng khác\n";
        for (var file : Map.of("commitments", table, "disbursements", payments).entrySet()) {
            var path = "/plans/" + plan + "/" + file.getKey() + "/imports";
            var checked = check(accountant(), path, file.getValue());
            assertThat(checked.text("status")).as(checked.raw().body()).isEqualTo("REJECTED");
            assertThat(checked.raw().body()).contains("outside-agency");
            var confirmation = path + "/" + checked.text("id") + "/confirmation";
            assertThat(accountant().post(confirmation, "{}").status()).isEqualTo(422);
            assertThat(accountant().post(confirmation, "{\"skipErrors\": true}").status())
                    .isEqualTo(200);

            var others = check(other(), path, file.getValue());
            assertThat(others.text("status")).as(others.raw().body()).isEqualTo("CHECKED");
            var stolen = accountant().post(path + "/" + others.text("id") + "/confirmation", "{}");
            assertThat(stolen.status()).isEqualTo(404);
        }
        assertThat(log.head()).isEqualTo(head);
    }

    private static Answer check(Client client, String path, String table) {
        return client.postWithoutKey(path, "text/plain; charset=utf-8", table.getBytes(StandardCharsets.UTF_8));
    }
}
