package ledger.api.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.api.store.Envelope;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import org.axonframework.serialization.Revision;

/**
 * Events as they were stored once: {@code src/test/resources/events/<Name>.<revision>.json}, written when the event was
 * new and only read since. {@code data} is what is stored; the rest is what it means. {@code today} is there where an
 * older revision is written otherwise by now.
 */
final class GoldenEvents {

    static final Path FOLDER = Path.of("src/test/resources/events");

    private static final ObjectMapper STORED = StoredForm.mapper();
    private static final ObjectMapper PLAIN = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private GoldenEvents() {}

    /** Every file by its name without {@code .json}, such as {@code FundsCommitted.1}. */
    static TreeMap<String, JsonNode> all() {
        try (var files = Files.list(FOLDER)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replaceFirst("\\.json$", ""),
                    GoldenEvents::read,
                    (one, other) -> one,
                    TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return PLAIN.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String revision(Class<?> event) {
        var revision = event.getAnnotation(Revision.class);
        return revision == null ? "1" : revision.value();
    }

    /** The name of the file that an event of today must have. */
    static String file(String name) {
        return name + "." + revision(StoredForm.names().classOf(name));
    }

    static StoredEvent stored(JsonNode golden) {
        return new StoredEvent(
                1,
                UUID.randomUUID().toString(),
                golden.path("plan").asText(),
                0,
                golden.path("type").asText(),
                golden.path("revision").asText(),
                golden.path("data").toString(),
                new Envelope("a", "ACCOUNTANT", null, "API", null, "VN-2017", "r", LocalDate.of(2021, 4, 5)),
                Instant.EPOCH,
                UUID.randomUUID().toString(),
                null,
                null,
                "",
                "");
    }

    /** What the store would write. */
    static String text(LedgerEvent event) {
        try {
            return STORED.writeValueAsString(event);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What an event says of itself: the plan, the line, the day and the movements. */
    static ObjectNode meaning(LedgerEvent event) {
        var meaning = PLAIN.createObjectNode();
        meaning.put("plan", event.plan() == null ? null : event.plan().value());
        meaning.put("line", event.line() == null ? null : event.line().toString());
        meaning.put("effective", event.effective().toString());
        var movements = meaning.putArray("movements");
        event.movements()
                .forEach(moved -> movements
                        .addObject()
                        .put("from", moved.from().bucket().name())
                        .put("to", moved.to().bucket().name())
                        .put("amount", moved.amount().dong())
                        .put("portion", moved.from().portion().label()));
        return meaning;
    }

    /** A whole new file for an event. */
    static String written(String name, LedgerEvent event) {
        try {
            var golden = PLAIN.createObjectNode();
            golden.put("type", name);
            golden.put("revision", revision(event.getClass()));
            golden.setAll(meaning(event));
            golden.set("data", PLAIN.readTree(text(event)));
            return PLAIN.writeValueAsString(golden) + "\n";
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
