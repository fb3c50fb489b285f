package ledger.api.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

/** What somebody does with a form, and waits for. */
final class Hands {

    private Hands() {}

    static void type(Page page, String id, String text) {
        page.locator("#" + id).fill(text);
    }

    static void post(Page page) {
        page.locator("button[value=POST]").click();
    }

    static void see(Page page, String selector, String text) {
        PlaywrightAssertions.assertThat(page.locator(selector).first()).containsText(text);
    }

    static void follow(Page page, String text) {
        follow(page.locator("main"), text);
    }

    static void follow(Locator within, String text) {
        within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(text))
                .first()
                .click();
    }
}
