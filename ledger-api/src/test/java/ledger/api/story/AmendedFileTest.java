package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An office sends the whole appendix again, as a later decision states it. */
class AmendedFileTest extends Story {

    private static final String BEFORE = appendix(
            "1\tTư vấn\t\t\t2021\tDN\t4\t1000000\t4.000.000\t\n"
                    + "2\tĐào tạo\t\t\t2021\tLớp\t3\t2000000\t6.000.000\t\n"
                    + "3\tTruyền thông\t\t\t2021\tĐợt\t1\t5000000\t5.000.000\t\n",
            "15.000.000");
    private static final String AFTER = appendix(
            "1\tTư vấn\t\t\t2021\tDN\t5\t1000000\t5.000.000\t\n"
                    + "3\tTruyền thông\t\t\t2021\tĐợt\t1\t5000000\t5.000.000\t\n"
                    + "4\tKiểm tra\t\t\t2021\tĐợt\t2\t1000000\t2.000.000\t\n",
            "12.000.000");

    private static String appendix(String lines, String sum) {
        return "STT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\tĐVT\tSố lượng\tĐơn giá (đồng)\t"
                + "Kinh phí (đồng)\tGhi chú\n"
                + "I\tNâng cao năng suất\tSở Khoa học và Công nghệ\t\t\t\t\t\t" + sum + "\t\n"
                + lines
                + "Tổng cộng\t\t\t\t\t\t\t\t" + sum + "\t\n";
    }

