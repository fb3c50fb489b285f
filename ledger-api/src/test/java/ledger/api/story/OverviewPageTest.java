package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** The overview as a reader gets it whose browser runs no scripts. */
class OverviewPageTest extends Story {

    private Document page(String account, String query) {
        var answer = as(account).page("/plans/" + plan + "/overview" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        return Jsoup.parse(answer.body());
    }

    private void halfAYear() {
        registerAndAllocate();
        var commitment = commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05");
        var paid = accountant()
                .post("/commitments/" + commitment.text("id") + "/disbursements", fact(30_000_000, "2021-06-10"));
        assertThat(paid.status()).isEqualTo(201);
        accountant().get("/plans/" + plan + "/balances", paid.position());
    }

    private static List<String> texts(Elements elements) {
        return elements.stream().map(Element::text).toList();
    }

    @Test
    void five_figures_have_their_sentences_and_lead_to_the_lines_they_are_about() {
        halfAYear();
        var page = page("lanhdao", "?lang=vi");
        assertThat(texts(page.select(".figure dt")))
                .containsExactly("Kinh phí", "Đã cam kết", "Đã giải ngân", "Còn lại", "Chuyển tiếp");
        assertThat(texts(page.select(".figure .sum span")))
                .containsExactly("1.687.290.000", "100.000.000", "30.000.000", "1.587.290.000", "310.000.000");
        assertThat(texts(page.select(".figure .said")))
                .map(sentence -> sentence.replace('\u00a0', ' '))
                .containsExactly(
                        "Đã giao 1.687.290.000 trên 1.687.290.000 đồng, đạt 100 %.",
                        "Đã cam kết 100.000.000 trên 1.687.290.000 đồng, đạt 5,93 %.",
                        "Đã giải ngân 30.000.000 trên 1.687.290.000 đồng, đạt 1,78 %.",
                        "Còn được cam kết 1.587.290.000 trên 1.687.290.000 đồng, bằng 94,07 %.",
                        "Nhiệm vụ chuyển tiếp 310.000.000 trên 1.687.290.000 đồng, chiếm 18,37 %.");
        var to = "/plans/" + plan;
        assertThat(page.select(".figure a").eachAttr("href"))
                .containsExactly(
                        to, to + "?state=committed", to + "?state=disbursed", to + "?state=left", to + "?carried=true");
        assertThat(texts(page("lanhdao", "?lang=en").select(".figure dt")))
                .containsExactly("Budget", "Committed", "Disbursed", "Left", "Carried over");
    }

    @Test
    void of_a_budget_that_was_adjusted_both_sums_are_said() {
        registerAndAllocate();
        accountant().get("/plans/" + plan + "/balances", adjust());
        var page = page("lanhdao", "?lang=vi");
        assertThat(page.select(".figure .sum span").get(0).text()).isEqualTo("1.687.290.000");
        assertThat(page.select(".figure .said").get(0).text().replace('\u00a0', ' '))
                .isEqualTo("Phụ lục duyệt 1.687.290.000, sau điều chỉnh 1.692.290.000 đồng;"
                        + " đã giao 1.692.290.000, đạt 100 %.");
        assertThat(page("lanhdao", "?lang=en").select(".figure .said").get(0).text())
                .startsWith("The appendix approves 1,687,290,000, adjusted to 1,692,290,000 đồng;");
    }

    @Test
    void without_scripts_every_chart_is_an_open_table_and_nothing_is_left_empty() {
        halfAYear();
        var page = page("lanhdao", "?lang=vi");
        assertThat(page.select(".chart")).hasSize(3).allSatisfy(chart -> {
            assertThat(chart.hasAttr("hidden")).isTrue();
            assertThat(chart.attr("role")).isEqualTo("img");
            assertThat(chart.attr("aria-label")).contains("Bảng dưới biểu đồ");
            assertThat(page.getElementById(chart.attr("data-table"))).isNotNull();
        });
        assertThat(page.select("details.as-table")).hasSize(3).allMatch(table -> table.hasAttr("open"));
        assertThat(page.select("#events .live, #stale")).hasSize(2).allMatch(one -> one.hasAttr("hidden"));
        assertThat(page.select("#course-table tbody tr")).hasSize(13);
        assertThat(page.select("#course-table tr[data-day=2021-06-30] td").eachAttr("data-value"))
                .containsExactly("843645000", "100000000", "30000000");
        assertThat(texts(page.select("#agencies-table tbody tr")))
                .contains("Sở Khoa học và Công nghệ 30.000.000 70.000.000 1.287.290.000 1.387.290.000 2,2 %");
        assertThat(page.select("#sections-table tbody tr")).hasSize(4);
        assertThat(page.select("#sections-table a").eachAttr("href")).contains("/plans/" + plan + "?section=III");
        assertThat(page.select("#agencies-table a").eachAttr("href"))
                .containsExactly("/plans/" + plan + "?agency=so-khcn", "/plans/" + plan + "?agency=cuc-thong-ke");
        page.select("a[download]")
                .eachAttr("href")
                .forEach(file -> assertThat(as("lanhdao").page(file).statusCode())
                        .as(file)
                        .isEqualTo(200));
    }

    @Test
    void the_deadlines_say_who_reports_to_whom_and_until_when() {
        officer().get("/plans/" + plan + "/balances", register());
        var page = page("lanhdao", "?lang=vi");
        assertThat(texts(page.select("#deadlines .due"))).containsExactly("trước 30/5", "trước 20/11", "trước 30/11");
        assertThat(texts(page.select("#deadlines .way")).get(2))
                .isEqualTo("Sở Khoa học và Công nghệ → Ủy ban nhân dân tỉnh; Bộ Khoa học và Công nghệ");
        assertThat(texts(page.select("#deadlines .state"))).containsOnly("Đã qua hạn");
        assertThat(page.select("#deadlines button")).isEmpty();
        assertThat(page.select("#deadlines .explained").text()).contains("Kế hoạch 950/KH-UBND");
    }

    @Test
    void the_latest_events_are_those_that_the_reader_may_see() {
        halfAYear();
        assertThat(texts(page("ketoan.khcn", "?lang=vi").select(".latest li")))
                .hasSize(10)
                .first()
                .asString()
                .contains("10/06/2021 ketoan.khcn chi 30.000.000 đồng", "sự kiện số", "Dòng III.2");
        var viewers = page("lanhdao", "?lang=vi").select(".latest li");
        assertThat(texts(viewers).get(0)).startsWith("10/06/2021 Chi 30.000.000 đồng của dòng III.2.");
        assertThat(viewers.text()).doesNotContain("ketoan", "Công ty");
        assertThat(viewers.select("a")).isEmpty();
        assertThat(page("ketoan.ctk", "?lang=vi").select(".latest li").text())
                .contains("dòng IV.1")
                .doesNotContain("III.2", "Công ty");
    }

    @Test
    void of_a_plan_without_money_it_says_so() {
        officer().get("/plans/" + plan + "/balances", register());
        var page = page("taichinh", "?lang=vi");
        assertThat(page.select(".figure .said").get(0).text()).isEqualTo("Chưa giao dự toán cho dòng nào.");
        assertThat(page.select("#agencies .hint").text()).isEqualTo("Chưa giao dự toán nên chưa có gì để vẽ.");
        assertThat(page.select("#course .hint").text()).contains("không đọc được", "III.7.2");
    }

    @Test
    void an_unknown_plan_is_a_readable_page() {
        var answer = as("lanhdao").page("/plans/KH-1/overview");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<html", "KH-1");
    }
}
