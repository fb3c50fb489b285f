package ledger.api.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the served document promises of every answer, held against the answers that really come. */
public final class Promises {

    private static final String API = "/api/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DescribedDocument document;
    private final List<Route> routes;

    /** @param json the document as it is served */
    public Promises(String json) {
        try {
            this.document = new DescribedDocument(JSON.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
        this.routes = document.operations().entrySet().stream()
                .map(operation -> Route.of(operation.getKey(), operation.getValue()))
                // A route whose path says more goes first, as it does in the program.
                .sorted(Comparator.comparingInt(Route::variables))
                .toList();
    }

    private record Route(String name, Pattern form, int variables, JsonNode operation) {

        private static Route of(String name, JsonNode operation) {
            var form = Arrays.stream(name.split("(?<=/)|(?=/)"))
                    .map(step -> step.startsWith("{") ? "[^/]+" : Pattern.quote(step))
                    .collect(Collectors.joining());
            return new Route(name, Pattern.compile(form), name.split("\\{").length - 1, operation);
        }
    }

    /** What an answer has that nobody promised; empty when all is as described, or when there is no such route. */
    public List<String> broken(HttpResponse<?> answer, String body) {
        var request = answer.request();
        var path = request.uri().getRawPath();
        if (!path.startsWith(API)) {
            return List.of();
        }
        var route = route(request.method() + " " + path);
        if (route.isEmpty()) {
            return answer.statusCode() < 400
                    ? List.of("nothing is said of " + request.method() + " " + path)
                    : List.of();
        }
        var complaints = complaints(route.get().operation(), answer, body);
        return complaints.stream().map(one -> route.get().name() + ": " + one).toList();
    }

    private Optional<Route> route(String asked) {
        return routes.stream()
                .filter(one -> one.form().matcher(asked).matches())
                .findFirst();
    }

    private List<String> complaints(JsonNode operation, HttpResponse<?> answer, String body) {
        var status = Integer.toString(answer.statusCode());
        var described = operation.path("responses").path(status);
        if (described.isMissingNode()) {
            return List.of(status + " is not described: " + body);
        }
        var type = answer.headers()
                .firstValue("Content-Type")
                .map(value -> value.replaceFirst("\\s*;.*", ""))
                .orElse(null);
        if (type == null) {
            return body.isEmpty() ? List.of() : List.of(status + " says no media type");
        }
        if (!document.follow(described).path("content").has(type)) {
            return List.of(status + " is not described as " + type);
        }
        if (!type.endsWith("json")) {
            return List.of();
        }
        try {
            var complaints = document.complaints(described, type, JSON.readTree(body));
            return complaints.isEmpty() ? List.of() : List.of(status + " " + complaints + " in " + body);
        } catch (JsonProcessingException broken) {
            return List.of(status + " is no JSON: " + body);
        }
    }
}
