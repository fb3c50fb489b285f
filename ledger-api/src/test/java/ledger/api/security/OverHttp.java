package ledger.api.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the ledger over HTTP, as programs do. */
@SpringBootTest(
        classes = Ledger.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "ledger.demo-accounts=true",
            "ledger.demo-password=" + OverHttp.PASSWORD,
            "ledger.limits.failures-per-address=100000",
            "spring.jackson.deserialization.fail-on-unknown-properties=true",
            "management.endpoints.web.exposure.include=health,info"
        })
abstract class OverHttp {

    /** With letters outside of ASCII, and longer than the 72 bytes of some password hashes. */
    static final String PASSWORD = "mật khẩu thử nghiệm của sổ cái dự toán, khá dài để chắc chắn";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired
    private Environment environment;

    /** A request that somebody with a demo account sends. */
    HttpRequest.Builder as(String username, String path) {
        return with(username, PASSWORD, path);
    }

    HttpRequest.Builder with(String username, String password, String path) {
        var credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return nobody(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    HttpRequest.Builder nobody(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path));
    }

    static HttpRequest.Builder posting(HttpRequest.Builder request, String json) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
