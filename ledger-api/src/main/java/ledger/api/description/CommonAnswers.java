package ledger.api.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Set;

/** What every operation of a kind can be told or answers, so that it is not written with each of them. */
final class CommonAnswers {

    private static final Set<HttpMethod> SENDS = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private CommonAnswers() {}

    static void add(String path, HttpMethod method, Operation operation) {
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/AcceptLanguage"));
        var sends = SENDS.contains(method);
        answer(operation, "400", "Malformed");
        // Whoever says who they are is asked for the truth, also where nobody need say it.
        answer(operation, "401", "Unauthenticated");
        answer(operation, "429", "TooManyRequests");
        if (operation.getSecurity() == null) {
            answer(operation, "403", "Forbidden");
        }
        if (path.contains("{")) {
            answer(operation, "404", "NotFound");
        }
        answer(operation, "406", "NotAcceptable");
        if (sends) {
            answer(operation, "413", "TooLarge");
            answer(operation, "415", "UnsupportedMediaType");
        }
        if (hasTag(operation)) {
            answer(operation, "304", "NotModified");
        }
        if (has(operation, "IdempotencyKey")) {
            answer(operation, "409", "Conflict");
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/IfMatch"));
            answer(operation, "422", "Refused");
        } else {
            answer(operation, "422", "Invalid");
        }
        if (has(operation, "IfMatch")) {
            answer(operation, "412", "Stale");
        }
        if (operation.getSecurity() == null) {
            answer(operation, "503", "Unavailable");
        }
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters().stream()
                .anyMatch(one -> ("#/components/parameters/" + parameter).equals(one.get$ref()));
    }

    /** Whether what is read says by an ETag which version it is. */
    private static boolean hasTag(Operation operation) {
        var read = operation.getResponses().get("200");
        return read != null && read.getHeaders() != null && read.getHeaders().containsKey("ETag");
    }

    /** What an operation says of its own stays. */
    private static void answer(Operation operation, String status, String response) {
        operation.getResponses().putIfAbsent(status, new ApiResponse().$ref("#/components/responses/" + response));
    }
}
