package ledger.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ledger as it is served, with its document. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "ledger.demo-accounts=true",
            "ledger.demo-password=" + Served.PASSWORD,
            // Nobody waits for the end of a stream.
            "ledger.stream.longest=0s"
        })
abstract class Served {

    static final String PASSWORD = "mat khau thu nghiem";
    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    DescribedDocument document() throws IOException, InterruptedException {
        return new DescribedDocument(
                JSON.readTree(answer(request("/v3/api-docs")).body()));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder request(String account, String path) {
        return requestWith(account, PASSWORD, path);
    }

    HttpRequest.Builder requestWith(String account, String password, String path) {
        var credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    static HttpRequest.Builder posting(HttpRequest.Builder request, String mediaType, JsonNode body) {
        return request.header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(body.isTextual() ? body.textValue() : body.toString()));
    }

    static HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
