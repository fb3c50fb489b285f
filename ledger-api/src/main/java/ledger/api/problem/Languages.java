package ledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Vietnamese, or English for those who ask for it: on a page with {@code ?lang=}, which the browser then keeps, anywhere with
 * {@code Accept-Language}.
 */
@Configuration(proxyBeanMethods = false)
public class Languages {

    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /** The parameter of a page's address, and the cookie that keeps it. */
    public static final String NAME = "lang";

    private static final List<Locale> KNOWN = List.of(VIETNAMESE, Locale.ENGLISH);

    private static final AcceptHeaderLocaleResolver RESOLVER = new AcceptHeaderLocaleResolver() {
        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            return chosen(request).orElseGet(() -> super.resolveLocale(request));
        }
    };

    static {
        RESOLVER.setSupportedLocales(KNOWN);
        RESOLVER.setDefaultLocale(VIETNAMESE);
    }

    /** The language of the answer, for filters too, which run before Spring MVC knows it. */
    public static Locale of(HttpServletRequest request) {
        return RESOLVER.resolveLocale(request);
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        var asked = request.getRequestURI().startsWith("/api/") ? null : request.getParameter(NAME);
        return known(asked).or(() -> {
            var cookie = WebUtils.getCookie(request, NAME);
            return known(cookie == null ? null : cookie.getValue());
        });
    }

    private static Optional<Locale> known(@Nullable String tag) {
        return KNOWN.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }

    @Bean
    LocaleResolver localeResolver() {
        return RESOLVER;
    }
}
