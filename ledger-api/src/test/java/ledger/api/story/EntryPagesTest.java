package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An accountant records on forms, in a browser without scripts. */
class EntryPagesTest extends Story {

    private long allocated;

    @BeforeEach
    void the_plan_is_allocated() {
        allocated = registerAndAllocate();
        officer().get("/plans/" + plan + "/balances", allocated);
    }

    private Document page(Client who, String path) {
        var answer = who.page("/plans/" + plan + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** What a browser would send of the form that stands on a page. */
    private static Map<String, String> fields(Document page) {
        var fields = new LinkedHashMap<String, String>();
        page.select("#entry input, #entry select").forEach(control -> {
            if (!control.attr("name").equals("_csrf")) {
                fields.put(control.attr("name"), control.val());
            }
        });
        return fields;
    }

    private Map<String, String> commitment(String amount) {
        var fields = fields(page(accountant(), "/entry/commit"));
        fields.putAll(Map.of(
                "lineCode", "III.2",
                "payee.name", "Công ty TNHH Tư vấn B",
                "contract.number", "12/HĐ-TV",
                "contract.date", "2021-04-05",
                "amount", amount,
                "effectiveDate", "2021-04-05",
                "reason", "Tư vấn ISO 9001"));
        return fields;
    }

    private HttpResponse<String> send(Client who, String act, Map<String, String> fields) {
        return who.form("/plans/" + plan + "/entry/" + act, fields);
    }

    private Document recorded(Client who, HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        var to = sent.headers().firstValue("Location").orElseThrow();
        return page(who, to.substring(to.indexOf("/entry/recorded/")));
    }

    private String factOn(Document receipt) {
        return receipt.selectFirst("h2").text().replaceAll(".*· ", "");
    }

    @Test
    void a_commitment_is_recorded_with_the_amount_as_it_was_typed_and_read_back() {
        var receipt = recorded(accountant(), send(accountant(), "commit", commitment("100tr")));
        assertThat(receipt.text())
                .contains("Đã ghi sổ", "100.000.000 đồng (Một trăm triệu đồng)", "Công ty TNHH Tư vấn B")
                .contains("Dòng III.2 còn được cam kết", "200.000.000", "Hoàn tác");
        var line = page(accountant(), "/lines/III.2");
        assertThat(line.select("#commitments tbody tr").text()).contains("12/HĐ-TV", "100.000.000", "Đang thực hiện");
        assertThat(line.select(".timeline li").get(0).text())
                .contains(
                        "05/04/2021", "ketoan.khcn cam kết", "Lý do: Tư vấn ISO 9001", "còn được cam kết 200.000.000");
    }

    @Test
    void a_preview_says_what_will_be_left_and_records_nothing() {
        var fields = commitment("=2*50.000.000");
        fields.put("do", "PREVIEW");
        var tried = send(accountant(), "commit", fields);
        assertThat(tried.statusCode()).isEqualTo(200);
        var page = Jsoup.parse(tried.body());
        assertThat(page.selectFirst("#effect").text())
                .contains(
                        "100.000.000 Một trăm triệu đồng",
                        "Dòng III.2 còn được cam kết sau khi ghi: 200.000.000; riêng cam kết này còn chưa chi 100.000.000");
        assertThat(fields(page)).containsEntry("amount", "=2*50.000.000").containsEntry("reason", "Tư vấn ISO 9001");
        assertThat(page(accountant(), "/lines/III.2").select("#commitments tbody"))
                .isEmpty();
    }

    @Test
    void a_refusal_says_line_limit_used_left_and_excess_and_what_can_be_done() {
        recorded(accountant(), send(accountant(), "commit", commitment("100.000.000")));
        var refused = send(accountant(), "commit", commitment("220 triệu"));
        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.selectFirst("#refusal").text())
                .contains("Không ghi được: Cam kết chi 220.000.000 đồng", "Dòng III.2")
                .contains("Được giao 200.000.000", "Đã dùng 100.000.000", "Còn được cam kết 100.000.000")
                .contains("Vượt 120.000.000", "Sửa số tiền thành 100.000.000 đồng", "Xem các cam kết đang giữ tiền");
        assertThat(page.selectFirst("#amount").attr("aria-invalid")).isEqualTo("true");
        assertThat(fields(page))
                .containsEntry("amount", "220 triệu")
                .containsEntry("payee.name", "Công ty TNHH Tư vấn B");

        var less = fields(page);
        less.put("fill", page.selectFirst("button[name=fill]").val());
        var filled = Jsoup.parse(send(accountant(), "commit", less).body());
        assertThat(fields(filled)).containsEntry("amount", "100.000.000").containsEntry("reason", "Tư vấn ISO 9001");
        assertThat(recorded(accountant(), send(accountant(), "commit", fields(filled)))
                        .text())
                .contains("Dòng III.2 còn được cam kết 100.000.000");
    }

    @Test
    void a_form_that_is_sent_twice_records_once() {
        var fields = commitment("100tr");
        var first = send(accountant(), "commit", fields);
        var second = send(accountant(), "commit", fields);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        recorded(accountant(), second);
        assertThat(page(accountant(), "/lines/III.2").select("#commitments tbody tr"))
                .hasSize(1);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_in_the_summary_and_in_the_field() {
        var fields = commitment("rất nhiều");
        fields.put("lineCode", "");
        fields.put("payee.name", "");
        fields.put("effectiveDate", "2021-02-30");
        var refused = send(accountant(), "commit", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.selectFirst("#refusal").text())
                .contains("Dòng kinh phí: Hãy chọn dòng", "Nhà cung cấp: Phải có mục này")
                .contains("Số tiền: Không đọc được số tiền", "Ngày hạch toán: Hãy nhập một ngày có thật");
        assertThat(page.select("#refusal a").eachAttr("href"))
                .containsExactlyInAnyOrder("#lineCode", "#payee-name", "#amount", "#effectiveDate");
        assertThat(page.selectFirst("#amount-error").text()).contains("100tr");
        assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("lineCode");
        var english = send(accountant().in("en"), "commit", fields);
        assertThat(english.body()).contains("The amount cannot be read").doesNotContain("Không");
    }

    @Test
    void a_line_is_found_by_words_without_diacritics() {
        var fields = commitment("1tr");
        fields.put("lineCode", "he thong quan ly tien tien");
        fields.put("do", "PREVIEW");
        assertThat(Jsoup.parse(send(accountant(), "commit", fields).body())
                        .selectFirst("#effect")
                        .text())
                .contains("Dòng III.2");
    }

    @Test
    void an_advance_is_settled_and_the_rest_recovered() {
        var commitment = factOn(recorded(accountant(), send(accountant(), "commit", commitment("100tr"))));
        var advance = fields(page(accountant(), "/entry/advance?target=" + commitment));
        advance.putAll(Map.of("amount", "30tr", "effectiveDate", "2021-06-10", "reason", "Tạm ứng 30 %"));
        var paid = factOn(recorded(accountant(), send(accountant(), "advance", advance)));

        var settlement = page(accountant(), "/entry/settle?target=" + paid);
        assertThat(settlement.text()).contains("Tạm ứng còn lại 30.000.000");
        var settle = fields(settlement);
        assertThat(settle).containsEntry("amount", "30.000.000");
        settle.putAll(Map.of("amount", "20tr", "effectiveDate", "2021-07-10", "reason", "Thanh toán tạm ứng"));
        recorded(accountant(), send(accountant(), "settle", settle));

        var recover = fields(page(accountant(), "/entry/recover?target=" + paid));
        recover.putAll(Map.of("amount", "11tr", "effectiveDate", "2021-07-11", "reason", "Nộp trả"));
        var tooMuch = Jsoup.parse(send(accountant(), "recover", recover).body());
        assertThat(tooMuch.selectFirst("#refusal").text())
                .contains("Tạm ứng còn lại 10.000.000", "Sửa số tiền thành 10.000.000 đồng");
        recover.put("amount", "10tr");
        recorded(accountant(), send(accountant(), "recover", recover));
        assertThat(page(accountant(), "/lines/III.2")
                        .select("#disbursements tbody tr")
                        .text())
                .contains("Đã thanh toán");
    }

    private static long dong(Element cell) {
        var figure = cell.select("small").isEmpty() ? cell : cell.selectFirst("span");
        return figure.text().equals("–") ? 0 : Long.parseLong(figure.text().replace(".", ""));
    }

    private static Element cell(Element row, String label) {
        return row.selectFirst("td[data-label=" + label + "]");
    }

    /** A commitment that is finished by releasing its rest, and one on which an advance is not settled yet. */
    @Test
    void each_commitment_of_a_line_says_where_all_of_it_went() {
        var finished = commit("III.2", "NEW", 12_000_000, null, "2021-04-05").text("id");
        accountant().post("/commitments/" + finished + "/disbursements", fact(3_000_000, "2021-04-06"));
        var line = page(accountant(), "/lines/III.2");
        assertThat(cell(line.getElementById(finished), "Đã hủy")).isNull();

        accountant().post("/commitments/" + finished + "/releases", undo("2021-04-07"));
        var open = commit("III.2", "NEW", 5_000_000, null, "2021-04-08").text("id");
        var last = accountant().post("/commitments/" + open + "/disbursements", """
                {"amount": 2000000, "kind": "ADVANCE", "effectiveDate": "2021-04-09", "reason": "Tạm ứng"}""");
        accountant().get("/plans/" + plan + "/balances", last.position());
        line = page(accountant(), "/lines/III.2");
        for (var row : line.select("#commitments tbody tr")) {
            assertThat(dong(cell(row, "Số tiền")))
                    .isEqualTo(dong(cell(row, "Đã chi")) + dong(cell(row, "Đã hủy")) + dong(cell(row, "Còn chưa chi")));
        }
        assertThat(cell(line.getElementById(finished), "Đã hủy").text()).isEqualTo("9.000.000");
        assertThat(cell(line.getElementById(finished), "Trạng thái").text()).isEqualTo("Đã tất toán, hủy phần còn lại");
        assertThat(cell(line.getElementById(open), "Đã chi").text())
                .isEqualTo("2.000.000 trong đó tạm ứng chưa thanh toán 2.000.000");
        assertThat(cell(line.getElementById(open), "Trạng thái").text()).isEqualTo("Đang thực hiện");
        assertThat(line.select(".tiles").text())
                .contains("Đã giải ngân − 5.000.000 trong đó tạm ứng chưa thanh toán 2.000.000");
        assertThat(page(accountant(), "/lines/III.2?asOf=2021-04-08")
                        .select(".tiles")
                        .text())
                .doesNotContain("tạm ứng");
    }

    @Test
    void the_portions_of_a_line_add_up_also_where_money_is_held() {
        assertThat(page(officer(), "/lines/III.2").select("table.small thead").text())
                .doesNotContain("Tạm giữ");
        var held = officer().post("/plans/" + plan + "/holds", """
                {"lineCode": "III.2", "portion": "NEW", "amount": 7000000, "effectiveDate": "2021-04-05",
                 "reason": "Tạm giữ"}""");
        officer().get("/plans/" + plan + "/balances", held.position());
        var rows = page(officer(), "/lines/III.2").select("table.small tbody tr");
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            var figures = row.select("td.n").stream().map(EntryPagesTest::dong).toList();
            assertThat(figures.get(0))
                    .isEqualTo(
                            figures.stream().skip(1).mapToLong(Long::longValue).sum());
        });
        assertThat(cell(rows.get(0), "Tạm giữ").text()).isEqualTo("7.000.000");
    }

