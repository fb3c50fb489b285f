package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import ledger.api.problem.Problem;

/** Is told of every request that was forbidden (403) before the answer leaves, so that it can be kept as evidence. */
@FunctionalInterface
public interface ForbiddenLog {

    /** Of a request that only asks what would be forbidden no evidence is made. */
    static void nothingWasDone(HttpServletRequest request) {
        request.setAttribute(ForbiddenNotes.NOTHING_WAS_DONE, true);
    }

    /** @param problem that was answered, such as {@code outside-agency}, with its facts */
    void forbidden(HttpServletRequest request, Caller caller, Problem problem);
}
