package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page of the appendix, as a reader gets it. */
class PlanPageTest extends Story {

    private String page(String query) {
        var answer = as("lanhdao").page("/plans/" + plan + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        return answer.body();
    }

    @Test
    void shows_every_printed_figure_of_the_appendix_and_what_became_of_it() {
        registerAndAllocate();
        var commitment = commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05");
        var paid = accountant()
                .post("/commitments/" + commitment.text("id") + "/disbursements", fact(30_000_000, "2021-06-10"));
        accountant().get("/plans/" + plan + "/balances", paid.position());

        assertThat(page("?lang=vi"))
                .contains("40.600.000", "116.690.000", "1.230.000.000", "300.000.000", "1.687.290.000", "310.000.000")
                .contains("15.400.000", "10.200.000", "48.850.000", "57.840.000", "28.920.000", "400.000.000")
                .contains("Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng")
                .contains("Một tỷ, ba trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng", "Ba trăm triệu đồng")
                .contains("Cam kết chưa chi", "70.000.000", "1.587.290.000");
        assertThat(page("?lang=en"))
                .contains("1,687,290,000", "Committed", "70,000,000")
                .doesNotContain("Còn lại");
    }

    @Test
    void says_which_amendment_is_in_force_and_names_the_own_lead_agency_of_a_line() {
        officer().get("/plans/" + plan + "/balances", register());
        assertThat(page("?lang=vi")).doesNotContain("Điều chỉnh lần");
        var amended = officer().post("/plans/" + plan + "/amendments", """
                {"decision": {"number": "1786/QĐ-UBND", "date": "2021-06-28"}, "effectiveDate": "2021-07-01",
                 "reason": "Điều chỉnh phụ lục", "sections": [{"code": "IV", "lines": [
                  {"code": "IV.1", "leadAgency": {"code": "so-tai-chinh", "name": "Sở Tài chính"}}]}]}
                """);
        officer().get("/plans/" + plan + "/balances", amended.position());
        assertThat(page("?lang=vi"))
                .contains("Điều chỉnh lần 1 theo Quyết định số 1786/QĐ-UBND ngày 28/6/2021, hiệu lực từ 1/7/2021")
                .contains("<small>Sở Tài chính</small>");
        assertThat(page("?lang=en")).contains("Amendment 1 by Decision No. 1786/QĐ-UBND of");
    }

    @Test
    void an_unknown_plan_is_a_readable_page_and_not_a_line_of_json() {
        var answer = as("lanhdao").page("/plans/KH-1");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<html", "KH-1");
    }
}
