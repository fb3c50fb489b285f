package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A budget officer imports an appendix on pages, in a browser without scripts. */
class ImportPagesTest extends Story {

    /** The real appendix with a number of this story's own, so that no other story has recorded it. */
    private String file() {
        var number = plan.replaceAll("\\D", "");
        return utf8(source()).replace("Kế hoạch số 950 /KH-UBND", "Kế hoạch số 9" + number + "0/KH-UBND");
    }

    private String proposed() {
        return "9" + plan.replaceAll("\\D", "") + "0-KH-UBND-2021";
    }

    private static String to(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]*", "");
    }

    /** Sends a file and opens what was found in it. */
    private Document checked(String file) {
        return page(officer(), to(officer().upload("/imports", "phu-luc.txt", file)));
    }

    private static Document page(Client who, String path) {
        var answer = who.page(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** What a browser would send of a form. */
    private static Map<String, String> fields(Document page, String form) {
        var fields = new LinkedHashMap<String, String>();
        page.select(form + " input, " + form + " select").stream()
                .filter(control -> !control.attr("name").equals("_csrf"))
                .filter(control -> !control.attr("type").equals("checkbox") || control.hasAttr("checked"))
                .forEach(control -> fields.put(control.attr("name"), control.val()));
        return fields;
    }

    private static String action(Document page, String form) {
        return page.selectFirst(form).attr("action");
    }

    /** Records a checked file as it was proposed and opens what came of it. */
    private Document recorded(Document checked) {
        return page(officer(), to(officer().form(action(checked, "#confirmation"), fields(checked, "#confirmation"))));
    }

    @Test
    void a_file_is_checked_beside_its_cells_confirmed_and_there() {
        var checked = checked(file());
        assertThat(checked.select(".columns li").eachText()).contains("DVVT → ĐVT", "Kinh phí (đồng) → Kinh phí");
        assertThat(checked.select(".sums tr.total").text()).contains("1.687.290.000 1.687.290.000 –");
        assertThat(checked.selectFirst(".words").text())
                .contains("Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng");
        var note = checked.select(".findings tr:contains(III.2 có 2 HT chuyển tiếp)");
        assertThat(note.select(".f-read").text())
                .isEqualTo("Trong đó: 02 hệ thống của giai đoạn 2016-2020 chuyển tiếp sang thực hiện năm 2021");
        var row = checked.selectFirst(note.select(".f-row a").attr("href"));
        assertThat(row.text()).contains("III.2", "300.000.000");
        var mark = row.select("td.found .mark");
        assertThat(mark.attr("href")).isEqualTo("#" + note.attr("id"));

        assertThat(fields(checked, "#confirmation"))
                .containsEntry("planId", proposed())
                .containsEntry("plan.date", "2021-03-30")
                .containsEntry("plan.fiscalYear", "2021")
                .containsEntry("plan.budgetHolder.code", "so-khcn")
                .containsEntry("plan.approvedTotal", "1.687.290.000")
                .containsEntry("accept", "true");
        var recorded = recorded(checked);
        assertThat(recorded.select(".summary").text())
                .contains("1.687.290.000 Một tỷ, sáu trăm tám mươi bảy triệu", proposed());
        assertThat(recorded.select("a[href$=/plans/" + proposed() + "/entry/allocate-all]"))
                .hasSize(1);
        var there = officer().get("/plans/" + proposed());
        assertThat(there.number("approvedTotal")).isEqualTo(1_687_290_000L);
        assertThat(page(officer(), "/plans/" + proposed()).text()).contains("1.687.290.000");
        var over = officer().get("/plans/" + proposed() + "/carried-over");
        assertThat(over.raw().body()).contains("310000000");
    }

    @Test
    void what_is_answered_otherwise_stands_in_place_of_what_was_proposed() {
        var checked = checked(file());
        var fields = fields(checked, "#confirmation");
        var quantity = checked.select(".questions tr:contains(III.2):contains(02 hệ thống) input[name$=.quantity]");
        assertThat(quantity).hasSize(1);
        fields.put(quantity.attr("name"), "1");
        fields.put("plan.issuer", "Ủy ban nhân dân tỉnh Tây Ninh");
        fields.put("planId", plan);
        // The page that follows waits until the registers know of it.
        page(officer(), to(officer().form(action(checked, "#confirmation"), fields)));
        var there = officer().get("/plans/" + plan);
        assertThat(there.text("issuer")).isEqualTo("Ủy ban nhân dân tỉnh Tây Ninh");
        assertThat(officer().get("/plans/" + plan + "/carried-over").raw().body())
                .contains("210000000");
    }

    @Test
    void allocating_what_was_imported_says_beforehand_what_it_comes_to() {
        register();
        var fields = Map.of("do", "PREVIEW", "key", "none", "effectiveDate", "2021-03-30", "reason", "Giao dự toán");
        var tried = Jsoup.parse(
                officer().form("/plans/" + plan + "/entry/allocate-all", fields).body());
        assertThat(tried.select("#effect .spelled").text())
                .isEqualTo("Tổng số giao cho 15 dòng: 1.687.290.000"
                        + " Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng");
        assertThat(tried.select("#effect .after")).hasSize(15);
    }

    @Test
    void a_wrong_sum_is_named_by_its_row_and_nothing_can_be_recorded() {
        var checked = checked(file().replace("\t40.600.000\t", "\t40.600.001\t"));
        assertThat(checked.select(".error").get(0).text()).contains("1 lỗi", "chưa ghi sổ được", "Hàng", "Kinh phí");
        assertThat(checked.select(".findings.error").text()).contains("40.600.001", "chênh lệch 1 đồng");
        assertThat(checked.select("td.found.error").text()).contains("40.600.001");
        assertThat(checked.select(".sums .differs").text()).isEqualTo("1");
        assertThat(checked.select("#confirmation")).isEmpty();
        var id = checked.selectFirst("a[hreflang]").attr("href").replaceAll("^/imports/|\\?.*", "");
        var refused = officer().form("/imports/" + id + "/confirmation", Map.of("planId", plan, "accept", "true"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(officer().page("/plans/" + plan).statusCode()).isEqualTo(404);
    }

    @Test
    void the_same_file_again_adds_nothing() {
        recorded(checked(file()));
        var again = checked(file());
        assertThat(again.select(".notice").text()).contains("Tệp này đã nhập ngày", "0 dòng mới", proposed());
        assertThat(again.select(".notice a").eachAttr("href")).contains("/plans/" + proposed());
        assertThat(again.select("#confirmation")).isEmpty();
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_everything_typed_is_kept() {
        var checked = checked(file().replaceAll("Kèm theo Kế hoạch số \\S+ ngày 30 / 3 /2021", "Kèm theo"));
        var fields = fields(checked, "#confirmation");
        assertThat(fields).containsEntry("planId", "").containsEntry("plan.number", "");
        fields.remove("accept");
        fields.put("plan.fundingSource", "nguồn khác");
        fields.put("plan.approvedTotal", "một đống");
        var first = officer().form(action(checked, "#confirmation"), fields);
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(first.body())
                        .selectFirst("#plan-approvedtotal-error")
                        .text())
                .contains("Không đọc được số tiền");
        // A switch of the language would lose what was typed; who asks for the address itself gets the page.
        assertThat(Jsoup.parse(first.body()).select("a[hreflang]")).isEmpty();
        var english = page(officer(), action(checked, "#confirmation") + "?lang=en");
        assertThat(english.selectFirst("h1").text()).isEqualTo("Check of the imported file");
        fields.put("plan.approvedTotal", "1.687.290.001");
        var second = officer().form(action(checked, "#confirmation"), fields);
        assertThat(second.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(second.body());
        assertThat(page.select("#refusal a").eachAttr("href"))
                .contains(
                        "#planid",
                        "#plan-number",
                        "#plan-date",
                        "#plan-approvedtotal",
                        "#name-0",
                        "#portion-0-quantity")
                .allMatch(href -> page.selectFirst(href) != null);
        assertThat(page.selectFirst("#plan-approvedtotal-error").text()).contains("1.687.290.001", "1.687.290.000");
        assertThat(page.selectFirst("#planid").attr("aria-invalid")).isEqualTo("true");
        assertThat(fields(page, "#confirmation"))
                .containsEntry("plan.fundingSource", "nguồn khác")
                .containsEntry("plan.approvedTotal", "1.687.290.001")
                .doesNotContainKey("accept");
        fields.putAll(Map.of("planId", plan, "plan.number", "1/KH", "plan.date", "2021-03-30"));
        fields.putAll(Map.of("plan.approvedTotal", "1.687.290.000", "plan.issuer", "UBND tỉnh", "accept", "true"));
        to(officer().form(action(checked, "#confirmation"), fields));
        assertThat(officer().get("/plans/" + plan).text("number")).isEqualTo("1/KH");
    }

    @Test
    void an_id_that_is_taken_is_said_at_its_field() {
        register();
        var checked = checked(file());
        var fields = fields(checked, "#confirmation");
        fields.put("planId", plan);
        var refused = officer().form(action(checked, "#confirmation"), fields);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.body()).selectFirst("#planid-error").text())
                .contains(plan, "đã có trong sổ");
    }

    @Test
    void a_whole_import_is_undone_while_nothing_is_allocated() {
        var recorded = recorded(checked(file()));
        var undo = fields(recorded, ".undo");
        var incomplete = officer().form(action(recorded, ".undo"), undo);
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(incomplete.body()).select("#refusal a").eachAttr("href"))
                .containsExactly("#reason");
        undo.put("reason", "Nhập nhầm tệp");
        var after = page(officer(), to(officer().form(action(recorded, ".undo"), undo)));
        assertThat(after.text()).contains("Đã rút kế hoạch " + proposed());
        assertThat(officer().get("/plans/" + proposed()).text("status")).isEqualTo("WITHDRAWN");
        var fields = fields(after, "#confirmation");
        fields.put("planId", plan);
        to(officer().form(action(after, "#confirmation"), fields));
        assertThat(officer().get("/plans/" + plan).number("approvedTotal")).isEqualTo(1_687_290_000L);
    }

    @Test
    void what_is_allocated_keeps_an_import_from_being_undone() {
        var recorded = recorded(checked(file()));
        var allocated = officer().post("/plans/" + proposed() + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao dự toán"}
                """);
        officer().get("/plans/" + proposed() + "/balances", allocated.position());
        var undo = fields(recorded, ".undo");
        undo.put("reason", "Nhập nhầm tệp");
        var refused = officer().form(action(recorded, ".undo"), undo);
        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.selectFirst("#refusal").text()).contains("1.687.290.000");
        assertThat(page.select(".undo")).isEmpty();
        assertThat(page.text()).contains("Đã giao dự toán 1.687.290.000 đồng nên không rút được nữa");
    }

    @Test
    void a_table_can_be_pasted() {
        var pasted = file().substring(file().indexOf("STT\tNội dung"));
        var checked = page(officer(), to(officer().form("/imports", Map.of("table", pasted))));
        assertThat(checked.select(".sums tr.total").text()).contains("1.687.290.000");
        assertThat(checked.text()).contains("bảng đã dán");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_where_it_was_chosen() {
        var none = officer().form("/imports", Map.of("table", ""));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(none.body()).selectFirst("#file-error").text()).contains("Hãy chọn một tệp");
        var empty = officer().upload("/imports", "rong.txt", "");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(empty.body()).selectFirst("#file-error").text()).contains("không có nội dung");
        var letter = officer().form("/imports", Map.of("table", "Kính gửi Sở Tài chính"));
        assertThat(letter.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(letter.body());
        assertThat(page.select("#refusal a").attr("href")).isEqualTo("#table");
        assertThat(page.selectFirst("#table").val()).isEqualTo("Kính gửi Sở Tài chính");
        var large = officer().upload("/imports", "lon.txt", "x".repeat(10 * 1024 * 1024 + 100_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(large.body()).selectFirst("#file-error").text()).contains("10 MiB");
    }

    @Test
    void an_auditor_looks_and_has_nothing_to_press() {
        var path = to(officer().upload("/imports", "phu-luc.txt", file()));
        var seen = page(as("kiemtoan"), path);
        assertThat(seen.select("#confirmation")).isEmpty();
        assertThat(seen.text()).contains("Tài khoản này chỉ xem");
        assertThat(officer().page("/imports/1").statusCode()).isEqualTo(404);
        assertThat(officer().page(path + "/recorded").statusCode()).isEqualTo(404);
    }
}
