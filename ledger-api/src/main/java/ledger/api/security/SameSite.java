package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import ledger.api.problem.ProblemCode;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser that has been told a Basic password sends it with every request, also with one that a page of somebody else
 * makes it send. Browsers say where a request comes from; programs do not, and are not bothered.
 */
final class SameSite extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var from = request.getHeader("Sec-Fetch-Site");
        if (from == null || OWN.contains(from) || READS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            ProblemAnswer.write(Problem.of(ProblemCode.FORBIDDEN), request, response);
        }
    }
}
