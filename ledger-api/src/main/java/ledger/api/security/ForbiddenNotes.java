package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/** Hands what was forbidden to the logs that keep it; the answer has been written by then but has not left. */
final class ForbiddenNotes extends OncePerRequestFilter {

    static final String NOTHING_WAS_DONE = ForbiddenNotes.class.getName();

    private final ObjectProvider<ForbiddenLog> logs;

    ForbiddenNotes(ObjectProvider<ForbiddenLog> logs) {
        this.logs = logs;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == 403
                && request.getAttribute(NOTHING_WAS_DONE) == null
                && request.getAttribute(ProblemAnswer.ANSWERED) instanceof Problem problem) {
            Caller.behind(request)
                    .ifPresent(caller -> logs.orderedStream().forEach(log -> log.forbidden(request, caller, problem)));
        }
    }
}
