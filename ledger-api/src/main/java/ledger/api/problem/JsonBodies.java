package ledger.api.problem;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A door that reads a body reads JSON, unless it says what else. */
@Component
class JsonBodies implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {

            @Override
            protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> door) {
                var route = super.getMappingForMethod(method, door);
                return route != null && route.getConsumesCondition().isEmpty() && readsBody(method)
                        ? route.mutate()
                                .consumes(MediaType.APPLICATION_JSON_VALUE)
                                .build()
                        : route;
            }
        };
    }

    private static boolean readsBody(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
    }
}