    /** The same figures in a file of this story's own: a file is recorded once. */
    private byte[] file(String appendix) {
        return (appendix + "\nTệp của kế hoạch " + plan + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Answer check(String appendix, String query) {
        return officer().postWithoutKey("/imports" + query, "text/plain; charset=utf-8", file(appendix));
    }

    private Answer registerFile() {
        var checked = check(BEFORE, "");
        assertThat(checked.status()).as(checked.raw().body()).isEqualTo(201);
        var answer = officer().post("/imports/" + checked.text("id") + "/confirmation", """
                {"planId": "%s", "acceptSuggestions": true, "plan": {"number": "1/QĐ", "date": "2021-03-30",
                 "fiscalYear": 2021, "issuer": "UBND tỉnh", "fundingSource": "ngân sách",
                 "budgetHolder": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"}}}
                """.formatted(plan));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private void allocate() {
        var answer = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao dự toán"}
                """);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    private Answer amend(Answer checked, String planId, String effective, String decision) {
        return officer()
                .post("/imports/" + checked.text("id") + "/confirmation", """
                {"planId": "%s", "acceptSuggestions": true, "amendment": {"effectiveDate": "%s",
                 "reason": "Điều chỉnh giữa năm", "decision": {"number": "%s", "date": "2021-07-01"}}}
                """.formatted(planId, effective, decision));
    }

    private static List<String> changes(Answer checked) {
        var changes = new ArrayList<String>();
        for (JsonNode change : checked.body().path("changes")) {
            changes.add("%s %s %s %s→%s"
                    .formatted(
                            change.path("lineCode").asString("–"),
                            change.path("kind").asString(),
                            change.path("member").asString(),
                            change.path("before"),
                            change.path("after")));
        }
        return changes;
    }

    @Test
    void the_effect_is_seen_before_it_is_confirmed_and_a_line_left_out_ends() {
        registerFile();
        allocate();
        var checked = check(AFTER, "?amends=" + plan);
        assertThat(checked.status()).as(checked.raw().body()).isEqualTo(201);
        assertThat(checked.text("amends")).isEqualTo(plan);
        assertThat(changes(checked))
                .containsExactly(
                        "I CHANGED amount 15000000→12000000",
                        "I.1 CHANGED quantity 4→5",
                        "I.1 CHANGED amount 4000000→5000000",
                        "I.2 LEFT_OUT amount 6000000→0",
                        "I.4 ADDED amount null→2000000",
                        "– CHANGED approvedTotal 15000000→12000000");
        assertThat(officer().get("/plans/" + plan).number("amendments")).isZero();

        var answer = amend(checked, plan, "2021-07-01", "1786/QĐ-UBND");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/events/" + answer.position());
        assertThat(answer.number("amendment")).isEqualTo(1);
        assertThat(answer.number("approvedTotal")).isEqualTo(12_000_000);
        assertThat(answer.text("number")).as("the plan's own stays").isEqualTo("1/QĐ");
        assertThat(answer.body().path("decision").path("number").asString()).isEqualTo("1786/QĐ-UBND");
        var ended = answer.body().path("sections").path(0).path("lines").path(1);
        assertThat(ended.path("code").asString()).isEqualTo("I.2");
        assertThat(ended.path("amount").asLong()).isZero();
        assertThat(ended.path("quantity").asLong()).isZero();
        assertThat(answer.body().path("takenBack").path(0).path("amount").asLong())
                .isEqualTo(6_000_000);
    }

    @Test
    void a_file_amends_a_plan_once_for_each_decision() {
        registerFile();
        var checked = check(AFTER, "");
        assertThat(checked.body().path("amends").isNull()).isTrue();
        var first = amend(checked, plan, "2021-07-01", "1786/QĐ-UBND");
        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        var again = amend(checked, plan, "2021-07-01", "1786/QĐ-UBND");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var known = check(AFTER, "?amends=" + plan);
        assertThat(known.text("status")).isEqualTo("ALREADY_IMPORTED");
        assertThat(known.text("planId")).isEqualTo(plan);
        assertThat(known.body().path("changes")).isEmpty();

        var back = amend(check(BEFORE, ""), plan, "2021-08-01", "1900/QĐ-UBND");
        assertThat(back.status())
                .as("back to the first file by a new decision: " + back.raw().body())
                .isEqualTo(201);
        assertThat(back.number("amendment")).isEqualTo(2);
        assertThat(back.number("approvedTotal")).isEqualTo(15_000_000);
    }

    @Test
    void every_file_of_the_plan_can_be_looked_at() {
        registerFile();
        amend(check(AFTER, ""), plan, "2021-07-01", "1786/QĐ-UBND");
        assertThat(officer().bytes("/plans/" + plan + "/source?format=file")).isEqualTo(file(AFTER));
        assertThat(officer().bytes("/plans/" + plan + "/source?format=file&amendment=1"))
                .isEqualTo(file(AFTER));
        assertThat(officer().bytes("/plans/" + plan + "/source?format=file&amendment=0"))
                .isEqualTo(file(BEFORE));
        assertThat(officer().get("/plans/" + plan + "/source").number("amendment"))
                .isEqualTo(1);
        assertThat(officer().get("/plans/" + plan + "/source?amendment=2").status())
                .isEqualTo(404);
    }

    @Test
    void what_is_used_of_a_line_left_out_stands_in_the_way() {
        registerFile();
        allocate();
        assertThat(commit("I.2", null, 2_000_000, 1, "2021-04-05").status()).isEqualTo(201);
        var refused = amend(check(AFTER, ""), plan, "2021-07-01", "1786/QĐ-UBND");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("lineCode")).isEqualTo("I.2");
        assertThat(refused.number("least")).isEqualTo(2_000_000);
        assertThat(officer().get("/plans/" + plan).number("amendments")).isZero();
    }

    @Test
    void a_wrong_plan_day_or_member_is_refused_and_nothing_is_recorded() {
        registerFile();
        var checked = check(AFTER, "");
        assertThat(amend(checked, "NOT-THERE", "2021-07-01", "1/QĐ").status()).isEqualTo(404);
        assertThat(check(AFTER, "?amends=NOT-THERE").status()).isEqualTo(404);
        var early = amend(checked, plan, "2021-03-29", "1/QĐ");
        assertThat(early.status()).as(early.raw().body()).isEqualTo(422);
        var lacking = officer()
                .post(
                        "/imports/" + checked.text("id") + "/confirmation",
                        "{\"acceptSuggestions\": true, \"amendment\": {}, \"plan\": {\"number\": \"2/QĐ\"}}");
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.raw().body())
                .contains("/planId", "/amendment/effectiveDate", "/amendment/reason", "/amendment/decision")
                .contains("/plan/number");
        assertThat(officer().get("/plans/" + plan).number("amendments")).isZero();

        var withdrawn = officer()
                .post("/plans/" + plan + "/withdrawals", "{\"effectiveDate\": \"2021-03-31\", \"reason\": \"Nhầm\"}");
        assertThat(withdrawn.status()).isEqualTo(201);
        var late = amend(checked, plan, "2021-07-01", "1/QĐ");
        assertThat(late.status()).as(late.raw().body()).isGreaterThanOrEqualTo(400);
        assertThat(late.raw().body()).contains("plan-withdrawn");
    }

    @Test
    void a_file_of_another_year_does_not_amend_the_plan() {
        registerFile();
        var other = check("Kế hoạch năm 2022\n" + AFTER, "");
        var refused = amend(other, plan, "2021-07-01", "1/QĐ");
        assertThat(refused.status()).as(other.raw().body()).isEqualTo(422);
        assertThat(refused.raw().body()).contains("other-year", "2022");
    }
}
