package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import ledger.api.proof.Checkpoints;
import ledger.api.proof.PathCheck;
import ledger.api.proof.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An auditor keeps a checkpoint, comes back, and needs to believe nobody. */
class ProofTest extends Story {

    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    private Path home;

    @Autowired
    private Checkpoints checkpoints;

    private Client auditor() {
        return as("kiemtoan");
    }

    @Test
    void a_checkpoint_that_was_kept_shows_later_that_nothing_before_it_has_changed() throws Exception {
        registerAndAllocate();
        checkpoints.take();
        var kept = auditor().get("/proofs/head");
        assertThat(kept.status()).isEqualTo(200);
        var file = Files.writeString(home.resolve("kept.json"), kept.raw().body());
        var first = kept.body().path("checkpoint");
        var commitment = commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05");
        checkpoints.take();

        var proof = auditor().get("/proofs/" + commitment.position()).body();
        var last = proof.path("checkpoint");
        assertThat(PathCheck.includes(
                        hex(proof.path("leaf")),
                        commitment.position() - 1,
                        last.path("position").asLong(),
                        path(proof),
                        hex(last.path("root"))))
                .isTrue();
        var event = auditor().get("/events/" + commitment.position());
        assertThat(proof.path("hash").asString()).isEqualTo(event.text("hash"));

        var from = first.path("position").asLong();
        var grown = auditor().get("/proofs/consistency?from=" + from).body();
        assertThat(grown.path("from")).isEqualTo(first);
        assertThat(PathCheck.consistent(
                        from,
                        hex(first.path("root")),
                        grown.path("to").path("position").asLong(),
                        hex(grown.path("to").path("root")),
                        path(grown)))
                .isTrue();
        var earlier = auditor().get("/proofs/1?checkpoint=" + from).body();
        assertThat(earlier.path("checkpoint")).isEqualTo(first);

        var sent = auditor().download("/audit-bundle", "application/zip");
        assertThat(sent.headers().firstValue("Content-Length")).contains(Integer.toString(sent.body().length));
        var bundle = Files.write(home.resolve("bundle.zip"), sent.body());
        var key = auditor()
                .get("/proofs/keys")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        var verdict = Verifier.verify(bundle.toString(), "--checkpoint", file.toString(), "--key", key);
        assertThat(verdict.said()).endsWith("VERIFIED\n").doesNotContain("UNSIGNED");
        assertThat(verdict.status()).isZero();
    }

    @Test
    void what_is_not_there_or_not_signed_is_said() {
        var head = register();
        checkpoints.take();
        var recorded = registerOther();
        assertThat(auditor().get("/proofs/" + (recorded + 1)).problem()).isEqualTo("not-found");
        assertThat(auditor().get("/proofs/x").status()).isEqualTo(404);
        var unsigned = auditor().get("/proofs/" + recorded);
        assertThat(unsigned.status()).isEqualTo(404);
        assertThat(unsigned.header("Retry-After")).isNotEmpty();
        assertThat(unsigned.body().path("title").asString()).isEqualTo("Chưa được ký");
        var none = auditor().get("/proofs/1?checkpoint=" + recorded);
        assertThat(none.status()).isEqualTo(422);
        assertThat(code(none)).isEqualTo("no-checkpoint");
        assertThat(code(auditor().get("/proofs/consistency"))).isEqualTo("required");
        assertThat(code(auditor().get("/proofs/consistency?from=x"))).isEqualTo("position-of-an-event");
        checkpoints.take();
        var before = auditor().get("/proofs/%d?checkpoint=%d".formatted(recorded, head));
        assertThat(code(before)).isEqualTo("checkpoint-before");
        assertThat(code(auditor().get("/proofs/consistency?from=%d&to=%d".formatted(recorded, head))))
                .isEqualTo("checkpoint-before");
        assertThat(accountant().get("/proofs/head").status()).isEqualTo(403);
        assertThat(auditor().download("/audit-bundle", "application/json").statusCode())
                .isEqualTo(406);
    }

    /** Something more is recorded. */
    private long registerOther() {
        var answer = officer().post("/plans", appendix().replace(plan, plan + "-B"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.position();
    }

    private static String code(Answer answer) {
        return answer.body().path("errors").path(0).path("code").asString();
    }

    private static byte[] hex(JsonNode text) {
        return HEX.parseHex(text.asString());
    }

    private static List<byte[]> path(JsonNode proof) {
        return proof.path("path").valueStream().map(ProofTest::hex).toList();
    }
}
