package ledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * How somebody likes the pages: language, theme and the columns of the appendix, chosen by {@code ?lang=}, {@code ?theme=} and
 * {@code ?columns=} and kept by the browser.
 */
@Component
public final class Preferences implements HandlerInterceptor, WebMvcConfigurer {

    private static final String THEME = "theme";
    private static final String COLUMNS = "columns";

    /** The first of each is what nobody has to choose. */
    private static final List<String> THEMES = List.of("auto", "light", "dark");

    private static final List<String> COLUMN_SETS = List.of("all", "appendix", "watch", "audit");
    private static final Set<String> LANGUAGES = Set.of("vi", "en");
    private static final Duration KEPT = Duration.ofDays(365);

    /**
     * What templates know of them.
     *
     * @param theme {@code auto}, {@code light} or {@code dark}
     * @param themes the addresses of this page in each theme
     * @param columns the set of columns that the appendix shows: {@code all}, {@code appendix}, {@code watch} or {@code audit}
     * @param columnSets the addresses of this page with each set
     * @param otherLanguage the address of this page in the other language
     * @param repeatable whether the page can be asked for again as it is: what was sent with a form would be lost
     */
    public record Chosen(
            String theme,
            List<Choice> themes,
            String columns,
            List<Choice> columnSets,
            Choice otherLanguage,
            boolean repeatable) {}

    /** A choice and the address that makes it. */
    public record Choice(String name, String address) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**", "/webjars/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        keep(Languages.NAME, LANGUAGES::contains, request, response);
        keep(THEME, THEMES::contains, request, response);
        keep(COLUMNS, COLUMN_SETS::contains, request, response);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, Languages.of(request).getLanguage());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
        return true;
    }

    /** What the template of a page needs to know, under the name {@code chosen}. */
    public static Chosen of(HttpServletRequest request) {
        var language = Languages.of(request).getLanguage();
        return new Chosen(
                chosen(THEME, THEMES, request),
                THEMES.stream().map(theme -> with(THEME, theme, request)).toList(),
                chosen(COLUMNS, COLUMN_SETS, request),
                COLUMN_SETS.stream().map(set -> with(COLUMNS, set, request)).toList(),
                with(Languages.NAME, language.equals("en") ? "vi" : "en", request),
                HttpMethod.GET.matches(request.getMethod()));
    }

    /** What was chosen of several; the first of them where nothing was. */
    private static String chosen(String name, List<String> known, HttpServletRequest request) {
        var asked = request.getParameter(name);
        if (asked != null && known.contains(asked)) {
            return asked;
        }
        var cookie = WebUtils.getCookie(request, name);
        return cookie != null && known.contains(cookie.getValue()) ? cookie.getValue() : known.get(0);
    }

    /** This page with one preference changed. */
    private static Choice with(String name, String value, HttpServletRequest request) {
        var address = ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam(name, value);
        return new Choice(value, address.build().toUriString());
    }

    private static void keep(
            String name, Predicate<String> known, HttpServletRequest request, HttpServletResponse response) {
        var value = request.getParameter(name);
        if (value != null && known.test(value)) {
            var cookie = ResponseCookie.from(name, value)
                    .path("/")
                    .maxAge(KEPT)
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax");
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
        }
    }
}
