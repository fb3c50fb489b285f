package ledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the ledger of the demo with a browser; all tests that do share that ledger. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "ledger.demo=true",
            "ledger.demo-accounts=true",
            "ledger.demo-password=" + Browsing.PASSWORD,
            "ledger.limits.failures-per-address=100000"
        })
abstract class Browsing {

    static final String PASSWORD = "mật khẩu của trình duyệt";

    private static final String SECOND_PLAN = """
            {"id": "%s", "number": "12/KH-UBND", "date": "2022-01-10", "fiscalYear": 2022, "approvedTotal": 60000000,
             "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Tây Ninh", "fundingSource": "kinh phí sự nghiệp khoa học công nghệ",
             "budgetHolder": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
             "sections": [{"code": "I", "title": "Đào tạo nâng cao năng suất chất lượng",
              "leadAgency": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
              "lines": [{"code": "I.1", "title": "Tổ chức lớp tập huấn", "unit": "Lớp", "quantity": 2,
               "unitPrice": 30000000, "amount": 60000000}]}]}
            """.formatted(Shown.SECOND_PLAN);

    /** What a browser remembers in which somebody has signed in, by the ledger's address and the account. */
    private static final Map<String, String> SIGNED_IN = new HashMap<>();

    @LocalServerPort
    private int port;

    @BeforeAll
    static void there_is_a_browser() {
        Chromium.required();
    }

    /** A browser of its own; nobody has signed in when no account is named. */
    Visit visit(@Nullable String account, Look look) {
        return Visit.begin(ledger(), look, account == null ? "{}" : memory(account), true);
    }

    /** The same with scripts switched off. */
    Visit visitWithoutScripts(String account) {
        return Visit.begin(ledger(), Look.USUAL, memory(account), false);
    }

    private String memory(String account) {
        return SIGNED_IN.computeIfAbsent(account + "@" + port, unknown -> {
            try (var visit = Visit.begin(ledger(), Look.USUAL, "{}", true)) {
                visit.signIn(account, PASSWORD);
                return visit.memory();
            }
        });
    }

    /** So that there is a choice of plans; nothing of it is allocated. */
    @BeforeEach
    void there_is_a_second_plan() throws IOException, InterruptedException {
        post("taichinh", "/plans", Shown.SECOND_PLAN, SECOND_PLAN);
    }

    /**
     * Records by the interface, without a browser, and waits until the pages show it.
     *
     * @param path within it
     * @return the body of the answer
     */
    JsonNode record(String account, String path, String body) throws IOException, InterruptedException {
        var recorded = post(account, path, UUID.randomUUID().toString(), body);
        var shown = asked(account, "/plans/" + recorded.path("planId").asString() + "/balances")
                .header("Ledger-Min-Position", recorded.path("position").asString())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(shown, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        return recorded;
    }

    private JsonNode post(String account, String path, String key, String body)
            throws IOException, InterruptedException {
        var sent = asked(account, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(sent, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest.Builder asked(String account, String path) {
        var credentials = (account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(ledger() + "/api/v1" + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private String ledger() {
        return "http://127.0.0.1:" + port;
    }
}
