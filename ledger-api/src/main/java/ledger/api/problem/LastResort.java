package ledger.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what failed outside of all controllers, such as in a filter. */
@Controller
class LastResort implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof Problem problem) {
            ProblemAnswer.write(problem, request, response);
            return;
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? ProblemCode.answered(status)
                : ProblemCode.NOT_FOUND;
        if (code == ProblemCode.INTERNAL) {
            LOG.error("{} failed", request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), (Throwable) thrown);
        }
        ProblemAnswer.write(Problem.of(code), request, response);
    }
}
