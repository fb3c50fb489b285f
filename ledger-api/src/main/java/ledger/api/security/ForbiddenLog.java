package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import ledger.api.problem.Problem;

/** Is told of every request that was forbidden (403) before the answer leaves, so that it can be kept as evidence. */
@FunctionalInterface
public interface ForbiddenLog {

    /** @param problem that was answered, such as {@code outside-agency}, with its facts */
    void forbidden(HttpServletRequest request, Caller caller, Problem problem);
}
