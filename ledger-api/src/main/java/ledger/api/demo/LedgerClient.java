package ledger.api.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Asks the ledger what any program of an accountant would ask it, over HTTP. */
final class LedgerClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UNAVAILABLE = 503;
    private static final int TRIES = 30;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final UnaryOperator<String> passwords;

    /** @param passwords by account */
    LedgerClient(int port, UnaryOperator<String> passwords) {
        this.base = "http://127.0.0.1:" + port;
        this.passwords = passwords;
    }

    /** {@code http://127.0.0.1:PORT} */
    String base() {
        return base;
    }

    Answer send(String account, String path, String key, JsonNode body) throws IOException, InterruptedException {
        return ask(command(account, path, key, body));
    }

    /** Sends what is recorded only while the plan or the line is as {@code ifMatch} says. */
    Answer sendIf(String ifMatch, String account, String path, String key, JsonNode body)
            throws IOException, InterruptedException {
        return ask(command(account, path, key, body).header("If-Match", ifMatch));
    }

    Answer upload(String account, String path, byte[] text) throws IOException, InterruptedException {
        return ask(request(account, path)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(text)));
    }

    /**
     * Reads what the registers show from a position on. The ledger lets it wait while they are behind.
     *
     * @throws IOException when it cannot be read
     */
    Answer read(String account, String path, long position) throws IOException, InterruptedException {
        var request = request(account, path).header("Ledger-Min-Position", Long.toString(position));
        var answer = ask(request);
        for (int tries = 1; answer.status() == UNAVAILABLE && tries < TRIES; tries++) {
            answer = ask(request);
        }
        if (!answer.accepted()) {
            throw new IOException("GET " + path + ": " + answer.problem());
        }
        return answer;
    }

    private HttpRequest.Builder command(String account, String path, String key, JsonNode body) {
        return request(account, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private HttpRequest.Builder request(String account, String path) {
        var credentials = (account + ":" + passwords.apply(account)).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path))
                .timeout(Duration.ofMinutes(1))
                .header("Accept-Language", "vi")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private Answer ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                response.headers().firstValueAsLong("Ledger-Position").orElse(0),
                response.headers().firstValue("Idempotency-Replayed").isPresent(),
                json(response));
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        var json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return json ? JSON.readTree(response.body()) : MissingNode.getInstance();
    }
}
