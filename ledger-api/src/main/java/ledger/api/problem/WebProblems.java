package ledger.api.problem;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ledger.core.Refused;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The problems that Spring's exceptions stand for. */
final class WebProblems implements ProblemSource {

    @Override
    public Optional<Problem> problem(Throwable thrown) {
        return Optional.ofNullable(
                thrown instanceof Problem problem
                        ? problem
                        : thrown instanceof Refused refused ? Problem.of(refused) : ofSpring(thrown));
    }

    private static @Nullable Problem ofSpring(Throwable thrown) {
        if (thrown instanceof RequestRejectedException || thrown instanceof InvalidParameterException) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST, "malformed-address");
        } else if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        } else if (thrown instanceof NoResourceFoundException || thrown instanceof NoHandlerFoundException) {
            return Problem.of(ProblemCode.NOT_FOUND);
        } else if (thrown instanceof HttpRequestMethodNotSupportedException method) {
            var allowed = method.getSupportedMethods();
            return Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                    .header("Allow", allowed == null ? "" : String.join(", ", allowed));
        } else if (thrown instanceof HttpMediaTypeNotAcceptableException) {
            return Problem.of(ProblemCode.NOT_ACCEPTABLE);
        } else if (thrown instanceof HttpMediaTypeNotSupportedException media) {
            return Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE)
                    .header("Accept", MediaType.toString(media.getSupportedMediaTypes()));
        } else if (thrown instanceof MaxUploadSizeExceededException) {
            return Problem.of(ProblemCode.TOO_LARGE);
        } else if (thrown instanceof MultipartException) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST);
        } else if (thrown instanceof AccessDeniedException) {
            return Problem.of(ProblemCode.FORBIDDEN);
        } else {
            return ofParameter(thrown);
        }
    }

    private static @Nullable Problem ofParameter(Throwable thrown) {
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            // No resource can stand under a path whose variable cannot even be read.
            return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? Problem.of(ProblemCode.NOT_FOUND)
                    : Problem.validation(FieldError.parameter(mismatch.getName(), code(mismatch.getRequiredType())));
        } else if (thrown instanceof MissingServletRequestParameterException missing) {
            return Problem.validation(FieldError.parameter(missing.getParameterName(), "required"));
        } else if (thrown instanceof MissingServletRequestPartException missing) {
            return Problem.validation(FieldError.parameter(missing.getRequestPartName(), "required"));
        } else if (thrown instanceof MissingRequestHeaderException missing) {
            return Problem.validation(FieldError.parameter(missing.getHeaderName(), "required"));
        } else if (thrown instanceof ServletRequestBindingException
                || thrown instanceof HandlerMethodValidationException
                || thrown instanceof TypeMismatchException) {
            return Problem.validation(List.of());
        } else {
            return null;
        }
    }

    /** Which sentence says what a parameter has to be. */
    private static String code(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "type";
        } else if (LocalDate.class == wanted) {
            return "date";
        }
        return Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(wanted)) ? "whole-number" : "type";
    }

    /** Not JSON at all, or JSON of another shape. */
    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof UnrecognizedPropertyException unknown) {
            return Problem.validation(new FieldError(pointer(unknown), "unknown-member"));
        } else if (unreadable.getCause() instanceof DatabindException other) {
            return Problem.validation(new FieldError(pointer(other), "type"));
        } else {
            return Problem.of(ProblemCode.MALFORMED_REQUEST);
        }
    }

    private static String pointer(JacksonException exception) {
        var pointer = new StringBuilder();
        for (var step : exception.getPath()) {
            pointer.append(Pointer.step(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
        }
        return pointer.toString();
    }
}
