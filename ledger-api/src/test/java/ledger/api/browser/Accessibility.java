package ledger.api.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe finds on a page that keeps people out. */
final class Accessibility {

    private static final String AXE = axe();

    /**
     * One text per rule that is broken gravely, with the places that break it. Nothing is loaded again for it: a page's
     * policy may forbid that, and axe would wait ten seconds.
     */
    private static final String GRAVE = """
            axe.run(document, {resultTypes: ['violations'], iframes: false, preload: false}).then(found => found.violations
                .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                .map(rule => [`${rule.impact} ${rule.id}: ${rule.help} (${rule.helpUrl})`].concat(rule.nodes.map(node =>
                    `  ${node.target}\\n    ${node.html}\\n    ${node.failureSummary.split('\\n').slice(1).join(';')}`
                )).join('\\n')))
            """;

    private Accessibility() {}

    /** Scripts of a test are no scripts of the page: its policy holds as it is. */
    static List<?> findings(Page page) {
        page.evaluate(AXE);
        return (List<?>) page.evaluate(GRAVE);
    }

    private static String axe() {
        try (var script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
