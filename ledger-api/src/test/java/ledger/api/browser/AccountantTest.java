package ledger.api.browser;

import static ledger.api.browser.Hands.post;
import static ledger.api.browser.Hands.see;
import static ledger.api.browser.Hands.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An accountant's day at the browser, on the books of the demo; each test works on a line of its own. */
class AccountantTest extends Browsing {

    private static final String PLAN = "/plans/950-KH-UBND-2021";

    private static void commitment(Page page, String line, String amount) {
        type(page, "lineCode", line);
        type(page, "payee-name", "Công ty TNHH Thử nghiệm");
        type(page, "contract-number", "99/HĐ");
        type(page, "contract-date", "2021-09-01");
        type(page, "amount", amount);
        type(page, "effectiveDate", "2021-09-24");
        type(page, "reason", "Ghi bằng trình duyệt");
    }

    @ParameterizedTest(name = "with scripts: {0}")
    @ValueSource(booleans = {true, false})
    void records_a_commitment_pays_it_is_refused_too_much_and_undoes_it(boolean scripts) {
        try (var visit = scripts ? visit("ketoan.khcn", Look.USUAL) : visitWithoutScripts("ketoan.khcn")) {
            var page = visit.open(PLAN + "/entry/commit");
            commitment(page, "III.1", "999tr");
            if (scripts) {
                see(page, "#effect", "chín mươi chín triệu");
            }
            post(page);
            see(page, "#refusal", "Không ghi được: Cam kết chi 999.000.000 đồng");
            see(page, "#refusal", "Còn được cam kết");
            type(page, "amount", "2,5tr");
            post(page);
            see(page, "h1", "Đã ghi sổ");
            see(page, ".sentence", "cam kết 2.500.000 đồng");
            visit.assertSound();

            page.getByText("Xem dòng III.1").click();
            page.locator("#commitments tbody tr")
                    .first()
                    .getByText("Thanh toán")
                    .click();
            type(page, "amount", "500k");
            type(page, "effectiveDate", "2021-09-24");
            type(page, "reason", "Trả đợt một");
            post(page);
            see(page, ".sentence", "500.000 đồng");

            page.getByText("Hoàn tác (đảo)").click();
            type(page, "reason", "Ghi nhầm");
            post(page);
            see(page, "h1", "Đã ghi sổ");
            page.getByText("Xem dòng III.1").click();
            PlaywrightAssertions.assertThat(
                            page.locator("#disbursements tr.undone").first())
                    .isVisible();
            visit.assertSound();
        }
    }

    @Test
    void records_in_english_too() {
        try (var visit = visit("ketoan.khcn", new Look("en", Look.Theme.DARK, Look.Screen.OFFICE))) {
            var page = visit.open(PLAN + "/entry/commit");
            commitment(page, "III.7.2", "1.5m");
            see(page, "#effect", "1,500,000");
            post(page);
            see(page, "h1", "Recorded");
            see(page, ".sentence", "1,500,000");
            visit.assertSound();
        }
    }

    /** Enter ends a field, as in every book of figures; nothing is recorded by it. */
    @Test
    void records_by_the_keyboard_alone() {
        try (var visit = visit("ketoan.khcn", Look.USUAL)) {
            var page = visit.open(PLAN + "/entry/commit");
            var keys = page.keyboard();
            PlaywrightAssertions.assertThat(page.locator("#lineCode")).isFocused();
            for (var text : new String[] {"II.1", "Công ty Bàn Phím", "07/HĐ-BP"}) {
                keys.type(text);
                keys.press("Enter");
            }
            // Day, month and year of the contract are one control.
            keys.type("01092021");
            keys.press("Enter");
            assertThat(focused(page)).isEqualTo("amount");
            keys.type("100k");
            see(page, "#effect", "100.000");
            keys.press("Enter");
            keys.press("Enter");
            assertThat(focused(page)).isEqualTo("reason");
            keys.type("Chỉ bằng bàn phím");
            keys.press("Control+Enter");
            see(page, "h1", "Đã ghi sổ");
            see(page, ".sentence", "cam kết 100.000 đồng");
        }
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.id");
    }

    @Test
    void escape_puts_off_and_the_list_of_keys_opens() {
        try (var visit = visit("ketoan.khcn", Look.USUAL)) {
            var page = visit.open(PLAN + "/entry");
            page.keyboard().press("?");
            PlaywrightAssertions.assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            page.getByText("Cam kết chi").first().click();
            PlaywrightAssertions.assertThat(page.locator("#lineCode")).isFocused();
            // The cursor stands in the form before its scripts listen.
            page.waitForLoadState();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("/entry$"));
        }
    }

    @Test
    void what_was_wrong_is_not_said_of_what_was_changed_and_nothing_typed_is_lost_unasked() {
        try (var visit = visit("ketoan.khcn", Look.USUAL)) {
            var page = visit.open(PLAN + "/entry/commit");
            commitment(page, "II.3", "999tr");
            post(page);
            see(page, "#refusal", "Sửa số tiền thành");
            type(page, "amount", "1k");
            see(page, "#effect", "Dòng II.3 còn được cam kết sau khi ghi:");
            PlaywrightAssertions.assertThat(page.locator("#refusal")).isHidden();
            type(page, "amount", "-5");
            see(page, "#effect", "Không đọc được số tiền");
            PlaywrightAssertions.assertThat(page.locator("#refusal")).isVisible();
            visit.assertSound();
            var asked = new ArrayList<String>();
            page.onDialog(dialog -> asked.add(dialog.type()));
            page.locator("#amount").press("Escape");
            PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("/entry$"));
            assertThat(asked).containsExactly("beforeunload");
        }
    }

    @Test
    void a_page_that_was_sent_twice_by_a_double_click_has_recorded_once() {
        try (var visit = visit("ketoan.khcn", Look.USUAL)) {
            var page = visit.open(PLAN + "/entry/commit");
            commitment(page, "II.2", "123k");
            page.locator("button[value=POST]").dblclick();
            see(page, "h1", "Đã ghi sổ");
            page.getByText("Xem dòng II.2").click();
            PlaywrightAssertions.assertThat(page.locator("#commitments tbody tr")
                            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("123.000")))
                    .hasCount(1);
        }
    }
}