    @Test
    void what_was_returned_of_a_payment_stands_beside_it() {
        var paid = accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "III.2", "portion": "NEW", "amount": 1000000, "effectiveDate": "2021-06-10",
                 "payee": {"name": "Công ty C"}, "reason": "Chi thẳng"}""").text("id");
        var back = accountant().post("/disbursements/" + paid + "/returns", fact(400_000, "2021-06-11"));
        accountant().get("/plans/" + plan + "/balances", back.position());
        var line = page(accountant(), "/lines/III.2");
        assertThat(line.select(".tiles").text()).contains("− 600.000");
        var row = line.selectFirst("#disbursements tbody tr");
        assertThat(cell(row, "Số tiền").text()).isEqualTo("1.000.000 đã nộp khôi phục 400.000");
        assertThat(cell(row, "Trạng thái").text()).isEqualTo("Đã chi, nộp trả một phần");
    }

    @Test
    void a_wrong_fact_is_reversed_and_recorded_anew_as_it_was_typed_but_for_the_mistake() {
        var wrong = factOn(recorded(accountant(), send(accountant(), "commit", commitment("10tr"))));
        var reversal = page(accountant(), "/entry/reverse?target=" + wrong);
        var anew = reversal.select("a[href*=replaces]").attr("href");
        var again = page(accountant(), anew.substring(anew.indexOf("/entry")));
        var fields = fields(again);
        assertThat(fields)
                .containsEntry("lineCode", "III.2")
                .containsEntry("payee.name", "Công ty TNHH Tư vấn B")
                .containsEntry("contract.number", "12/HĐ-TV")
                .containsEntry("amount", "10.000.000")
                .containsEntry("effectiveDate", "2021-04-05")
                .containsEntry("reason", "Tư vấn ISO 9001")
                .containsEntry("undo.effectiveDate", "2021-04-05");
        fields.put("amount", "100tr");
        var without = send(accountant(), "commit", fields);
        assertThat(Jsoup.parse(without.body()).selectFirst("#refusal").text()).contains("Lý do đảo: Phải có mục này");
        fields.put("undo.reason", "Ghi thiếu một số không");
        var receipt = recorded(accountant(), send(accountant(), "commit", fields));
        assertThat(receipt.select(".receipt")).hasSize(2);
        assertThat(receipt.text()).contains("200.000.000", "Ghi thiếu một số không");
        var line = page(accountant(), "/lines/III.2");
        assertThat(line.select("#commitments tr.undone")).hasSize(1);
        assertThat(line.select(".timeline").text()).contains("Đã bị đảo bởi bút toán", "Đảo bút toán");
    }

    @Test
    void money_is_transferred_and_held_by_the_officer() {
        var transfer = fields(page(officer(), "/entry/transfer?fromLine=III.1"));
        transfer.putAll(Map.of(
                "toLine",
                "III.2",
                "decision.number",
                "77/QĐ-UBND",
                "decision.date",
                "2021-06-01",
                "amount",
                "20tr",
                "effectiveDate",
                "2021-06-01",
                "reason",
                "Điều chuyển"));
        var receipt = recorded(officer(), send(officer(), "transfer", transfer));
        assertThat(receipt.select(".receipt")).hasSize(2);
        assertThat(receipt.text()).contains("320.000.000");
        var hold = fields(page(officer(), "/entry/hold"));
        hold.putAll(Map.of("lineCode", "III.2", "amount", "5tr", "effectiveDate", "2021-06-02", "reason", "Tiết kiệm"));
        var held = factOn(recorded(officer(), send(officer(), "hold", hold)));
        assertThat(page(officer(), "/lines/III.2").select(".tiles").text()).contains("Tạm giữ", "5.000.000");
        var release = fields(page(officer(), "/entry/release?target=" + held));
        release.putAll(Map.of("effectiveDate", "2021-06-03", "reason", "Thôi giữ"));
        assertThat(recorded(officer(), send(officer(), "release", release)).text())
                .contains("320.000.000");
    }

    @Test
    void a_refused_transfer_leads_to_the_line_that_has_too_little() {
        var transfer = fields(page(officer(), "/entry/transfer?fromLine=III.1"));
        transfer.putAll(Map.of("toLine", "III.2", "decision.number", "77/QĐ-UBND", "decision.date", "2021-06-01"));
        transfer.putAll(Map.of("amount", "100 tỷ", "effectiveDate", "2021-06-01", "reason", "Điều chuyển"));
        var refused = Jsoup.parse(send(officer(), "transfer", transfer).body());
        assertThat(refused.select("#refusal .steps a").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).contains("III.1").doesNotContain("entry/transfer"));
    }

    private static List<String> steps(Document refused) {
        return refused.select("#refusal .steps").select("a, button").eachText();
    }

    @Test
    void what_a_form_is_about_is_shown_as_it_stands_now() {
        var id = factOn(recorded(accountant(), send(accountant(), "commit", commitment("10tr"))));
        var adjust = fields(page(accountant(), "/entry/adjust?target=" + id));
        adjust.putAll(Map.of("amount", "12tr", "effectiveDate", "2021-04-06", "reason", "Phụ lục hợp đồng"));
        recorded(accountant(), send(accountant(), "adjust", adjust));
        assertThat(page(accountant(), "/entry/adjust?target=" + id)
                        .selectFirst("label[for=amount]")
                        .text())
                .isEqualTo("Tổng số mới của cam kết");
        var pay = page(accountant(), "/entry/pay?target=" + id);
        assertThat(pay.selectFirst(".notice .now").text())
                .isEqualTo("Hiện nay: Số tiền của khoản 12.000.000 · Đã chi 0 · Còn chưa chi 12.000.000");
        var much = fields(pay);
        much.putAll(Map.of("amount", "13tr", "effectiveDate", "2021-04-07", "reason", "Nghiệm thu"));
        var refused = Jsoup.parse(send(accountant(), "pay", much).body());
        assertThat(refused.select("#refusal .figures").text())
                .contains("Số tiền của khoản 12.000.000", "Còn chưa chi 12.000.000", "Vượt 1.000.000");
        assertThat(steps(refused)).containsExactly("Sửa số tiền thành 12.000.000 đồng", "Tăng cam kết trước");
        much.put("amount", "1tr");
        var payment = factOn(recorded(accountant(), send(accountant(), "pay", much)));

        var giveBack = fields(page(accountant(), "/entry/return?target=" + payment));
        giveBack.putAll(Map.of("amount", "400.000", "effectiveDate", "2021-05-07", "reason", "Nộp lại"));
        recorded(accountant(), send(accountant(), "return", giveBack));
        var again = page(accountant(), "/entry/return?target=" + payment);
        assertThat(again.selectFirst(".notice .now").text())
                .contains("Đã nộp khôi phục 400.000", "Còn được nộp khôi phục 600.000");
        giveBack = fields(again);
        giveBack.putAll(Map.of("amount", "900.000", "effectiveDate", "2021-05-08", "reason", "Nộp lại"));
        assertThat(steps(Jsoup.parse(send(accountant(), "return", giveBack).body())))
                .containsExactly("Sửa số tiền thành 600.000 đồng");

        var undo = fields(page(accountant(), "/entry/reverse?target=" + payment));
        undo.putAll(Map.of("effectiveDate", "2021-05-09", "reason", "Ghi nhầm"));
        var notYet = Jsoup.parse(send(accountant(), "reverse", undo).body());
        assertThat(steps(notYet)).hasSize(1).allMatch(step -> step.matches("Đảo \\S+:III.2:\\d+ trước"));
        assertThat(notYet.select("#refusal .steps a").attr("href")).contains("/entry/reverse?target=" + plan);
    }

    @Test
    void nobody_is_told_to_bring_money_in_order_to_take_it_away() {
        for (var act : List.of("hold", "reduce")) {
            var fields = fields(page(officer(), "/entry/" + act));
            fields.putAll(Map.of("lineCode", "III.2", "amount", "9ty", "effectiveDate", "2021-06-02", "reason", "x"));
            fields.put("decision.number", "1/QĐ");
            fields.put("decision.date", "2021-06-01");
            var refused = Jsoup.parse(send(officer(), act, fields).body());
            assertThat(steps(refused))
                    .as(act)
                    .contains("Xem các cam kết đang giữ tiền")
                    .noneMatch(step -> step.contains("Chuyển kinh phí"));
        }
        var allocate = fields(page(officer(), "/entry/allocate"));
        allocate.putAll(Map.of("lineCode", "III.2", "amount", "5tr", "effectiveDate", "2021-06-02", "reason", "x"));
        var refused = Jsoup.parse(send(officer(), "allocate", allocate).body());
        assertThat(refused.select("#refusal .figures").text())
                .contains("Được giao tối đa 200.000.000", "Vượt 5.000.000");
        assertThat(refused.select("#refusal .steps a").attr("href")).contains("/entry/supplement?lineCode=III.2");
    }

    @Test
    void a_contract_that_has_a_commitment_already_is_pointed_out() {
        var first = factOn(recorded(accountant(), send(accountant(), "commit", commitment("10tr"))));
        var again = commitment("10tr");
        again.put("do", "PREVIEW");
        assertThat(Jsoup.parse(send(accountant(), "commit", again).body())
                        .selectFirst("#effect")
                        .text())
                .contains("Hợp đồng 12/HĐ-TV đã có cam kết " + first + ": 10.000.000 đồng cho Công ty TNHH Tư vấn B.");
        again.put("contract.number", "13/HĐ-TV");
        assertThat(Jsoup.parse(send(accountant(), "commit", again).body()).text())
                .doesNotContain("đã có cam kết");
    }

    @Test
    void the_cursor_stands_where_something_is_needed_and_few_fields_are() {
        var id = factOn(recorded(accountant(), send(accountant(), "commit", commitment("10tr"))));
        var anew = page(accountant(), "/entry/commit?replaces=" + id);
        assertThat(anew.select("[autofocus]").eachAttr("name")).containsExactly("undo.reason");
        assertThat(anew.select("fieldset label").eachText()).containsExactly("Ngày đảo", "Lý do đảo");
        assertThat(anew.selectFirst("#amount").val()).isEqualTo("10.000.000");
        assertThat(anew.select("details.more input[required]")).isEmpty();
        assertThat(anew.selectFirst("#payee-name").attr("maxlength")).isEqualTo("300");
        var filled = fields(anew);
        filled.put("undo.reason", "Ghi nhầm");
        filled.put("fill", "9.000.000");
        var filledUp = Jsoup.parse(send(accountant(), "commit", filled).body());
        assertThat(filledUp.select("[autofocus]").eachAttr("id")).containsExactly("post");
    }

    @Test
    void what_undoes_something_at_the_same_time_cannot_be_asked_for() {
        var wrong = factOn(recorded(accountant(), send(accountant(), "commit", commitment("10tr"))));
        var policy = officer()
                .put(
                        "/plans/" + plan + "/approval-policy",
                        """
                {"rules": [{"command": "commitments", "from": 50000000}], "expiresAfterDays": 5,
                "effectiveDate": "2021-04-01", "reason": "Quy chế chi tiêu nội bộ"}""",
                        UUID.randomUUID().toString());
        assertThat(policy.status()).as(policy.raw().body()).isEqualTo(200);
        var fields = fields(page(accountant(), "/entry/commit?replaces=" + wrong));
        fields.putAll(Map.of("amount", "100tr", "undo.reason", "Ghi thiếu một số không"));
        var refused = send(accountant(), "commit", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).selectFirst("#refusal").text()).contains("50.000.000");
        assertThat(Jsoup.parse(refused.body()).select("button[value=REQUEST]")).isEmpty();
        fields.put("do", "REQUEST");
        assertThat(send(accountant(), "commit", fields).statusCode()).isEqualTo(422);
        assertThat(accountant().get("/requests?plan=" + plan).body().path("items"))
                .isEmpty();
    }

    @Test
    void nobody_records_what_they_may_not() {
        assertThat(send(officer(), "commit", commitment("1tr")).statusCode()).isEqualTo(403);
        assertThat(accountant().page("/plans/" + plan + "/lines/IV.1").statusCode())
                .isEqualTo(403);
        var other = commitment("1tr");
        other.put("lineCode", "IV.1");
        var refused = send(accountant(), "commit", other);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(refused.body()).selectFirst("#refusal").text()).contains("IV.1", "cơ quan khác");
        assertThat(page(accountant(), "/entry").select(".acts a").eachText())
                .containsExactly("Cam kết chi", "Thanh toán", "Tạm ứng");
        assertThat(page(officer(), "/entry").select(".acts a").eachText())
                .doesNotContain("Cam kết chi")
                .hasSize(6);
        assertThat(as("lanhdao").page("/plans/" + plan + "/entry/commit").statusCode())
                .isEqualTo(403);
        assertThat(officer().page("/plans/" + plan + "/entry/commit").statusCode())
                .isEqualTo(403);
        var commitment = commit("III.2", "NEW", 1_000_000, null, "2021-04-06").text("id");
        assertThat(officer()
                        .page("/plans/" + plan + "/entry/pay?target=" + commitment)
                        .statusCode())
                .isEqualTo(403);
        assertThat(accountant()
                        .page("/plans/" + plan + "/entry/pay?target=" + commitment)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void words_that_fit_several_lines_are_answered_with_those_lines() {
        var fields = commitment("1tr");
        fields.put("lineCode", "iii");
        fields.put("do", "PREVIEW");
        var tried = Jsoup.parse(send(accountant(), "commit", fields).body());
        assertThat(tried.select("#effect .hint li").eachText())
                .hasSize(5)
                .allMatch(line -> line.startsWith("III.") && line.contains("còn "));
    }

    @Test
    void what_was_recorded_at_once_on_many_lines_is_read_back_as_one_table() {
        var receipt = page(officer(), "/entry/recorded/" + allocated);
        assertThat(receipt.select("article")).isEmpty();
        assertThat(receipt.selectFirst("main h2").text()).matches("Đã ghi \\d+ bút toán trong một lần");
        var rows = receipt.select("tbody tr");
        assertThat(receipt.selectFirst("main h2").text()).contains(" " + rows.size() + " ");
        assertThat(rows.eachText()).hasSizeGreaterThan(10).allMatch(row -> row.contains("Đảo bút toán"));
        assertThat(rows.select("th a").eachText()).contains("III.2");
    }

    @Test
    void a_paper_of_later_than_the_fact_is_pointed_out() {
        var fields = commitment("1tr");
        fields.putAll(Map.of("contract.date", "2031-04-05", "do", "PREVIEW"));
        var tried = Jsoup.parse(send(accountant(), "commit", fields).body());
        assertThat(tried.select("#effect .warning").text())
                .contains("Ngày hợp đồng 05/04/2031 sau ngày hạch toán 05/04/2021");
        fields.put("contract.date", "2021-04-05");
        assertThat(Jsoup.parse(send(accountant(), "commit", fields).body()).select("#effect .warning"))
                .isEmpty();
    }

    @Test
    void what_is_only_still_empty_is_no_reproach_before_anything_is_posted() {
        var fields = fields(page(accountant(), "/entry/commit"));
        assertThat(page(accountant(), "/entry/commit")
                        .selectFirst("#entry button")
                        .val())
                .as("what Enter does without scripts")
                .isEqualTo("PREVIEW");
        fields.put("do", "PREVIEW");
        var tried = Jsoup.parse(send(accountant(), "commit", fields).body());
        assertThat(tried.select("#effect .warning")).isEmpty();
        assertThat(tried.select("#effect .hint").text()).contains("Còn thiếu", "Nhà cung cấp");
        fields.put("amount", "rất nhiều");
        var wrong = Jsoup.parse(send(accountant(), "commit", fields).body());
        assertThat(wrong.select("#effect .warning").text()).contains("Không đọc được số tiền");
    }

    @Test
    void a_form_without_a_key_or_of_nothing_is_told_in_words() {
        var fields = commitment("1tr");
        fields.remove("key");
        assertThat(send(accountant(), "commit", fields).statusCode()).isEqualTo(400);
        assertThat(accountant().page("/plans/" + plan + "/entry/give").statusCode())
                .isEqualTo(404);
        assertThat(accountant().page("/plans/" + plan + "/entry/settle").statusCode())
                .isEqualTo(404);
        assertThat(accountant()
                        .page("/plans/" + plan + "/entry/settle?target=x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(accountant().page("/plans/" + plan + "/lines/III").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_line_is_shown_as_it_was() {
        var position = Long.parseLong(send(accountant(), "commit", commitment("100tr"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/", ""));
        accountant().get("/plans/" + plan + "/balances", position);
        var then = page(accountant(), "/lines/III.2?asOf=2021-04-04");
        assertThat(then.text()).contains("Đang xem số liệu tại 04/04/2021").doesNotContain("12/HĐ-TV");
        assertThat(then.select(".tiles").text()).contains("= 300.000.000");
        assertThat(then.select("a[href*=entry/]")).isEmpty();
        assertThat(page(accountant(), "/lines/III.2?asOf=2021-04-05")
                        .select(".tiles")
                        .text())
                .contains("= 200.000.000");
    }

    @Test
    void a_fact_of_another_plan_has_no_form_here() {
        var commitment = commit("III.2", "NEW", 10_000_000, 1, "2021-04-05").text("id");
        assertThat(accountant()
                        .page("/plans/" + plan + "/entry/pay?target=" + commitment)
                        .statusCode())
                .isEqualTo(200);
        var other = plan + "-KHAC";
        var second = officer().post("/plans", """
                {"id": "%s", "number": "7/KH", "date": "2021-01-10", "fiscalYear": 2021, "approvedTotal": 1000000,
                 "issuer": "UBND tỉnh", "fundingSource": "Ngân sách", "budgetHolder": {"code": "so-khcn", "name": "Sở KH&CN"},
                 "sections": [{"code": "I", "title": "Phần", "leadAgency": {"code": "so-khcn", "name": "Sở KH&CN"},
                  "lines": [{"code": "I.1", "title": "Dòng", "unit": "Lần", "quantity": 1, "unitPrice": 1000000,
                   "amount": 1000000}]}]}""".formatted(other));
        assertThat(second.status()).as(second.raw().body()).isEqualTo(201);
        for (var address : List.of("pay?target=" + commitment, "commit?replaces=" + commitment)) {
            assertThat(accountant()
                            .page("/plans/" + other + "/entry/" + address)
                            .statusCode())
                    .as(address)
                    .isEqualTo(404);
        }
    }
}
