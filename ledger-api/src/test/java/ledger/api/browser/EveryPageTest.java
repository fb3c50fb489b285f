package ledger.api.browser;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in both languages and both themes, on the screen of an office and on a telephone. */
class EveryPageTest extends Browsing {

    static Stream<Arguments> looks() {
        return Shown.PAGES.stream().flatMap(page -> Look.all().stream().map(look -> Arguments.of(page, look)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("looks")
    void can_be_read_by_everybody_without_scrolling_sideways(Shown shown, Look look) {
        try (var visit = visit(shown.account(), look)) {
            shown.act().accept(visit.open(shown.address()));
            visit.picture(shown.name());
            visit.assertSound();
        }
    }
}
