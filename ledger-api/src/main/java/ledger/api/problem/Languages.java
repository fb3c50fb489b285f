package ledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Vietnamese, or English for those who ask for it with {@code Accept-Language}. */
@Configuration(proxyBeanMethods = false)
public class Languages {

    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private static final AcceptHeaderLocaleResolver RESOLVER = new AcceptHeaderLocaleResolver();

    static {
        RESOLVER.setSupportedLocales(List.of(VIETNAMESE, Locale.ENGLISH));
        RESOLVER.setDefaultLocale(VIETNAMESE);
    }

    /** The language of the answer, for filters too, which run before Spring MVC knows it. */
    public static Locale of(HttpServletRequest request) {
        return RESOLVER.resolveLocale(request);
    }

    @Bean
    LocaleResolver localeResolver() {
        return RESOLVER;
    }
}
