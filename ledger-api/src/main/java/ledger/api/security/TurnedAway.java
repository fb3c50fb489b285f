package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import ledger.api.problem.ProblemCode;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells those who were not let in why, as a problem document. */
final class TurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        ProblemAnswer.write(problem(why), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        ProblemAnswer.write(problem(why), request, response);
    }

    private static Problem problem(AuthenticationException why) {
        if (why instanceof SignIn.MustWait wait) {
            return Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(wait.seconds());
        } else if (why instanceof AuthenticationServiceException) {
            return Problem.of(ProblemCode.UNAVAILABLE).retryAfter(2);
        } else {
            return Problem.of(ProblemCode.UNAUTHENTICATED)
                    .header("WWW-Authenticate", "Basic realm=\"ledger\", charset=\"UTF-8\"");
        }
    }

    private static Problem problem(AccessDeniedException why) {
        if (why instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof Doorkeeper.NoDoor nothing) {
            return nothing.others().isEmpty()
                    ? Problem.of(ProblemCode.NOT_FOUND)
                    : Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                            .header(
                                    "Allow",
                                    String.join(
                                            ", ",
                                            nothing.others().stream()
                                                    .map(HttpMethod::name)
                                                    .sorted()
                                                    .toList()));
        }
        return Problem.of(ProblemCode.FORBIDDEN);
    }
}
