package ledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A reader in front of the ledger, with a browser of their own. Everything that the browser complains of is kept. */
final class Visit implements AutoCloseable {

    /** What an A4 sheet has across, without its margins, in CSS pixels. */
    static final int SHEET = 1062;

    private static final Path PICTURES = Path.of("target", "pages");

    private final String ledger;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final boolean scripts;
    /** Errors in scripts, what the pages' own policy forbade, and whatever did not come. */
    private final List<String> complaints = new ArrayList<>();

    private Visit(String ledger, Look look, BrowserContext context, boolean scripts) {
        this.scripts = scripts;
        this.ledger = ledger;
        this.look = look;
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        // What was typed and is not recorded is left behind on purpose here.
        page.onDialog(Dialog::accept);
        page.onPageError(error -> complaints.add("error in a script: " + error));
    }

    /**
     * @param ledger its address
     * @param scripts whether those of the pages run
     * @param memory what the browser of somebody who has signed in remembers, or {@code {}}
     */
    static Visit begin(String ledger, Look look, String memory, boolean scripts) {
        var context = Chromium.browser()
                .newContext(look.context().setStorageState(memory).setJavaScriptEnabled(scripts));
        context.addCookies(List.of(
                new Cookie("lang", look.language()).setUrl(ledger),
                new Cookie("theme", look.theme().cookie()).setUrl(ledger)));
        return new Visit(ledger, look, context, scripts);
    }

    Page page() {
        return page;
    }

    Page open(String address) {
        page.navigate(ledger + address);
        return page;
    }

    /** Signs in on the page that asks for it. */
    void signIn(String account, String password) {
        open("/sign-in?to=/account");
        fillIn(page, account, password);
    }

    static void fillIn(Page page, String account, String password) {
        page.fill("#username", account);
        page.fill("#password", password);
        page.locator("main form button[type=submit]").click();
    }

    /** What another browser would have to remember to be signed in too. */
    String memory() {
        return context.storageState();
    }

    /** All that holds of every page, however it is looked at. */
    void assertSound() {
        assertSoftly(softly -> {
            softly.assertThat(complaints).as("complaints of the browser").isEmpty();
            // Where scripts are switched off axe would never come to an end.
            if (scripts) {
                softly.assertThat(Accessibility.findings(page))
                        .as("findings of axe")
                        .isEmpty();
            }
            softly.assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                    .as("pixels that only scrolling sideways shows")
                    .isEqualTo(0);
        });
    }

    /** That all of it fits on the screen, and on an A4 sheet laid across. */
    void assertFits() {
        assertThat(tooWide()).as("what only scrolling sideways shows").isEqualTo(List.of());
        var screen = page.viewportSize();
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(SHEET, screen.height);
        assertThat(tooWide()).as("what does not fit on the sheet").isEqualTo(List.of());
        page.setViewportSize(screen.width, screen.height);
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** What is wider than there is room for, with the pixels it lacks: the page, its tables, and what they hold. */
    private Object tooWide() {
        return page.evaluate("""
                [document.scrollingElement, ...document.querySelectorAll("main, main :is(section, table, tbody td, tbody th)")]
                    .filter(one => one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
                    .map(one => (one.scrollWidth - one.clientWidth) + " of " + one.tagName + " " + one.className + " "
                        + one.textContent.trim().slice(0, 40))""");
    }

    /** Kept in {@code target/pages} for people to look at. */
    void picture(String name) {
        var file = PICTURES.resolve(name + "." + look + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }

    private void heard(ConsoleMessage message) {
        // A page that says no has another status than 200, which Chromium calls an error.
        var refusal = message.text().startsWith("Failed to load resource")
                && message.location().startsWith(page.url());
        // So is a preview that a newer one, or the next page, has made needless.
        var needless =
                message.text().startsWith("htmx:sendAbort") || message.text().startsWith("htmx:afterRequest");
        if (message.type().equals("error") && !refusal && !needless) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }
}
