package ledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Nothing is recorded whose answer the sender would not take: 406 comes first, as every refusal does. */
@Component
class AcceptedAnswers implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    /** @throws Problem {@code not-acceptable} */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!request.getMethod().equals(HttpMethod.GET.name()) && !acceptsJson(request)) {
            throw Problem.of(ProblemCode.NOT_ACCEPTABLE);
        }
        return true;
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        try {
            List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
            var types = MediaType.parseMediaTypes(accepted);
            return types.isEmpty()
                    || types.stream().anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
