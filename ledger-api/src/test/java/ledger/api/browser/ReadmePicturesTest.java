package ledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the README: what a reader sees of a page without scrolling. */
class ReadmePicturesTest extends Browsing {

    private static final Path FOLDER = Path.of("target", "pages", "readme");
    private static final List<String> NAMES = List.of("overview", "plan", "line", "entry-refused", "import-checked");

    static List<Shown> pages() {
        return Shown.PAGES.stream().filter(page -> NAMES.contains(page.name())).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shows_a_page_as_an_office_screen_does(Shown shown) {
        try (var visit = visit(shown.account(), Look.USUAL)) {
            shown.act().accept(visit.open(shown.address()));
            var picture =
                    visit.page().screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(shown.name() + ".png")));
            assertThat(picture).isNotEmpty();
        }
    }
}
