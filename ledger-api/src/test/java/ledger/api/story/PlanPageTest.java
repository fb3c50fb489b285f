package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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

    @Test
    void a_day_before_there_was_the_plan_is_no_mistake_in_its_id() {
        shown(register());
        for (var path : List.of("", "/lines/III.2")) {
            var answer = officer().page("/plans/" + plan + path + "?asOf=2020-06-30");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
            assertThat(answer.body())
                    .contains("Ở thời điểm được hỏi, sổ chưa có kế hoạch " + plan)
                    .doesNotContain("kiểm tra lại mã;", "hãy kiểm tra lại mã.");
        }
    }

    private Document read(String account, String query) {
        var answer = as(account).page("/plans/" + plan + query.replace(" ", "%20"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private void shown(long position) {
        accountant().get("/plans/" + plan + "/balances", position);
    }

    private static List<String> lines(Document page) {
        return page.select("tr:is(.leaf, .sub)[id]").eachAttr("id");
    }

    private static String total(Document page, String column) {
        return page.select("table.appendix tr.total .c-" + column).text();
    }

    /** III.1 has nothing, III.2 is under way, III.5 is done, II.2 has an advance that should have been settled. */
    private void four_lines_in_four_states() {
        registerAndAllocate();
        commit("III.2", "NEW", 50_000_000, 1, "2021-04-05");
        accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "II.2", "amount": 20000000, "kind": "ADVANCE", "effectiveDate": "2021-06-10",
                 "payee": {"name": "Trường Đào tạo"}, "reason": "Tạm ứng"}""");
        var last = accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "III.5", "amount": 20000000, "effectiveDate": "2021-09-10",
                 "payee": {"name": "Công ty C"}, "reason": "Thanh toán"}""");
        shown(last.position());
    }

    @Test
    void lines_are_found_by_text_without_diacritics_and_by_their_code() {
        shown(registerAndAllocate());
        assertThat(lines(read("lanhdao", "?q=he thong quan ly tien tien"))).containsExactly("III.2");
        assertThat(lines(read("lanhdao", "?q=do luong"))).containsExactly("II.2");
        assertThat(lines(read("lanhdao", "?q=lý, TIÊN tiến hệ"))).containsExactly("III.2");
        // Words of a section's title alone.
        assertThat(lines(read("lanhdao", "?q=dich vu thong minh"))).hasSize(8).contains("III.1", "III.7.2");
        assertThat(lines(read("lanhdao", "?q=iii.7"))).containsExactly("III.7.1", "III.7.2");
        assertThat(lines(read("lanhdao", "?q=i.1"))).containsExactly("I.1");
        var nothing = read("lanhdao", "?q=khong co dong nay");
        assertThat(lines(nothing)).isEmpty();
        assertThat(nothing.text()).contains("Không có dòng nào khớp với bộ lọc.", "Đang xem 0 trên 15 dòng");
    }

    @Test
    void filters_narrow_the_rows_and_their_sums() {
        four_lines_in_four_states();
        assertThat(lines(read("lanhdao", "?state=overdue"))).containsExactly("II.2");
        assertThat(lines(read("lanhdao", "?state=open"))).containsExactly("II.2", "III.2");
        assertThat(lines(read("lanhdao", "?state=done"))).containsExactly("III.5");
        assertThat(lines(read("lanhdao", "?state=none"))).hasSize(12).contains("III.1");
        // The figures of the overview lead to lines that add up to them.
        assertThat(total(read("lanhdao", "?state=disbursed"), "disbursed")).isEqualTo("40.000.000");
        assertThat(total(read("lanhdao", "?state=committed"), "committed")).isEqualTo("50.000.000");
        assertThat(lines(read("lanhdao", "?state=left"))).hasSize(14).doesNotContain("III.5");
        assertThat(lines(read("lanhdao", "?agency=cuc-thong-ke"))).containsExactly("IV.1");
        assertThat(lines(read("lanhdao", "?from=2021-06-01&to=2021-06-30"))).containsExactly("II.2");
        assertThat(read("lanhdao", "?agency=cuc-thong-ke&from=2021-01-01")
                        .select(".only")
                        .text())
                .contains("Chỉ gồm một phần phụ lục", "Cục Thống kê", "Từ ngày: 01/01/2021");
        assertThat(read("lanhdao", "").select(".only")).isEmpty();
        assertThat(lines(read("lanhdao", "?section=III&state=done&from=&to=&q=")))
                .containsExactly("III.5");

        var carried = read("lanhdao", "?carried=true");
        assertThat(lines(carried)).containsExactly("III.2", "III.3", "III.5", "III.7.1", "III.7.2");
        assertThat(total(carried, "budget")).isEqualTo("690.000.000");
        assertThat(total(carried, "carried")).isEqualTo("310.000.000");
        assertThat(carried.select("tr#III .c-budget").text()).isEqualTo("690.000.000");
        assertThat(carried.text()).contains("Cộng các dòng đang xem", "Đang xem 5 trên 15 dòng");
        assertThat(total(read("lanhdao", ""), "budget")).isEqualTo("1.687.290.000");
    }

    @Test
    void a_filter_that_cannot_be_read_says_so() {
        shown(register());
        var answer = as("lanhdao").page("/plans/" + plan + "?state=half&from=1/6/2021");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "<strong>Tình trạng:</strong>",
                        "none, open, done, overdue, committed, disbursed, left",
                        "<strong>Từ ngày:</strong>",
                        "2021-04-05",
                        "<a href=\"/plans/" + plan + "\">Mở trang này không kèm điều kiện</a>")
                .doesNotContain("liệt kê trong errors");
    }

    @Test
    void the_total_and_the_agencies_say_what_was_adjusted_and_is_held_as_the_lines_do() {
        shown(registerAndAllocate());
        assertThat(read("lanhdao", "").select("table small").text()).doesNotContain("được giao", "tạm giữ");
        commit("III.2", "NEW", 50_000_000, 1, "2021-04-05");
        shown(adjust());
        var page = read("lanhdao", "");
        assertThat(total(page, "budget")).isEqualTo("1.687.290.000 được giao 1.692.290.000");
        assertThat(total(page, "left")).isEqualTo("1.632.290.000 tạm giữ 10.000.000");
        assertThat(page.select("h2:contains(Theo cơ quan chủ trì) + table tbody tr")
                        .eachText())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("1.387.290.000 được giao 1.390.290.000 50.000.000 –")
                                .contains("1.333.290.000 tạm giữ 7.000.000"),
                        second -> assertThat(second)
                                .contains("300.000.000 được giao 302.000.000 – –")
                                .contains("299.000.000 tạm giữ 3.000.000"));
        var some = read("lanhdao", "?agency=cuc-thong-ke");
        assertThat(total(some, "budget")).isEqualTo("300.000.000 được giao 302.000.000");
    }

    @Test
    void a_past_day_is_shown_under_a_banner_and_nothing_can_be_recorded_there() {
        four_lines_in_four_states();
        var now = read("ketoan.khcn", "");
        assertThat(total(now, "disbursed")).isEqualTo("40.000.000");
        assertThat(now.select("a[href$='/entry?line=III.2']")).hasSize(1);
        assertThat(now.select("a[href$='/entry?line=IV.1']")).isEmpty();

        var then = read("ketoan.khcn", "?asOf=2021-06-30&q=");
        assertThat(then.select(".as-of").text()).contains("Đang xem số liệu tại 30/06/2021", "không ghi được");
        assertThat(total(then, "committed")).isEqualTo("50.000.000");
        assertThat(total(then, "disbursed")).isEqualTo("20.000.000");
        assertThat(then.select("a[href*='/entry?line=']")).isEmpty();
        assertThat(then.select("tr[id=III.2] a").attr("href")).endsWith("/lines/III.2?asOf=2021-06-30");
        assertThat(lines(read("lanhdao", "?asOf=2021-06-30&state=overdue"))).isEmpty();
        assertThat(lines(read("lanhdao", "?asOf=2021-08-01&state=overdue"))).containsExactly("II.2");
    }

    @Test
    void who_only_watches_is_led_nowhere_that_is_closed() {
        shown(registerAndAllocate());
        var page = read("lanhdao", "");
        assertThat(page.select("table.appendix a")).isEmpty();
        assertThat(read("ketoan.ctk", "")
                        .select("table.appendix .c-item > a:not(.do)")
                        .eachText())
                .singleElement()
                .asString()
                .startsWith("Kinh phí tính toán");
    }

    @Test
    void what_is_seen_is_taken_along_with_the_same_figures() throws IOException {
        four_lines_in_four_states();
        var csv = as("lanhdao").page("/plans/" + plan + "/table?format=csv&carried=true&asOf=2021-06-30");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(".csv");
        assertThat(csv.body().lines())
                .anyMatch(row -> row.startsWith("III.5,") && row.contains(",20000000,,0,0,20000000,20000000,20000000,"))
                .anyMatch(
                        row -> row.contains("Cộng các dòng trong bảng,,,,,,,690000000,,50000000,0,640000000,310000000"))
                .anyMatch(row -> row.contains("Đang xem số liệu tại 30/06/2021")
                        && row.contains("Chỉ gồm một phần phụ lục")
                        && row.contains("Có chuyển tiếp"))
                .noneMatch(row -> row.startsWith("I.1,"));
        var bytes = as("lanhdao").file("/plans/" + plan + "/table?format=xlsx");
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            var sheet = workbook.getSheetAt(0);
            var total = sheet.getRow(sheet.getLastRowNum());
            assertThat(total.getCell(8).getNumericCellValue()).isEqualTo(1_687_290_000);
            assertThat(total.getCell(11).getNumericCellValue()).isEqualTo(40_000_000);
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).contains("đến sự kiện số");
        }
    }

    @Test
    void files_of_a_part_or_of_a_past_day_have_names_of_their_own() {
        var position = registerAndAllocate();
        shown(position);
        var name = "filename=\"so-kinh-phi-" + plan;
        assertThat(disposition("?format=csv")).contains(name + ".csv");
        assertThat(disposition("?format=xlsx&q=&agency=cuc-thong-ke")).contains(name + "-loc.xlsx");
        assertThat(disposition("?format=csv&asOf=2021-06-30")).contains(name + "-tai-2021-06-30.csv");
        assertThat(disposition("?format=csv&asOf=2021-06-30&carried=true")).contains(name + "-tai-2021-06-30-loc.csv");
        assertThat(disposition("?format=csv&atPosition=" + position)).contains(name + "-su-kien-" + position + ".csv");
    }

    private String disposition(String query) {
        var file = as("lanhdao").page("/plans/" + plan + "/table" + query);
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        return file.headers().firstValue("Content-Disposition").orElseThrow();
    }

    @Test
    void columns_that_were_chosen_stay() {
        shown(register());
        var chosen = as("lanhdao").page("/plans/" + plan + "?columns=watch");
        assertThat(chosen.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("columns=watch"));
        assertThat(Jsoup.parse(chosen.body()).select("table.appendix").hasClass("columns-watch"))
                .isTrue();
        assertThat(read("lanhdao", "?columns=nothing").select("table.appendix").hasClass("columns-all"))
                .isTrue();
    }

    @Test
    void a_line_of_a_withdrawn_plan_can_still_be_looked_into() {
        register();
        var withdrawn = officer()
                .post("/plans/" + plan + "/withdrawals", "{\"effectiveDate\": \"2021-03-31\", \"reason\": \"Nhầm\"}");
        assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(201);
        officer().get("/plans/" + plan + "/balances", withdrawn.position());
        for (var path : new String[] {"", "/overview", "/lines/III.2", "/entry"}) {
            var answer = officer().page("/plans/" + plan + path);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        }
    }
}
