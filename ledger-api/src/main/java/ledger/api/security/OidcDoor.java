package ledger.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ledger.api.problem.Problem;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The addresses of signing in by way of the provider, and the page for those who were not. */
@Controller
@Conditional(OidcSettings.SigningIn.class)
class OidcDoor {

    static final String SIGN_IN = "/oidc/sign-in";
    static final String CODE = "/oidc/code";
    static final String SIGN_OUT = "/oidc/sign-out";
    static final String ALL = "/oidc/**";

    private static final String REFUSED = "/oidc/refused";
    private static final String PROBLEM = "oidcProblem";

    /** Goes on to where a problem is told, to people as a page. */
    static void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute(PROBLEM, problem);
        request.getRequestDispatcher(REFUSED).forward(request, response);
    }

    /** Reached by a forward only. */
    @RequestMapping(REFUSED)
    void refused(@RequestAttribute(PROBLEM) Problem problem) {
        throw problem;
    }
}
