package ledger.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A ledger whose checkpoints go to a directory that is away. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "ledger.checkpoints.every=1h")
@ExtendWith(OutputCaptureExtension.class)
class WellnessTest {

    private static final Path AWAY =
            Path.of("target", "ledgers", UUID.randomUUID().toString(), "away");

    @LocalServerPort
    private int port;

    @Autowired
    private CheckpointJob job;

    @DynamicPropertySource
    static void away(DynamicPropertyRegistry properties) {
        properties.add("ledger.checkpoints.directory", AWAY::toString);
    }

    @Test
    void what_is_not_delivered_is_seen_in_the_health_answer_and_once_in_the_log(CapturedOutput log) throws Exception {
        job.run();
        job.run();
        assertThat(health("").body()).contains("\"status\":\"WARNING\"");
        assertThat(health("").statusCode()).as("it serves all the same").isEqualTo(200);
        assertThat(health("/readiness").body()).contains("\"status\":\"UP\"");
        assertThat(log.getAll()).containsOnlyOnce("Không có thư mục " + AWAY);

        Files.createDirectories(AWAY);
        job.run();
        assertThat(health("").body()).contains("\"status\":\"UP\"");
        assertThat(log.getAll()).contains("well again");
    }

    private HttpResponse<String> health(String group) throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/actuator/health" + group);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
