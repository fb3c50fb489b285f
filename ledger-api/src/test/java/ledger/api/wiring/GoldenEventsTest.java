package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.api.store.EventLog;
import ledger.api.store.LedgerEventStore;
import ledger.api.support.TestPostgres;
import ledger.core.LedgerEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was stored once is read for ever, and means what it meant. */
class GoldenEventsTest {

    private static LedgerEventStore store;

    @BeforeAll
    static void open() {
        var source = TestPostgres.freshDatabase().app();
        store = LedgerEventStore.open(
                new EventLog(source), StoredForm.names(), StoredForm.mapper(), StoredForm.upcasters(), source);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<Map.Entry<String, JsonNode>> files() {
        return GoldenEvents.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_stored_event_is_read_with_its_meaning_and_written_as_it_was(Map.Entry<String, JsonNode> file) {
        var golden = file.getValue();
        var event = (LedgerEvent) store.messages(List.of(GoldenEvents.stored(golden)))
                .findFirst()
                .orElseThrow()
                .getPayload();
        assertThat(event)
                .isInstanceOf(StoredForm.names().classOf(golden.path("type").asText()));
        GoldenEvents.meaning(event)
                .properties()
                .forEach(member -> assertThat(member.getValue().toString())
                        .as("%s of %s", member.getKey(), file.getKey())
                        .isEqualTo(golden.path(member.getKey()).toString()));
        assertThat(GoldenEvents.text(event))
                .as(
                        "%s is written otherwise than it was stored. If its members change, do not touch this file: give the"
                                + " record the next @Revision and an upcaster (docs/events.md).",
                        file.getKey())
                .isEqualTo(golden.path(golden.has("today") ? "today" : "data").toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_named_after_its_event_and_revision(Map.Entry<String, JsonNode> file) {
        var type = file.getValue().path("type").asText();
        assertThat(StoredForm.names().classOf(type))
                .as(
                        "%s.json is of no event: what was stored under a name stays readable, so the name stays in StoredForm",
                        file.getKey())
                .isNotNull();
        assertThat(file.getKey())
                .isEqualTo(type + "." + file.getValue().path("revision").asText());
    }

    @Test
    void every_event_has_a_file_of_its_revision() {
        var files = GoldenEvents.all();
        var lacking = StoredForm.names().all().stream()
                .filter(name -> !files.containsKey(GoldenEvents.file(name)))
                .map(name -> "Add %s/%s.json, once and for ever, with values as they are in an office; for example:%n%s"
                        .formatted(
                                GoldenEvents.FOLDER,
                                GoldenEvents.file(name),
                                GoldenEvents.written(
                                        name, SampleEvents.of(StoredForm.names().classOf(name)))))
                .toList();
        assertThat(lacking).as(String.join("\n", lacking)).isEmpty();
    }
}
