package ledger.api.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The bundle of a ledger that is busy, and of one whose log somebody has changed. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "ledger.checkpoints.every=1h")
class BundleDoorTest {

    private static final Database DATABASE = TwoYears.copy();

    @TempDir
    private Path folder;

    @Autowired
    private BundleDoor door;

    @Autowired
    private CheckpointJob job;

    @Autowired
    private Wellness wellness;

    @Autowired
    private Proofs proofs;

    @DynamicPropertySource
    static void two_years(DynamicPropertyRegistry properties) {
        properties.add("ledger.database.url", () -> DATABASE.url() + "?user=postgres");
        properties.add("ledger.data", () -> "target/ledgers/" + UUID.randomUUID());
        properties.add("ledger.checkpoints.keys", TwoYears.KEYS::toString);
    }

    private Verifier.Verdict verdict() throws Exception {
        var file = folder.resolve("bundle.zip");
        try (var bytes = door.all(new HttpHeaders()).getBody().getInputStream()) {
            Files.write(file, bytes.readAllBytes());
        }
        return Verifier.verify(file.toString());
    }

    @Test
    void one_bundle_is_written_at_a_time() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try (var connection = DATABASE.superuser().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('ledger.checkpoint', 0))");
            var first = threads.submit(this::verdict);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(JdbcClient.create(DATABASE.superuser())
                                    .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                    .query(Integer.class)
                                    .single())
                            .isPositive());
            var second = threads.submit(() -> door.all(new HttpHeaders()));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> second.get(30, TimeUnit.SECONDS))
                    .havingCause()
                    .isInstanceOfSatisfying(
                            Problem.class, busy -> assertThat(busy.code()).isEqualTo(ProblemCode.OVERLOADED));
            connection.rollback();
            first.get();
        } finally {
            threads.shutdown();
        }
        assertThat(verdict().said()).as("the next one").isNotEmpty();
    }

    @Test
    void a_log_that_was_changed_is_told_and_given() throws Exception {
        long missing = proofs.latest().orElseThrow().position() - 3;
        DATABASE.execute(
                "alter table ledger.event disable trigger insert_only; delete from ledger.event where position = "
                        + missing);
        job.run();
        assertThat(wellness.health().getStatus()).isEqualTo(Wellness.WARNING);
        assertThat(wellness.health().getDetails().get("SIGNING").toString()).contains("nothing more is signed");

        var verdict = verdict();
        assertThat(verdict.said()).contains("missing events, from position %1$d to %1$d".formatted(missing));
        assertThat(verdict.status()).isEqualTo(14);
    }
}
