package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import ledger.api.problem.BodyLimit;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * A browser sends its cookies also with what a page of somebody else makes it send. So whatever is more than reading needs,
 * when nothing but a cookie says who asks, the mark that the form on our own page carries. Programs send none and need none.
 */
final class FormMarks {

    /** The name under which a form sends its mark. */
    static final String PARAMETER = "_csrf";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private FormMarks() {}

    static CookieCsrfTokenRepository repository() {
        var repository = new CookieCsrfTokenRepository();
        repository.setParameterName(PARAMETER);
        repository.setCookieCustomizer(cookie -> cookie.path("/").httpOnly(true).sameSite("Lax"));
        return repository;
    }

    /** Looking for the mark reads a body of several parts; one that is refused for its size has no need of it. */
    static boolean needed(HttpServletRequest request) {
        return !READS.contains(request.getMethod())
                && !BodyLimit.refuses(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (SignInPages.FORMS.contains(request.getRequestURI())
                        || SessionCookie.of(request).isPresent()
                        || OidcSession.of(request).isPresent());
    }
}
