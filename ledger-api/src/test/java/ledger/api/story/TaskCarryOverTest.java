package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a year leaves undone becomes work of the next year's appendix, paid from that year's allocation. */
class TaskCarryOverTest extends Story {

    private static final String ALLOCATE =
            "{\"kind\": \"INITIAL\", \"asApproved\": true, \"effectiveDate\": \"%s\", \"reason\": \"Giao dự toán\"}";

    /** A later plan with one section and these lines. */
    private static String later(String id, int year, long total, String... lines) {
        return """
                {"id": "%s", "number": "12/KH-UBND", "date": "%d-01-15", "fiscalYear": %d, "issuer": "UBND tỉnh",
                 "fundingSource": "Sự nghiệp", "budgetHolder": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
                 "approvedTotal": %d,
                 "sections": [{"code": "III", "title": "Hỗ trợ",
                               "leadAgency": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"}, "lines": [%s]}]}
                """.formatted(id, year, year, total, String.join(",", lines));
    }

    private static String line(String code, String unit, int quantity, long price, String... portions) {
        return """
                {"code": "%s", "title": "Hệ thống quản lý tiên tiến", "unit": "%s", "quantity": %d, "unitPrice": %d,
                 "amount": %d, "portions": [%s]}
                """.formatted(code, unit, quantity, price, quantity * price, String.join(",", portions));
    }

    private static String portion(String period, int quantity, long price, String origin) {
        return "{\"period\": \"%s\", \"quantity\": %d, \"amount\": %d, \"origin\": %s}"
                .formatted(period, quantity, quantity * price, origin);
    }

    private static String origin(String plan, String line) {
        return "{\"plan\": \"%s\", \"line\": \"%s\"}".formatted(plan, line);
    }

