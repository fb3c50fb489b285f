package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A budget officer sends a large file, looks how far it is, and does not hold the line. */
class LongImportTest extends Story {

    private static final String TEXT = "text/plain; charset=utf-8";

    /** A file of its own: other stories record the published one. */
    private final byte[] file = (utf8(source()) + "\nBản " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);

    @Autowired
    private DataSource database;

    private Answer begin(byte[] file) {
        var begun = officer().postPreferring("respond-async, wait=5", "/imports", TEXT, file);
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        assertThat(begun.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(begun.header("Location")).isEqualTo("/api/v1/imports/" + begun.text("id"));
        assertThat(begun.text("status")).isEqualTo("CHECKING");
        assertThat(begun.body().path("progress").path("stage").asString()).isEqualTo("RECEIVED");
        return begun;
    }

    private Answer awaitEnd(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> officer().get("/imports/" + id),
                        read -> !read.text("status").equals("CHECKING"));
    }

    /** As if a node had last told of it so many seconds ago. */
    private void checkedElsewhere(String id, int secondsAgo) {
        JdbcClient.create(database)
                .sql("""
                        update app.checked_import set stage = 'UNDERSTANDING', done = 1200, total = 5007,
                            heard_at = now() - make_interval(secs => ?) where id = ?
                        """)
                .params(secondsAgo, UUID.fromString(id))
                .update();
    }

    @Test
    void a_file_is_checked_while_the_sender_does_something_else() {
        var begun = begin(file);
        var read = awaitEnd(begun.text("id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("status")).isEqualTo("CHECKED");
        var waited = officer().postWithoutKey("/imports", TEXT, file);
        assertThat(waited.status()).isEqualTo(201);
        assertThat(read.body().path("lines")).isEqualTo(waited.body().path("lines"));
        assertThat(read.body().path("findings")).isEqualTo(waited.body().path("findings"));
    }

    @Test
    void a_check_under_way_says_how_far_it_is_and_cannot_be_confirmed_yet() {
        var id = begin(file).text("id");
        awaitEnd(id);
        checkedElsewhere(id, 1);
        var read = officer().get("/imports/" + id);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("status")).isEqualTo("CHECKING");
        assertThat(read.body().path("progress").toString())
                .isEqualTo("{\"stage\":\"UNDERSTANDING\",\"done\":1200,\"total\":5007}");
        var confirmation = "{\"acceptSuggestions\": true}";
        var early = officer().post("/imports/" + id + "/confirmation", confirmation);
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.header("Retry-After")).isEqualTo("1");
        assertThat(early.body().path("errors").path(0).path("code").asString()).isEqualTo("still-checking");
        assertThat(early.raw().body()).contains("Tệp đang được kiểm tra");
        assertThat(officer()
                        .in("en")
                        .post("/imports/" + id + "/confirmation", confirmation)
                        .raw()
                        .body())
                .contains("still being checked");
    }

    @Test
    void a_check_whose_node_fell_silent_is_done_by_whoever_asks() {
        var id = begin(file).text("id");
        awaitEnd(id);
        checkedElsewhere(id, 61);
        assertThat(officer().get("/imports/" + id).text("status")).isEqualTo("CHECKED");
    }

    @Test
    void a_file_that_cannot_be_read_is_answered_as_if_one_had_waited() {
        var pdf = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);
        var id = begin(pdf).text("id");
        var read = awaitEnd(id);
        var waited = officer().postWithoutKey("/imports", TEXT, pdf);
        assertThat(read.status()).isEqualTo(422);
        assertThat(read.body().path("errors")).isEqualTo(waited.body().path("errors"));
        assertThat(read.text("type")).isEqualTo(waited.text("type"));
        var confirmed = officer().post("/imports/" + id + "/confirmation", "{\"acceptSuggestions\": true}");
        assertThat(confirmed.body().path("errors")).isEqualTo(waited.body().path("errors"));
    }

    @Test
    void a_client_that_prefers_nothing_waits_as_ever() {
        assertThat(officer().postWithoutKey("/imports", TEXT, file).status()).isEqualTo(201);
        assertThat(officer()
                        .postPreferring("handling=strict", "/imports", TEXT, file)
                        .status())
                .isEqualTo(201);
        assertThat(officer().get("/imports/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
