package ledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Turns whatever a controller throws into a problem document; what nobody knows is a bug and says nothing but 500. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final KnownProblems known;

    ProblemAdvice(KnownProblems known) {
        this.known = known;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (thrown instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            LOG.debug("The reader has gone: {}", thrown.toString());
            return null;
        }
        response.resetBuffer();
        var problem = known.of(thrown).orElseGet(() -> bug(thrown, request));
        if (readByPeople(request)) {
            return ProblemPages.page(problem, request);
        }
        ProblemAnswer.write(problem, request, response);
        return null;
    }

    private static Problem bug(Exception thrown, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        return Problem.of(ProblemCode.INTERNAL);
    }

    private static boolean readByPeople(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return !request.getRequestURI().startsWith("/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
