package ledger.api.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The appendix of the demo, and others like it, sent on the page where a file is chosen. */
final class SentFile {

    private static final String NUMBER = "số 950 /KH-UBND";

    private SentFile() {}

    /** The file that the demo has recorded. */
    static void original(Page page) {
        send(page, text());
    }

    /** The same appendix of a plan with another number. */
    static void another(int number, Page page) {
        send(page, numbered(number));
    }

    /** One section of it states another sum than its lines have. */
    static void wrong(Page page) {
        send(page, numbered(951).replace("40.600.000", "40.600.001"));
    }

    /** It is confirmed without an answer to anything. */
    static void incomplete(Page page) {
        another(951, page);
        page.uncheck("#accept");
        page.fill("#planid", "");
        page.fill("#plan-approvedtotal", "1");
        page.click("#confirmation button");
        page.locator("#refusal").waitFor();
    }

    /** Recorded as it is proposed, unless that was done before. */
    static void recorded(Page page) {
        another(952, page);
        var confirm = page.locator("#confirmation button");
        if (confirm.count() > 0) {
            confirm.click();
        } else {
            page.click(".notice a[href$=recorded]");
        }
        page.locator(".summary").waitFor();
    }

    private static void send(Page page, String text) {
        page.setInputFiles(
                "#file", new FilePayload("phu-luc.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8)));
        page.click(".choose button");
        page.locator("#check").waitFor();
    }

    private static String numbered(int number) {
        return text().replace(NUMBER, NUMBER.replace("950 ", Integer.toString(number)));
    }

    private static String text() {
        try (var file = SentFile.class.getResourceAsStream("/demo/ke-hoach-950-kh-ubnd-2021.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
