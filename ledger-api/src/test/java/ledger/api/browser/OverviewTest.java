package ledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The overview in a browser that runs its scripts. */
class OverviewTest extends Browsing {

    private static final String OVERVIEW = "/plans/950-KH-UBND-2021/overview";

    private static void hold(Page page, int dong) {
        var credentials = ("taichinh:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var answer = page.request()
                .post(
                        URI.create(page.url())
                                .resolve("/api/v1/plans/950-KH-UBND-2021/holds")
                                .toString(),
                        RequestOptions.create()
                                .setHeader(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(credentials))
                                .setHeader("Content-Type", "application/json")
                                .setHeader("Idempotency-Key", UUID.randomUUID().toString())
                                .setData("{\"lineCode\": \"II.2\", \"amount\": " + dong
                                        + ", \"effectiveDate\": \"2021-10-01\", \"reason\": \"Tạm giữ\"}"));
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(201);
    }

    @Test
    void charts_are_drawn_from_the_tables_which_fold_away() {
        try (var visit = visit("lanhdao", Look.USUAL)) {
            var page = visit.open(OVERVIEW);
            assertThat(page.locator(".chart canvas:visible")).hasCount(3);
            assertThat(page.locator("details.as-table[open]")).hasCount(0);
            page.locator("#course .as-table summary").click();
            assertThat(page.locator("#course-table")).isVisible();
            visit.assertSound();
        }
    }

    @Test
    void the_tables_stay_in_their_cards_whatever_columns_they_have() throws IOException, InterruptedException {
        record("taichinh", "/plans/950-KH-UBND-2021/holds", """
                {"lineCode": "II.2", "amount": 1000000, "effectiveDate": "2021-10-01", "reason": "Tạm giữ"}""");
        try (var visit = visit("lanhdao", Look.USUAL)) {
            var page = visit.open(OVERVIEW);
            page.locator("#agencies .as-table summary").click();
            page.locator("#sections .as-table summary").click();
            assertThat(page.locator("#sections-table th[data-series=other]")).isVisible();
            visit.picture("overview-held");
            visit.assertSound();
            visit.assertFits();
        }
    }

    @Test
    void what_is_recorded_appears_at_once_unless_the_reader_has_paused() {
        try (var visit = visit("lanhdao", Look.USUAL)) {
            var page = visit.open(OVERVIEW);
            var latest = page.locator(".latest li").first();
            var status = page.locator("#events [role=status]");
            assertThat(status).hasText("Đang theo dõi trực tiếp");
            assertThat(page.locator("#stale")).isHidden();
            hold(page, 1_001);
            assertThat(latest).containsText("Tạm giữ 1.001 đồng của dòng II.2.");
            assertThat(page.locator(".latest li")).hasCount(10);
            assertThat(page.locator("#stale")).isVisible();
            page.locator("#events button").click();
            assertThat(status).hasText("Đã tạm dừng");
            hold(page, 1_002);
            page.waitForTimeout(300);
            assertThat(latest).containsText("1.001");
            page.locator("#events button").click();
            assertThat(latest).containsText("1.002");
            visit.assertSound();
        }
    }
}
