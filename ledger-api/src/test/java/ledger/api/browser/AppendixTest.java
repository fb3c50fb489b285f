package ledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the appendix, as wide as it is. */
class AppendixTest extends Browsing {

    private static final String PLAN = "/plans/950-KH-UBND-2021";

    /** The words of the head and of the narrow columns that stand on more than one line. */
    private static final String BROKEN = """
            () => {
                const broken = [];
                for (const cell of document.querySelectorAll(".appendix :is(th[scope=col], .c-number, .c-unit)")) {
                    for (const word of cell.textContent.matchAll(/\\S+/g)) {
                        const range = document.createRange();
                        range.setStart(cell.firstChild, word.index);
                        range.setEnd(cell.firstChild, word.index + word[0].length);
                        if (range.getClientRects().length > 1) {
                            broken.push(word[0]);
                        }
                    }
                }
                return broken;
            }""";

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
    void short_words_of_narrow_columns_do_not_break() {
        try (var visit = visit("lanhdao", Look.USUAL)) {
            var page = visit.open(PLAN);
            assertThat(page.evaluate(BROKEN)).as("on the screen").isEqualTo(List.of());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(Visit.SHEET, 768);
            assertThat(page.evaluate(BROKEN)).as("on paper").isEqualTo(List.of());
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
                assertThat(Arrays.equals(head(page, below + further, height), first))
                        .as("the same head when the rows have moved by " + further)
                        .isTrue();
            }
        }
    }

    private static byte[] head(Page page, int scrolled, double height) {
        page.evaluate("scrollTo(0, " + scrolled + ")");
        return page.screenshot(new Page.ScreenshotOptions().setClip(90, 0, 1200, height));
    }
}
