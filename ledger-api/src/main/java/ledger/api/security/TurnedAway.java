package ledger.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import ledger.api.problem.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Tells those who were not let in why: programs by a problem document, people who opened a page by the page on which they
 * can do something about it.
 */
final class TurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** What is answered to a token that does not hold, whoever has made it (RFC 6750). */
    static final String BAD_TOKEN = "Bearer realm=\"ledger\", error=\"invalid_token\"";

    /** The hidden field of forms that may be begun again with what was filled in, as their page is told by it. */
    static final String BEGUN_BEFORE = "before";

    /** The longest address to go on to, in characters: it is written into another one, and a server takes 8 KB of both. */
    private static final int LONGEST = 4_000;

    private final Throttle throttle;

    TurnedAway(Throttle throttle) {
        this.throttle = throttle;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (byScript(request)) {
            // The page says itself that nobody is signed in any more; a challenge would open a window over it.
            ProblemAnswer.write(Problem.of(ProblemCode.UNAUTHENTICATED), request, response);
        } else if (byPeople(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            redirect(
                    response, SignInPages.SIGN_IN + "?to=" + URLEncoder.encode(asked(request), StandardCharsets.UTF_8));
        } else {
            ProblemAnswer.write(counted(why, request), request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        var problem = problem(why);
        if (byPeople(request) && problem.rule().equals(Doorkeeper.PASSWORD_FIRST)) {
            redirect(response, SignInPages.ACCOUNT);
        } else if (why instanceof CsrfException && SignInPages.FORMS.contains(request.getRequestURI())) {
            // The form was open for too long, or comes from somebody else: it is shown anew.
            redirect(response, SignInPages.formOf(request));
        } else if (byPeople(request)) {
            request.setAttribute(ProblemAnswer.ANSWERED, problem);
            response.setStatus(problem.code().status());
            problem.headers().forEach(response::setHeader);
            request.getRequestDispatcher("/problems/" + problem.code().code()).forward(read(request), response);
        } else {
            ProblemAnswer.write(problem, request, response);
        }
    }

    /** A browser that shows a page or sends a form of one; what asks for a challenge by its address gets one. */
    private static boolean byPeople(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().equals(SignInPages.BASIC)
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** What htmx asks for on a page that is open, to put it into that page. */
    private static boolean byScript(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    /** The page that says what is wrong is read, whatever was to be done. */
    private static HttpServletRequest read(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }

    /** Where to go on after signing in. A form that can be begun with what was filled in is begun so. */
    private static String asked(HttpServletRequest request) {
        var address = request.getRequestURI();
        if (!request.getMethod().equals("GET")) {
            var filled = request.getParameter(BEGUN_BEFORE) == null ? address : filled(request);
            return filled.length() > LONGEST ? address : filled;
        }
        var query = request.getQueryString();
        return query == null ? address : address + "?" + query;
    }

    private static String filled(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().equals(FormMarks.PARAMETER) && !field.getValue()[0].isEmpty())
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue()[0], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", request.getRequestURI() + "?", ""));
    }

    /** Relative to where the browser is, whatever name it knows this machine by. */
    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, to);
    }

    /** Those who show nothing at all are counted with those who show something wrong, which has been counted by now. */
    private Problem counted(AuthenticationException why, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var wait = throttle.addresses().secondsToWait(address);
        if (wait > 0 && !(why instanceof AuthenticationServiceException)) {
            return Problem.of(ProblemCode.TOO_MANY_REQUESTS, "too-many-from-address")
                    .retryAfter(wait);
        } else if (!(why instanceof BadCredentialsException)) {
            throttle.addresses().failed(address);
        }
        return problem(why);
    }

    static Problem problem(AuthenticationException why) {
        if (why instanceof SignIn.MustWait wait) {
            return Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(wait.seconds());
        } else if (why instanceof AuthenticationServiceException) {
            return Problem.of(ProblemCode.UNAVAILABLE).retryAfter(2);
        } else if (why instanceof Recognition.BadToken) {
            return Problem.of(ProblemCode.UNAUTHENTICATED).header(HttpHeaders.WWW_AUTHENTICATE, BAD_TOKEN);
        } else {
            return Problem.of(ProblemCode.UNAUTHENTICATED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"ledger\", charset=\"UTF-8\"");
        }
    }

    private static Problem problem(AccessDeniedException why) {
        var result = why instanceof AuthorizationDeniedException denied ? denied.getAuthorizationResult() : null;
        if (result instanceof Doorkeeper.Because because) {
            return because.problem();
        } else if (result instanceof Doorkeeper.NoDoor nothing) {
            return nothing.others().isEmpty()
                    ? Problem.of(ProblemCode.NOT_FOUND)
                    : Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                            .header(
                                    HttpHeaders.ALLOW,
                                    String.join(
                                            ", ",
                                            nothing.others().stream()
                                                    .map(HttpMethod::name)
                                                    .sorted()
                                                    .toList()));
        } else if (why instanceof CsrfException) {
            return Problem.of(ProblemCode.FORBIDDEN, "session-without-form");
        }
        return Problem.of(ProblemCode.FORBIDDEN);
    }
}
