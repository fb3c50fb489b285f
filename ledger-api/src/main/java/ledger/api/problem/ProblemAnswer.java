package ledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem document, in the reader's language; filters and controllers all answer through here. */
public final class ProblemAnswer {

    /** The request attribute that holds the {@link Problem} which was answered. */
    public static final String ANSWERED = ProblemAnswer.class.getName();

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemAnswer() {}

    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var locale = Languages.of(request);
        request.setAttribute(ANSWERED, problem);
        response.setStatus(problem.code().status());
        response.setContentType("application/problem+json");
        response.setHeader("Content-Language", locale.getLanguage());
        response.addHeader("Vary", "Accept-Language");
        problem.headers().forEach(response::setHeader);
        // The stream is not closed: who keeps refusals may still do so before the answer leaves.
        response.getOutputStream().write(JSON.writeValueAsBytes(ProblemDocument.of(problem, locale)));
    }
}
