package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import ledger.api.LedgerApplication;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** {@code ledger checkpoint} and {@code ledger rotate-key}, as programs of their own beside a ledger that serves. */
class CheckpointCommandTest extends Story {

    private static final Path DATA =
            Path.of("target", "ledgers", UUID.randomUUID().toString());

    /** A child's status and what it said. */
    private record Ended(int status, String said) {}

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("ledger.data", DATA::toString);
        properties.add("ledger.checkpoints.every", () -> "1h");
    }

    @Test
    void the_log_is_signed_when_it_is_asked_and_a_new_key_signs_on() throws Exception {
        var head = register();
        assertThat(program("checkpoint").said()).contains("Đã ký đến vị trí " + head, "Signed up to position " + head);
        var first = as("kiemtoan").get("/proofs/head").body().path("checkpoint");
        assertThat(first.path("position").asLong()).isEqualTo(head);
        assertThat(program("checkpoint").said()).contains("There is nothing new to sign");

        var rotated = program("rotate-key");
        assertThat(rotated.status()).isZero();
        var keys = as("kiemtoan").get("/proofs/keys").body().path("items");
        assertThat(keys).hasSize(2);
        assertThat(keys.path(0).path("id")).isEqualTo(first.path("key"));
        assertThat(keys.path(1).path("follows")).isEqualTo(first.path("key"));
        assertThat(rotated.said()).contains(keys.path(1).path("id").asString());

        // The ledger that serves takes the new key without being told.
        register("-B");
        as("kiemtoan").bytes("/audit-bundle");
        var last = as("kiemtoan").get("/proofs/head").body().path("checkpoint");
        assertThat(last.path("key")).isEqualTo(keys.path(1).path("id"));

        Files.delete(DATA.resolve("checkpoint-key.pem"));
        register("-C");
        var away = program("checkpoint");
        assertThat(away.said())
                .contains("không có khóa ký", "does not have the signing key")
                .doesNotContain("at ledger.");
        assertThat(away.status()).isEqualTo(17);
        assertThat(program("rotate-key").status()).isEqualTo(17);
        assertThat(program("rotate-key", "--former-key-is-lost").status()).isZero();
        assertThat(program("checkpoint").status()).isZero();
    }

    private void register(String suffix) {
        var answer = officer().post("/plans", appendix().replace(plan, plan + suffix));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    private static Ended program(String... command) throws Exception {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LedgerApplication.class.getName()));
        words.addAll(List.of(command));
        words.addAll(List.of("--data", DATA.toString()));
        var program = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        return new Ended(program.exitValue(), said);
    }
}
