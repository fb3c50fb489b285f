package ledger.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bodies up to 1 MiB, imports up to 10 MiB; more is refused, before it is read where the sender says how much it is. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public final class BodyLimit extends OncePerRequestFilter {

    private static final long IMPORT = 10L * 1024 * 1024;
    /** The page on which a file is chosen. */
    private static final String CHOOSING = "/imports";
    /** What surrounds the file in a multipart body. */
    private static final long ENVELOPE = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = most(request);
        if (refuses(request)) {
            refuse(tooLarge(most), request, response);
        } else {
            chain.doFilter(new Limited(request, most), response);
        }
    }

    /** Whether the body is larger than it may be by its sender's own word, so that nobody need look into it. */
    public static boolean refuses(HttpServletRequest request) {
        return request.getContentLengthLong() > most(request);
    }

    /** A file that was chosen on a page is refused there, and the page is shown without it. */
    private static void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getRequestURI().equals(CHOOSING)) {
            request.setAttribute(ProblemAnswer.ANSWERED, problem);
            request.getRequestDispatcher(CHOOSING).forward(new WithoutBody(request), response);
        } else {
            ProblemAnswer.write(problem, request, response);
        }
    }

    private static long most(HttpServletRequest request) {
        if (!request.getRequestURI().endsWith("/imports")) {
            return StrictJson.LARGEST;
        }
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/") ? IMPORT + ENVELOPE : IMPORT;
    }

    private static Problem tooLarge(long most) {
        return Problem.of(ProblemCode.TOO_LARGE).with("limit", most);
    }

    /** The page itself, in place of what was sent to it. */
    private static final class WithoutBody extends HttpServletRequestWrapper {

        WithoutBody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }

    /** Bodies that come in chunks do not say how large they are. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private long read;

        Counted(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = body.read(into, offset, length);
            count(count);
            return count;
        }

        private void count(int more) {
            read += Math.max(more, 0);
            if (read > most) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
