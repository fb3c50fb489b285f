package ledger.api.browser;

import static ledger.api.browser.Hands.follow;
import static ledger.api.browser.Hands.post;
import static ledger.api.browser.Hands.see;
import static ledger.api.browser.Hands.type;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the file of an appendix to a payment that is undone, on a plan of its own and only by what the pages show. */
class WholeDayTest extends Browsing {

    @ParameterizedTest(name = "plan {0}, with scripts: {1}")
    @CsvSource({"961, true", "962, false"})
    void a_plan_is_imported_allocated_committed_advanced_settled_paid_and_looked_back_at(int number, boolean scripts) {
        try (var officer = scripts ? visit("taichinh", Look.USUAL) : visitWithoutScripts("taichinh")) {
            imported_and_allocated(officer, number);
        }
        try (var accountant = scripts ? visit("ketoan.khcn", Look.USUAL) : visitWithoutScripts("ketoan.khcn")) {
            var page = accountant.open("/plans/%d-KH-UBND-2021?q=he+thong+quan+ly+tien+tien".formatted(number));
            follow(page, "Kinh phí hỗ trợ doanh nghiệp xây dựng");
            committed(page);
            advanced_and_settled(page);
            refused(page);
            paid_and_undone(page);
            accountant.assertSound();
            looked_back_at(page, number);
            accountant.assertSound();
        }
    }

    private static void imported_and_allocated(Visit officer, int number) {
        var page = officer.open("/imports");
        SentFile.another(number, page);
        see(page, ".importing", "1.687.290.000");
        page.click("#confirmation button");
        see(page, "h1", "Đã nhập vào sổ");
        see(page, ".summary", "Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng");
        officer.assertSound();
        follow(page, "Giao dự toán theo phụ lục");
        type(page, "effectiveDate", "2021-03-30");
        type(page, "reason", "Giao dự toán năm 2021");
        post(page);
        see(page, "h1", "Đã ghi sổ");
        officer.assertSound();
    }

    private static void record(Page page, String amount, String day, String reason) {
        type(page, "amount", amount);
        type(page, "effectiveDate", day);
        type(page, "reason", reason);
        post(page);
    }

    private static void committed(Page page) {
        follow(page, "Cam kết chi");
        type(page, "payee-name", "Công ty TNHH Tư vấn B");
        type(page, "contract-number", "12/HĐ-TV");
        type(page, "contract-date", "2021-04-05");
        record(page, "100tr", "2021-04-05", "Tư vấn ISO 9001");
        see(page, ".receipt", "cam kết 100.000.000 đồng (Một trăm triệu đồng)");
        follow(page, "Xem dòng III.2");
        see(page, ".tile.left", "200.000.000");
    }

    private static void advanced_and_settled(Page page) {
        follow(page.locator("#commitments"), "Tạm ứng");
        record(page, "30tr", "2021-05-10", "Tạm ứng 30%");
        follow(page, "Xem dòng III.2");
        follow(page.locator("#disbursements"), "Thanh toán tạm ứng");
        see(page, ".notice", "Tạm ứng còn lại 30.000.000");
        record(page, "=2*10tr", "2021-06-10", "Thanh toán tạm ứng đợt 1");
        see(page, ".sentence", "20.000.000 đồng");
        follow(page, "Xem dòng III.2");
        see(page, "#disbursements tbody", "10.000.000");
    }

    private static void refused(Page page) {
        page.locator("main > .buttons").getByText("Cam kết chi").click();
        type(page, "payee-name", "Công ty C");
        type(page, "contract-number", "13/HĐ");
        type(page, "contract-date", "2021-06-11");
        record(page, "220 triệu", "2021-06-11", "Gộp thêm");
        see(page, "#refusal", "Dòng III.2");
        see(page, "#refusal", "Vượt");
        see(page, "#refusal", "Sửa số tiền thành 100.000.000 đồng");
        see(page, "#refusal", "Xem các cam kết đang giữ tiền");
        follow(page.locator("#refusal"), "Xem các cam kết đang giữ tiền");
    }

    private static void paid_and_undone(Page page) {
        page.locator("#commitments")
                .getByText("Thanh toán", new Locator.GetByTextOptions().setExact(true))
                .click();
        record(page, "50.000.000", "2021-06-20", "Thanh toán đợt 1");
        see(page, ".sentence", "50.000.000 đồng");
        follow(page, "Hoàn tác (đảo)");
        type(page, "reason", "Ghi nhầm");
        post(page);
        see(page, "h1", "Đã ghi sổ");
        follow(page, "Xem dòng III.2");
        PlaywrightAssertions.assertThat(page.locator("#disbursements tr.undone"))
                .hasCount(1);
        see(page, "#timeline", "Đảo bút toán");
    }

    /** On the last of May the advance had left, and nothing was settled or paid yet. */
    private static void looked_back_at(Page page, int number) {
        follow(page.locator(".crumbs"), "Phụ lục");
        type(page, "asOf", "2021-05-31");
        page.locator(".filter button[type=submit]").click();
        see(page, ".as-of", "Đang xem số liệu tại 31/05/2021");
        see(page, "tr[id='III.2'] .c-committed", "70.000.000");
        see(page, "tr[id='III.2'] .c-disbursed", "30.000.000");
        see(page, "tr[id='III.2'] .c-left", "200.000.000");
        PlaywrightAssertions.assertThat(page.locator("a.do")).hasCount(0);
        PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(number + "-KH-UBND-2021.*asOf=2021-05-31"));
    }
}
