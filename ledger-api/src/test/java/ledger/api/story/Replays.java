package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ledger.api.LedgerApplication;
import tools.jackson.databind.JsonNode;

/** Replays as an auditor asks for them over HTTP, and as a program of its own. */
record Replays(Client auditor) {

    /** A program's status and what it said. */
    record Ended(int status, String said) {}

    Answer begin(String body) {
        var begun = auditor.post("/replays", body);
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        assertThat(begun.header("Location")).endsWith("/replays/" + begun.text("id"));
        return begun;
    }

    /** What it has found. */
    JsonNode replayed(String body) {
        return awaitState(begin(body).text("id"), "DONE").body().path("result");
    }

    /** Asserts that none of these, events or commands, is left out, and that the words of every request are understood. */
    void understood(String what) {
        var redecided = replayed("{\"redecide\": true}").path("redecided");
        assertThat(redecided.path("notRedecided").valueStream())
                .as(redecided.toString())
                .noneMatch(one -> one.path("what").asString("").equals(what));
        assertThat(redecided.path("differences").valueStream())
                .as(redecided.toString())
                .noneMatch(one -> one.path("redecided").asString().equals("request-wording"));
    }

    Answer awaitState(String id, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> auditor.get("/replays/" + id),
                        seen -> seen.text("state").equals(state));
    }

    static Ended program(Path data, String... options) throws Exception {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LedgerApplication.class.getName(),
                "replay",
                "--data",
                data.toString()));
        words.addAll(List.of(options));
        var program = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        System.out.println(said);
        return new Ended(program.exitValue(), said);
    }
}
