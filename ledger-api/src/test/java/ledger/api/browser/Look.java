package ledger.api.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a reader looks: in which language and theme, on an office screen or a telephone. */
record Look(String language, Theme theme, Screen screen) {

    enum Theme {
        LIGHT(ColorScheme.LIGHT),
        DARK(ColorScheme.DARK);

        private final ColorScheme scheme;

        Theme(ColorScheme scheme) {
            this.scheme = scheme;
        }

        String cookie() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Screen {
        OFFICE(1366, 768),
        TELEPHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    static final Look USUAL = new Look("vi", Theme.LIGHT, Screen.OFFICE);

    static List<Look> all() {
        return Stream.of("vi", "en")
                .flatMap(language -> Stream.of(Theme.values())
                        .flatMap(theme -> Stream.of(Screen.values()).map(screen -> new Look(language, theme, screen))))
                .toList();
    }

    /** A browser that asks for this by itself. */
    NewContextOptions context() {
        return new NewContextOptions()
                .setLocale(language.equals("vi") ? "vi-VN" : "en-GB")
                .setColorScheme(theme.scheme)
                .setViewportSize(screen.width, screen.height);
    }

    /** {@code vi.light.1366} */
    @Override
    public String toString() {
        return language + "." + theme.cookie() + "." + screen.width;
    }
}
