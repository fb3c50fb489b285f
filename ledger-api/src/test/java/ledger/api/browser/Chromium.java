package ledger.api.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One Chromium per JVM, started by the first test that looks at a page. It is the machine's own: nothing is downloaded. */
final class Chromium {

    private static final String NAMED = "LEDGER_CHROMIUM";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** A busy machine is slow, and not wrong. */
    private static final double PATIENCE_MILLIS = 30_000;

    private Chromium() {}

    private static final class Started {
        static final Browser browser = start(program().orElseThrow());
    }

    /** Without a browser the tests that ask for one are aborted, unless one was named that is not there: then they fail. */
    static void required() {
        Assumptions.assumeTrue(
                program().isPresent(),
                "The pages were not looked at: none of " + NAMES + " is on the PATH, and " + NAMED
                        + " names no browser");
    }

    static Browser browser() {
        return Started.browser;
    }

    private static Optional<Path> program() {
        return find(System.getenv(NAMED), System.getenv("PATH"));
    }

    /** @throws IllegalStateException when the browser that is named is not there */
    static Optional<Path> find(@Nullable String named, String path) {
        if (named == null || named.isEmpty()) {
            return NAMES.stream()
                    .flatMap(name -> folders(path).map(folder -> folder.resolve(name)))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
        if (!Files.isExecutable(Path.of(named))) {
            throw new IllegalStateException(NAMED + " names a browser that is not there: " + named);
        }
        return Optional.of(Path.of(named));
    }

    private static Stream<Path> folders(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }

    private static Browser start(Path program) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        // Chromium's sandbox does not start as root.
                        .setChromiumSandbox(!System.getProperty("user.name").equals("root")));
    }
}
