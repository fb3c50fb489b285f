package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import ledger.api.problem.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No password and no token travels over a network that others can listen to: it comes over TLS, or it does not leave the
 * machine. Behind a proxy that ends TLS both are what the proxy says (server.forward-headers-strategy).
 */
final class PlainText extends OncePerRequestFilter {

    private final boolean allowed;

    /** @param allowed where something that this program cannot see keeps others from listening */
    PlainText(boolean allowed) {
        this.allowed = allowed;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return allowed || request.isSecure() || !secret(request) || loopback(request.getRemoteAddr());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        ProblemAnswer.write(Problem.of(ProblemCode.FORBIDDEN, "secret-in-plain-text"), request, response);
    }

    private static boolean secret(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getMethod().equals("POST") && SignInPages.FORMS.contains(request.getRequestURI());
    }

    private static boolean loopback(String address) {
        try {
            // An address is not looked up, and nobody but the server has written it.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
