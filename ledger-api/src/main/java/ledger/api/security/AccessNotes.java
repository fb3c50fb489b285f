package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import ledger.api.security.AccessJournal.Access;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes every request that was not simply a reading that went well. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class AccessNotes extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int LONGEST_PATH = 500;

    private final AccessJournal journal;

    AccessNotes(AccessJournal journal) {
        this.journal = journal;
    }

    /** An answer that is made later has its status later. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var plain = READS.contains(request.getMethod()) && response.getStatus() < 400;
        if (!plain && !isAsyncStarted(request)) {
            var path = request.getRequestURI();
            journal.note(new Access(
                    Instant.now(),
                    Origin.of(request),
                    Caller.behind(request).map(Caller::account).orElse(null),
                    request.getMethod(),
                    path.substring(0, Math.min(path.length(), LONGEST_PATH)),
                    response.getStatus()));
        }
    }
}
