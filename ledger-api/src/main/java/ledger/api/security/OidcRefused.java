package ledger.api.security;

import java.io.IOException;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.client.ResourceAccessException;

/** Somebody whom the provider sent, or its token, is not let in; the problem says why. */
final class OidcRefused extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final Problem problem;

    OidcRefused(Problem problem) {
        super(problem.rule());
        this.problem = problem;
    }

    OidcRefused(Problem problem, Throwable cause) {
        super(problem.rule(), cause);
        this.problem = problem;
    }

    /** The provider, or what it is compared with here, does not answer. */
    static OidcRefused unavailable(Throwable cause) {
        return new OidcRefused(
                Problem.of(ProblemCode.UNAVAILABLE, "oidc-unavailable").retryAfter(OidcProvider.PAUSE.toSeconds()),
                cause);
    }

    /** The token does not hold. */
    static OidcRefused badToken(Throwable cause) {
        return new OidcRefused(
                Problem.of(ProblemCode.UNAUTHENTICATED, "oidc-token").header("WWW-Authenticate", TurnedAway.BAD_TOKEN),
                cause);
    }

    /** Why somebody has not been signed in. */
    static Problem problem(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OidcRefused refused) {
                return refused.problem;
            } else if (cause instanceof ResourceAccessException || cause instanceof IOException) {
                return unavailable(cause).problem;
            }
        }
        return Problem.of(ProblemCode.UNAUTHENTICATED, "oidc-sign-in");
    }
}
