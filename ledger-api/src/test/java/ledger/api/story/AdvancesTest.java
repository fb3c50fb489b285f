package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Which advances are outstanding, how old they are, and which are overdue. */
class AdvancesTest extends Story {

    @Test
    void s5_an_advance_without_a_contract_is_overdue_from_the_day_after_its_last_day() {
        registerAndAllocate();
        var advance = advance("ketoan.khcn", "II.2", 20_000_000, "2021-06-10");
        assertThat(advance.text("dueDate")).isEqualTo("2021-07-31");
        var settled = accountant()
                .post("/disbursements/" + advance.text("id") + "/settlements", fact(5_000_000, "2021-07-01"));

        assertThat(ids(advances("kiemtoan", "?overdueOn=2021-07-31", settled))).isEmpty();
        var overdue = advances("kiemtoan", "?overdueOn=2021-08-01", settled);
        assertThat(ids(overdue)).containsExactly(advance.text("id"));
        var item = overdue.body().path("items").get(0);
        assertThat(item.path("dueDate").asString()).isEqualTo("2021-07-31");
        assertThat(item.path("daysOverdue").asLong()).isEqualTo(1);
        assertThat(item.path("age").asLong()).isEqualTo(52);
        assertThat(item.path("outstanding").asLong()).isEqualTo(15_000_000);
        assertThat(overdue.text("on")).isEqualTo("2021-08-01");

        var recovered = accountant()
                .post("/disbursements/" + advance.text("id") + "/recoveries", fact(15_000_000, "2021-08-02"));
        assertThat(ids(advances("kiemtoan", "", recovered)))
                .as("nothing is outstanding")
                .isEmpty();
    }

    @Test
    void advances_are_added_up_by_age_over_all_pages() {
        registerAndAllocate();
        advance("ketoan.khcn", "II.2", 1_000_000, "2021-04-02");
        advance("ketoan.khcn", "II.2", 2_000_000, "2021-05-01");
        advance("ketoan.khcn", "II.2", 4_000_000, "2021-05-02");
        var last = advance("ketoan.khcn", "II.2", 8_000_000, "2021-06-01");
        var first = advances("kiemtoan", "?overdueOn=2021-07-01&limit=2", last);
        assertThat(ids(first)).hasSize(2);
        assertThat(first.body().path("total").path("count").asLong()).isEqualTo(3);
        assertThat(first.body().path("total").path("outstanding").asLong()).isEqualTo(7_000_000);
        assertThat(sums(first)).as("0-30, 31-60, 61-90, older").containsExactly(0L, 4_000_000L, 3_000_000L, 0L);
        var second = advances("kiemtoan", "?overdueOn=2021-07-01&limit=2&cursor=" + first.text("next"), last);
        assertThat(ids(second)).hasSize(1);
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(sums(second)).isEqualTo(sums(first));

        var later = advances("kiemtoan", "?overdueOn=2021-08-01", last);
        assertThat(sums(later)).containsExactly(0L, 0L, 8_000_000L, 7_000_000L);
    }

    @Test
    void an_advance_under_a_contract_is_outstanding_and_never_overdue() {
        registerAndAllocate();
        var contract = commit("III.1", null, 60_000_000, null, "2021-04-05");
        var advance = accountant().post("/commitments/" + contract.text("id") + "/disbursements", """
                {"amount": 18000000, "kind": "ADVANCE", "effectiveDate": "2021-04-10", "reason": "Tạm ứng hợp đồng"}
                """);
        var all = advances("kiemtoan", "", advance);
        assertThat(ids(all)).containsExactly(advance.text("id"));
        assertThat(all.body().path("items").get(0).path("dueDate").isNull()).isTrue();
        assertThat(all.body().path("items").get(0).path("daysOverdue").isNull()).isTrue();
        assertThat(ids(advances("kiemtoan", "?overdueOn=2022-12-31", advance))).isEmpty();
    }

    @Test
    void accountants_see_their_own_agencys_advances() {
        registerAndAllocate();
        var own = advance("ketoan.khcn", "II.2", 1_000_000, "2021-05-01");
        var others = advance("ketoan.ctk", "IV.1", 2_000_000, "2021-05-01");
        assertThat(ids(advances("ketoan.khcn", "", others))).containsExactly(own.text("id"));
        assertThat(ids(advances("ketoan.ctk", "", others))).containsExactly(others.text("id"));
        assertThat(advances("ketoan.ctk", "", others)
                        .body()
                        .path("total")
                        .path("outstanding")
                        .asLong())
                .isEqualTo(2_000_000);
    }

    @Test
    void a_day_that_is_none_is_refused_by_name() {
        register();
        var refused = as("kiemtoan").get("/plans/" + plan + "/advances?overdueOn=2021-02-30");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.raw().body()).contains("overdueOn");
        assertThat(as("lanhdao").get("/plans/" + plan + "/advances").status()).isEqualTo(403);
    }

    private Answer advance(String account, String line, long amount, String effective) {
        var answer = as(account).post("/plans/" + plan + "/disbursements", """
                {"lineCode": "%s", "amount": %d, "kind": "ADVANCE", "effectiveDate": "%s", "reason": "Tạm ứng"}
                """.formatted(line, amount, effective));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private Answer advances(String account, String query, Answer seen) {
        var answer = as(account).get("/plans/" + plan + "/advances" + query, seen.position());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static List<String> ids(Answer list) {
        return StreamSupport.stream(list.body().path("items").spliterator(), false)
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static List<Long> sums(Answer list) {
        return StreamSupport.stream(list.body().path("ages").spliterator(), false)
                .map(age -> age.path("outstanding").asLong())
                .toList();
    }
}
