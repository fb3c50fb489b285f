package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a plan is used up over its year: what was promised and disbursed as the balances have it, and what was planned. */
class BurnDownTest extends Story {

    private static final long TOTAL = 1_687_290_000;
    /** As printed; the other lines of III have the time of their section. */
    private static final Map<String, String> TIMES = Map.of(
            "I.1", "Dự kiến tháng 3 - 6/2021",
            "I.2", "01 ngày, dự kiến tháng 3 - 10/2021",
            "I.3", "Trong năm 2021",
            "II.1", "03 ngày/lớp, dự kiến tháng 3 - 11/2021",
            "II.2", "Trong năm 2021",
            "II.3", "Khi có yêu cầu",
            "III", "Trong năm 2021",
            "III.1", "Dự kiến tháng 3 - 11/2021",
            "IV.1", "Trong năm 2021");

    private void registerWithTimes() {
        var body = (ObjectNode) JsonMapper.shared().readTree(appendix());
        body.path("sections").forEach(this::time);
        assertThat(officer().post("/plans", body.toString()).status()).isEqualTo(201);
        var given = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao dự toán"}
                """);
        assertThat(given.status()).isEqualTo(201);
    }

    private void time(JsonNode row) {
        var time = TIMES.get(row.path("code").asString());
        if (time != null) {
            ((ObjectNode) row).put("time", time);
        }
        row.path("lines").forEach(this::time);
    }

    private Answer course(String query, long atLeast) {
        var answer = as("lanhdao").get("/plans/" + plan + "/reports/burndown" + query, atLeast);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private Answer recorded(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    /** A year with one fact of each kind that moves committed or disbursed money; some are recorded late. */
    private long aYear() {
        var first = recorded(commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05"));
        var paid = recorded(accountant()
                .post("/commitments/" + first.text("id") + "/disbursements", fact(30_000_000, "2021-06-10")));
        recorded(accountant().post("/disbursements/" + paid.text("id") + "/returns", fact(5_000_000, "2021-07-31")));
        var wrong = recorded(commit("III.1", null, 70_000_000, null, "2021-05-31"));
        recorded(accountant().post("/commitments/" + wrong.text("id") + "/reversals", undo("2021-06-01")));
        var advance = recorded(accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "II.2", "kind": "ADVANCE", "amount": 20000000, "effectiveDate": "2021-06-30",
                 "payee": {"name": "Trường Đào tạo"}, "reason": "Tạm ứng"}"""));
        recorded(accountant()
                .post("/disbursements/" + advance.text("id") + "/settlements", fact(18_000_000, "2021-07-20")));
        recorded(accountant()
                .post("/disbursements/" + advance.text("id") + "/recoveries", fact(2_000_000, "2021-08-01")));
        recorded(accountant().post("/commitments/" + first.text("id") + "/releases", fact(10_000_000, "2021-12-31")));
        recorded(accountant()
                .post("/commitments/" + first.text("id") + "/disbursements", fact(15_000_000, "2022-01-20")));
        return recorded(commit("I.1", null, 1_000_000, null, "2021-03-31")).position();
    }

    private JsonNode total(String query, long atLeast) {
        return officer()
                .get("/plans/" + plan + "/balances?by=plan&" + query, atLeast)
                .body()
                .path("total");
    }

    private void assertAsBalances(JsonNode point, String query, long atLeast) {
        var total = total("asOf=" + point.path("day").asString() + query, atLeast);
        long disbursed = total.path("disbursed").asLong();
        assertThat(point.path("disbursed").asLong()).as("%s", point).isEqualTo(disbursed);
        assertThat(point.path("committed").asLong())
                .as("%s", point)
                .isEqualTo(total.path("committed").asLong() + disbursed);
    }

    @Test
    void at_the_end_of_every_month_it_says_what_the_balances_of_that_day_say() {
        registerWithTimes();
        long seen = aYear();
        var course = course("", seen).body();
        assertThat(course.path("items")).hasSize(13);
        assertThat(course.path("until").asString()).isEqualTo("2022-01-31");
        assertThat(course.path("position").asLong()).isGreaterThanOrEqualTo(seen);
        course.path("items").forEach(point -> assertAsBalances(point, "", seen));
        assertThat(course.path("items").get(5).path("committed").asLong()).isEqualTo(121_000_000);
        assertThat(course.path("items").get(5).path("disbursed").asLong()).isEqualTo(50_000_000);
    }

    @Test
    void day_by_day_it_has_the_same_figures() {
        registerWithTimes();
        long seen = aYear();
        var days = course("?by=day", seen).body().path("items");
        assertThat(days).hasSize(396);
        for (var day : List.of("2021-03-31", "2021-04-05", "2021-06-01", "2021-07-31", "2021-08-01", "2022-01-20")) {
            var point = days.get((int) ChronoUnit.DAYS.between(LocalDate.of(2021, 1, 1), LocalDate.parse(day)));
            assertThat(point.path("day").asString()).isEqualTo(day);
            assertAsBalances(point, "", seen);
        }
        var months = course("", seen).body().path("items");
        months.forEach(month -> assertThat(days).contains(month));
    }

    @Test
    void what_is_planned_follows_the_printed_times_and_ends_at_the_total() {
        registerWithTimes();
        var course = course("", 0).body();
        assertThat(course.path("total").asLong()).isEqualTo(TOTAL);
        var planned = course.path("items")
                .valueStream()
                .map(point -> point.path("planned").asLong())
                .toList();
        // I.3, II.2, II.3, the rest of III and IV over the year, 1.208.040.000 in all; each line rounds down.
        assertThat(planned.get(1)).isEqualTo(1_208_040_000 / 6 - 2);
        assertThat(planned.get(2)).isEqualTo(357_557_221);
        assertThat(planned).isSorted().endsWith(TOTAL, TOTAL);
        assertThat(course.path("unread").toString()).isEqualTo("[{\"lineCode\":\"II.3\",\"time\":\"Khi có yêu cầu\"}]");
    }

    @Test
    void without_printed_times_all_of_it_is_spread_over_the_year_and_the_lines_are_named() {
        long seen = registerAndAllocate();
        var course = course("", seen).body();
        assertThat(course.path("unread")).hasSize(15);
        assertThat(course.path("unread").get(0).path("time").isNull()).isTrue();
        assertThat(course.path("items").get(11).path("planned").asLong()).isEqualTo(TOTAL);
        assertThat(course.path("items").get(5).path("planned").asLong()).isEqualTo(TOTAL / 2);
    }

    @Test
    void as_of_a_day_and_a_position_it_says_what_was_known_then_and_nothing_of_later_months() {
        registerWithTimes();
        var april = recorded(commit("III.2", "2016-2020", 50_000_000, 1, "2021-04-05"));
        var late = recorded(commit("III.2", "2016-2020", 20_000_000, null, "2021-04-02"));
        var then = course("?asOf=2021-04-15&atPosition=" + april.position(), late.position());
        assertThat(then.position()).isEqualTo(april.position());
        var items = then.body().path("items");
        assertThat(then.body().path("until").asString()).isEqualTo("2021-04-15");
        assertThat(items.get(3).path("committed").asLong()).isEqualTo(50_000_000);
        assertThat(items.get(4).path("committed").isNull()).isTrue();
        assertThat(items.get(4).path("planned").asLong()).isPositive();
        assertThat(course("?asOf=2021-04-15", late.position())
                        .body()
                        .path("items")
                        .get(3)
                        .path("committed")
                        .asLong())
                .isEqualTo(70_000_000);
        assertThat(course("?asOf=2020-01-01", late.position()).body().path("items"))
                .isEmpty();
    }

    @Test
    void the_file_has_the_same_figures() {
        registerWithTimes();
        long seen = aYear();
        var points = course("", seen).body().path("items");
        var lines = utf8(officer().bytes("/plans/" + plan + "/reports/burndown?format=csv"))
                .lines()
                .toList();
        assertThat(lines).hasSize(14);
        assertThat(lines.get(0))
                .endsWith("Đến hết ngày,Theo kế hoạch (lũy kế),Đã cam kết (lũy kế),Đã giải ngân (lũy kế)");
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            assertThat(lines.get(i + 1))
                    .isEqualTo("%s,%d,%d,%d"
                            .formatted(
                                    point.path("day").asString(),
                                    point.path("planned").asLong(),
                                    point.path("committed").asLong(),
                                    point.path("disbursed").asLong()));
        }
    }

    @Test
    void what_is_no_step_is_said_to_be_none() {
        register();
        assertThat(officer().get("/plans/" + plan + "/reports/burndown?by=week").status())
                .isEqualTo(422);
        assertThat(officer().get("/plans/NONE/reports/burndown").status()).isEqualTo(404);
    }

    @Test
    void the_deadlines_of_the_year_are_those_of_the_plan_with_their_source() {
        register();
        var answer = as("lanhdao").get("/plans/" + plan + "/reports/deadlines");
        assertThat(answer.status()).isEqualTo(200);
        var items = answer.body().path("items");
        assertThat(items.valueStream().map(item -> item.path("lastDay").asString()))
                .containsExactly("2021-05-29", "2021-11-19", "2021-11-29");
        assertThat(items.valueStream().map(item -> item.path("to").asString()))
                .containsExactly(
                        "Sở Khoa học và Công nghệ",
                        "Sở Khoa học và Công nghệ",
                        "Ủy ban nhân dân tỉnh; Bộ Khoa học và Công nghệ");
        assertThat(items.get(0).path("source").asString()).contains("950/KH-UBND");
        assertThat(items.get(0).path("state").asString()).isEqualTo("PAST");
        assertThat(utf8(officer().in("en").bytes("/plans/" + plan + "/reports/deadlines?format=csv")))
                .contains("Before,Last good day", "2021-11-30,2021-11-29,-", "Past,Report on the results of the plan");
    }
}