    private Answer registerLater(String body) {
        var answer = officer().post("/plans", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private Answer done(String plan, String line, String portion, long amount, int quantity, String day) {
        var answer =
                accountant().post("/plans/" + plan + "/commitments", commitment(line, portion, amount, quantity, day));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private void paid(Answer commitment, long amount, String day) {
        var answer = accountant().post("/commitments/" + commitment.text("id") + "/disbursements", fact(amount, day));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    private JsonNode report(String plan, String time, long atLeast) {
        var answer = officer().get("/plans/" + plan + "/carried-over" + time, atLeast);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode item(JsonNode report, String line, String period) {
        return report.path("items")
                .valueStream()
                .filter(item -> item.path("lineCode").asString().equals(line)
                        && item.path("period").asString().equals(period))
                .findFirst()
                .orElseThrow();
    }

    /** Each link as plan year line portion: quantity done left | approved committed disbursed left. */
    private static List<String> chain(JsonNode item) {
        var links = new ArrayList<String>();
        for (var link : item.path("chain")) {
            links.add("%s %d %s %s: %d %d %d | %d %d %d %d"
                    .formatted(
                            link.path("planId").asString(),
                            link.path("fiscalYear").asInt(),
                            link.path("lineCode").asString(),
                            link.path("portion").asString(),
                            link.path("quantity").asLong(),
                            link.path("quantityDone").asLong(),
                            link.path("quantityLeft").asLong(),
                            link.path("approved").asLong(),
                            link.path("committed").asLong(),
                            link.path("disbursed").asLong(),
                            link.path("left").asLong()));
        }
        return links;
    }

    @Test
    void work_of_2016_2020_is_followed_from_2021_to_2023_and_no_money_moves_with_it() {
        registerAndAllocate();
        paid(done(plan, "III.2", "2016-2020", 50_000_000, 1, "2021-04-05"), 30_000_000, "2021-06-10");
        paid(done(plan, "III.2", "NEW", 150_000_000, 3, "2021-04-05"), 150_000_000, "2021-06-10");
        var next = plan + "-2022";
        var second = registerLater(later(
                next,
                2022,
                180_000_000,
                line(
                        "III.1",
                        "HT",
                        3,
                        60_000_000,
                        portion("2016-2020", 1, 60_000_000, origin(plan, "III.2")),
                        portion("2021", 1, 60_000_000, origin(plan, "III.2")))));
        assertThat(second.body().path("warnings")).isEmpty();
        var read = officer().get("/plans/" + next);
        assertThat(read.body().path("sections")).isEqualTo(second.body().path("sections"));
        var portions = read.body().at("/sections/0/lines/0/portions");
        assertThat(portions.at("/0/origin").isMissingNode()).as("what is new").isTrue();
        assertThat(portions.at("/1/origin").toString())
                .isEqualTo("{\"plan\":\"%s\",\"line\":\"III.2\"}".formatted(plan));
        officer().post("/plans/" + next + "/allocations", ALLOCATE.formatted("2022-01-20"));
        paid(done(next, "III.1", "2021", 60_000_000, 1, "2022-05-02"), 60_000_000, "2022-05-10");
        var last = plan + "-2023";
        var third = registerLater(later(
                last,
                2023,
                65_000_000,
                line("III.5", "HT", 1, 65_000_000, portion("2016-2020", 1, 65_000_000, origin(next, "III.1")))));
        long seen = third.position();

        var of2021 = "%s 2021 III.2 2016-2020: 2 1 1 | 100000000 20000000 30000000 70000000".formatted(plan);
        var of2022 = "%s 2022 III.1 2016-2020: 1 0 1 | 60000000 0 0 60000000".formatted(next);
        var of2023 = "%s 2023 III.5 2016-2020: 1 0 1 | 65000000 0 0 65000000".formatted(last);
        assertThat(chain(item(report(last, "", seen), "III.5", "2016-2020"))).containsExactly(of2021, of2022, of2023);
        assertThat(chain(item(report(next, "", seen), "III.1", "2016-2020"))).containsExactly(of2021, of2022, of2023);
        assertThat(chain(item(report(plan, "", seen), "III.2", "2016-2020"))).containsExactly(of2021, of2022, of2023);
        assertThat(chain(item(report(next, "", seen), "III.1", "2021")))
                .containsExactly(
                        "%s 2021 III.2 NEW: 4 3 1 | 200000000 0 150000000 50000000".formatted(plan),
                        "%s 2022 III.1 2021: 1 1 0 | 60000000 0 60000000 0".formatted(next));
        assertThat(chain(item(report(plan, "", seen), "III.3", "2016-2020")))
                .as("what nobody took over stands alone")
                .containsExactly("%s 2021 III.3 2016-2020: 2 0 2 | 140000000 0 0 140000000".formatted(plan));

        assertThat(chain(item(report(plan, "?atPosition=" + (second.position() - 3), seen), "III.2", "2016-2020")))
                .as("before there was a plan of 2022")
                .containsExactly(of2021);
        assertThat(chain(item(report(next, "?asOf=2022-05-09", seen), "III.1", "2021")))
                .containsExactly(
                        "%s 2021 III.2 NEW: 4 3 1 | 200000000 0 150000000 50000000".formatted(plan),
                        "%s 2022 III.1 2021: 1 1 0 | 60000000 60000000 0 60000000".formatted(next));
        assertThat(chain(item(report(next, "?asOf=2022-12-31", seen), "III.1", "2016-2020")))
                .containsExactly(of2021, of2022);

        var money = officer()
                .get("/plans/" + next + "/balances?by=plan", seen)
                .body()
                .path("total");
        assertThat(money.path("allocated").asLong()).isEqualTo(180_000_000);
        assertThat(money.path("carriedIn").asLong()).isZero();
        assertThat(balance("plan", plan, seen).path("carriedOut").asLong()).isZero();
    }

    @Test
    void a_year_is_rolled_up_to_the_period_that_an_earlier_plan_of_the_chain_names() {
        register();
        var next = plan + "-2022";
        var registered = registerLater(later(
                next,
                2022,
                22_000_000,
                line("III.1", "DN", 1, 22_000_000, portion("2020", 1, 22_000_000, origin(plan, "III.7.2")))));
        var report = report(next, "", registered.position());
        assertThat(item(report, "III.1", "2020").path("rolledUpTo").asString()).isEqualTo("2016-2020");
        assertThat(report.at("/byPeriod/0/period").asString()).isEqualTo("2020");
        assertThat(report.at("/rolledUp/0/period").asString()).isEqualTo("2016-2020");
        assertThat(report.at("/rolledUp/0/amount").asLong()).isEqualTo(22_000_000);
    }

    /** Asserts what the first portion of the first line of a plan of 2022 is refused with. */
    private void refused(String type, String rule, String member, String word, String... lines) {
        var body = later(plan + "-R", 2022, lines.length * 9_000_000L, lines);
        var answer = officer().post("/plans", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        assertThat(answer.text("type")).isEqualTo("/problems/" + type);
        var error = answer.body().at("/errors/0");
        assertThat(error.path("code").asString()).isEqualTo(rule);
        assertThat(error.path("pointer").asString()).isEqualTo("/sections/0/lines/0/portions/0" + member);
        assertThat(answer.text("detail")).startsWith("Dòng III.1").contains(word);
        var english = officer().in("en").post("/plans", body);
        assertThat(english.text("detail")).startsWith("Line III.1").contains(word);
    }

    private static String nine(String unit, String period, int quantity, String origin) {
        return line("III.1", unit, 9, 1_000_000, portion(period, quantity, 1_000_000, origin));
    }

    @Test
    void an_origin_is_a_line_of_an_earlier_plan_in_force_with_work_of_that_period() {
        register();
        var withdrawn = plan + "-W";
        registerLater(later(withdrawn, 2020, 1_000_000, line("III.1", "HT", 1, 1_000_000)));
        var gone = officer()
                .post(
                        "/plans/" + withdrawn + "/withdrawals",
                        "{\"effectiveDate\": \"2020-02-01\", \"reason\": \"Nhập nhầm\"}");
        assertThat(gone.status()).as(gone.raw().body()).isEqualTo(201);
        var same = plan + "-S";
        registerLater(later(same, 2022, 1_000_000, line("III.1", "HT", 1, 1_000_000)));

        var plans = "/origin/plan";
        refused("validation", "origin-unknown", plans, "KH-X", nine("HT", "2020", 1, origin("KH-X", "III.2")));
        refused("validation", "origin-unknown", plans, withdrawn, nine("HT", "2020", 1, origin(withdrawn, "III.1")));
        refused("validation", "origin-not-earlier", plans, "2022", nine("HT", "2022", 1, origin(same, "III.1")));
        var lines = "/origin/line";
        refused("unknown-line", "origin-line-unknown", lines, "III.9", nine("HT", "2020", 1, origin(plan, "III.9")));
        refused("not-a-leaf-line", "origin-not-a-leaf", lines, "III.7.2", nine("DN", "2020", 1, origin(plan, "III.7")));
        refused(
                "validation",
                "origin-period-differs",
                "/period",
                "2016-2020",
                nine("HT", "2020", 1, origin(plan, "III.2")));
        refused(
                "validation",
                "origin-period-differs",
                "/period",
                "2016-2020",
                // The whole line was carried over, so nothing of it was new in 2021.
                nine("SP", "2021", 1, origin(plan, "III.5")));
        refused("validation", "origin-unit-differs", lines, "HT", nine("DN", "2016-2020", 1, origin(plan, "III.2")));
        refused(
                "exceeds-quantity",
                "exceeds-origin",
                "/quantity",
                "2",
                nine("HT", "2016-2020", 3, origin(plan, "III.2")));
        refused(
                "exceeds-quantity",
                "exceeds-origin",
                "/quantity",
                "3",
                // Two lines together take over more than there was.
                nine("HT", "2016-2020", 2, origin(plan, "III.2")),
                nine("HT", "2016-2020", 1, origin(plan, "III.2")).replace("III.1", "III.3"));

        for (var incomplete : new String[] {"{\"plan\": \"KH-1\"}", "{\"line\": \"III.2\"}", "{}"}) {
            var answer =
                    officer().post("/plans", later(plan + "-R", 2022, 9_000_000, nine("HT", "2020", 1, incomplete)));
            assertThat(answer.text("type")).isEqualTo("/problems/validation");
            assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo("required");
            assertThat(answer.body().at("/errors/0/pointer").asString()).contains("/portions/0/origin/");
        }
    }

    @Test
    void more_than_is_left_warns_while_the_earlier_year_is_open_and_is_refused_when_it_is_closed() {
        registerAndAllocate();
        paid(done(plan, "III.2", "2016-2020", 50_000_000, 1, "2021-04-05"), 50_000_000, "2021-06-10");
        var two = portion("2016-2020", 2, 1_000_000, origin(plan, "III.2"));
        var body = later(plan + "-A", 2022, 9_000_000, line("III.1", "HT", 9, 1_000_000, two));
        var key = UUID.randomUUID().toString();
        var warned = officer().post("/plans", body, key);
        assertThat(warned.status()).as(warned.raw().body()).isEqualTo(201);
        var warning = warned.body().at("/warnings/0");
        assertThat(warning.path("code").asString()).isEqualTo("exceeds-origin");
        assertThat(warning.path("certainty").asString()).isEqualTo("BOOKS");
        assertThat(warning.path("originPlan").asString()).isEqualTo(plan);
        assertThat(warning.path("left").asLong()).isEqualTo(1);
        assertThat(warning.path("message").asString()).contains("chuyển tiếp 2", "còn 1 chưa làm", "chưa khóa sổ");

        officer().post("/plans/" + plan + "/lapses", undo("2022-02-10"));
        var closed = officer()
                .postIf(
                        "*",
                        "/plans/" + plan + "/closures",
                        undo("2022-03-01"),
                        UUID.randomUUID().toString());
        assertThat(closed.status()).as(closed.raw().body()).isEqualTo(201);
        assertThat(officer().post("/plans", body, key).body())
                .as("what was said then is said again")
                .isEqualTo(warned.body());
        refused("exceeds-quantity", "exceeds-origin", "/quantity", "2", line("III.1", "HT", 9, 1_000_000, two));
        var one = portion("2016-2020", 1, 1_000_000, origin(plan, "III.2"));
        var fits = registerLater(later(plan + "-B", 2022, 9_000_000, line("III.1", "HT", 9, 1_000_000, one)));
        assertThat(fits.body().path("warnings")).isEmpty();

        var amended = amend(plan + "-A", "{\"code\": \"III.1\", \"title\": \"Tên khác\"}");
        assertThat(amended.status())
                .as("what was allowed stays: " + amended.raw().body())
                .isEqualTo(201);
        assertThat(amended.body()
                        .at("/sections/0/lines/0/portions/1/origin/line")
                        .asString())
                .isEqualTo("III.2");
        var more = amend(
                plan + "-B",
                "{\"code\": \"III.1\", \"portions\": [%s]}"
                        .formatted(portion("2016-2020", 2, 1_000_000, origin(plan, "III.2"))));
        assertThat(more.text("type")).isEqualTo("/problems/exceeds-quantity");
        assertThat(more.body().at("/errors/0/pointer").asString()).isEqualTo("/sections");
        var none = amend(
                plan + "-B", "{\"code\": \"III.1\", \"portions\": [{\"period\": \"2016-2020\", \"quantity\": 1}]}");
        assertThat(none.status()).as(none.raw().body()).isEqualTo(201);
        assertThat(none.body().at("/sections/0/lines/0/portions/1/origin").isMissingNode())
                .as("stated portions are all there are")
                .isTrue();
    }

    private Answer amend(String plan, String line) {
        return officer().post("/plans/" + plan + "/amendments", """
                {"decision": {"number": "7/QĐ-UBND", "date": "2022-04-01"}, "effectiveDate": "2022-04-01",
                 "reason": "Điều chỉnh phụ lục", "sections": [{"code": "III", "lines": [%s]}]}
                """.formatted(line));
    }
}
