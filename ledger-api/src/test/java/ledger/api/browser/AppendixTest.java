package ledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The table of the appendix, as wide as it is. */
class AppendixTest extends Browsing {

    private static final String PLAN = "/plans/950-KH-UBND-2021";

    @Test
    void every_column_of_money_has_room_for_the_sum_of_the_plan() {
        for (var columns : new String[] {"all", "appendix", "watch", "audit"}) {
            try (var visit = visit("lanhdao", Look.USUAL)) {
                var page = visit.open(PLAN + "?columns=" + columns);
                page.evaluate("""
                        document.querySelectorAll(".total .n:not(.c-rate)").forEach(
                            cell => { (cell.querySelector("span") || cell).textContent = "1.687.290.000"; })""");
                visit.picture("plan-sums-" + columns);
                visit.assertFits();
            }
        }
    }

    @Test
    void nothing_of_the_rows_is_seen_between_the_rows_of_the_head() {
        try (var visit = visit("lanhdao", Look.USUAL)) {
            var page = visit.open(PLAN);
            var below = (int) page.evaluate("Math.round(document.querySelector('.appendix').offsetTop) + 300");
            var height = (double) page.evaluate("document.querySelector('.appendix thead').offsetHeight - 3.5");
            var first = head(page, below, height);
            for (int further = 4; further < 40; further += 4) {
                assertThat(head(page, below + further, height))
                        .as("moved by " + further)
                        .isEqualTo(first);
            }
        }
    }

    private static byte[] head(Page page, int scrolled, double height) {
        page.evaluate("scrollTo(0, " + scrolled + ")");
        return page.screenshot(new Page.ScreenshotOptions().setClip(90, 0, 1200, height));
    }
}
