package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.Reversal;
import ledger.core.law.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} is what the events, their Javadoc and their golden files say. */
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/events.md");
    private static final String ACCEPT = "./mvnw test -pl ledger-core,ledger-projections,ledger-api"
            + " -Dtest=EventsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dledger.write-docs=true";

    private static final String HEAD = """
            # Events

            What is stored, for ever. This page is written by `EventsDocumentTest` from the Javadoc of the events in
            `ledger-core` and from the golden files in `ledger-api/src/test/resources/events`; change those, then accept with

            ```
            %s
            ```

            An event is a row of `ledger.event`: its name, revision and members as JSON, beside an envelope that every event has
            (who, in which role, of which agency, through which channel, why, for which day, under which rule set; when it was
            written; position, hash). Amounts are whole đồng. A member that is absent is not written. Money moves between
            buckets; a *fact* (bút toán) moves money of one portion of one line and can be reversed once.

            """.formatted(ACCEPT);

    private static final String CHANGES = """
            ## A new event

            1. Give it its name in `wiring.StoredForm`, and its sentence in `audit/events_*.properties`.
            2. Run `GoldenEventsTest`: it says which file is lacking and prints a first content. Put in values as they are in an
               office, add the file, and never touch it again.
            3. Accept this page as above.

            ## A change to an event

            Stored text is hashed and never rewritten, so every revision is read for ever:

            1. A new member that may be absent needs nothing: what is not written is read as null, and the record says what null
               means. `GoldenEventsTest` stays green.
            2. Any other change of members (renamed, split, of another kind, newly required): give the record the next
               `@Revision("2")` and write a `SingleEventUpcaster` that turns the JSON of revision 1 into that of revision 2; add it
               to `StoredForm.upcasters()`, older ones first. `UpcastingTest` is an example with its test: a renamed and an added
               member.
            3. The golden file of revision 1 stays as it is and gets one more member, `today`: what the event is written as now.
               Add a file for revision 2. Registers are rebuilt from what upcasters return (`./ledger rebuild`).
            4. The name of an event never changes, and what an event *means* never changes: something that means something else is
               a new event.
            """;

    private final Map<String, Javadoc> said = Javadoc.ofCore();
    private final Map<String, String> common = Javadoc.ofMethods(LedgerEvent.class);
    private final Map<String, JsonNode> files = GoldenEvents.all();

    @Test
    void the_page_of_events_says_what_the_events_are() throws IOException {
        var written = document();
        if (Boolean.getBoolean("ledger.write-docs")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as(
                        "docs/events.md is no longer what the events say. Look at the difference and accept it with%n  %s",
                        ACCEPT)
                .isEqualTo(written);
    }

    private String document() throws JsonProcessingException {
        var text = new StringBuilder(HEAD);
        var types = new TreeSet<Class<?>>(Comparator.comparing(Class::getSimpleName));
        text.append(
                "| Event | Revision | Vietnamese | Meaning | Money moves in the example | Fact |\n|--|--|--|--|--|--|\n");
        var names = new TreeSet<>(StoredForm.names().all());
        for (var name : names) {
            var type = StoredForm.names().classOf(name);
            text.append("| [`%s`](#%s) | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            name,
                            name.toLowerCase(Locale.ROOT),
                            GoldenEvents.revision(type),
                            said(type).term(),
                            said(type).sentence(),
                            movements(name),
                            kind(type)));
        }
        for (var name : names) {
            var type = StoredForm.names().classOf(name);
            text.append("%n## %s%n%n%s%n%n".formatted(name, said(type).sentence()));
            members(text, type, types);
            text.append("%n```json%n%s%n```%n".formatted(pretty(golden(name).path("data"))));
        }
        values(text, types);
        return text.append("\n").append(CHANGES).toString();
    }

    /** The kinds of values that the events hold, and those that these hold. */
    private void values(StringBuilder text, TreeSet<Class<?>> types) {
        text.append("\n## Values\n");
        var written = new TreeMap<String, String>();
        for (var type = types.pollFirst(); type != null; type = types.pollFirst()) {
            if (written.putIfAbsent(type.getSimpleName(), "") == null) {
                var one = new StringBuilder("%n**%s**: %s%n"
                        .formatted(type.getSimpleName(), said(type).sentence()));
                if (type.isEnum()) {
                    one.append("One of %s.%n"
                            .formatted(Arrays.stream(type.getEnumConstants())
                                    .map(constant -> "`" + constant + "`")
                                    .collect(Collectors.joining(", "))));
                } else if (!plain(type)) {
                    one.append("\n");
                    members(one, type, types);
                }
                written.put(type.getSimpleName(), one.toString());
            }
        }
        written.values().forEach(text::append);
    }

    private void members(StringBuilder text, Class<?> type, TreeSet<Class<?>> types) {
        text.append("| Member | Kind | Meaning |\n|--|--|--|\n");
        for (var member : type.getRecordComponents()) {
            var held = held(member.getGenericType());
            if (said.containsKey(held.getSimpleName())
                    && !StoredForm.names().all().contains(held.getSimpleName())) {
                types.add(held);
            }
            text.append("| `%s` | %s%s | %s |%n"
                    .formatted(
                            member.getName(),
                            kind(member.getGenericType()),
                            optional(member) ? ", may be absent" : "",
                            meaning(type, member)));
        }
    }

    /** What is said of the member itself, of what every event has, or of its kind. */
    private String meaning(Class<?> type, RecordComponent member) {
        var own = said(type).params().get(member.getName());
        if (own != null) {
            return own;
        } else if (LedgerEvent.class.isAssignableFrom(type) && common.containsKey(member.getName())) {
            return common.get(member.getName());
        }
        var kind = said.get(held(member.getGenericType()).getSimpleName());
        return kind == null ? "" : kind.firstSentence();
    }

    private static boolean optional(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType holder) {
            return (holder.getRawType() == Rule.class ? "rule of " : "list of ")
                    + held(type).getSimpleName();
        }
        return held(type).getSimpleName();
    }

    private static Class<?> held(Type type) {
        return type instanceof ParameterizedType holder
                ? (Class<?>) holder.getActualTypeArguments()[0]
                : (Class<?>) type;
    }

    /** Whether it is written as one text or number. */
    private static boolean plain(Class<?> type) {
        return StoredForm.mapper().valueToTree(SampleEvents.value(type)).isValueNode();
    }

    private Javadoc said(Class<?> type) {
        var javadoc = said.get(type.getSimpleName());
        assertThat(javadoc)
                .as("%s needs a Javadoc: it is what docs/events.md says of it", type)
                .isNotNull();
        return javadoc;
    }

    private static String kind(Class<?> event) {
        if (Reversal.class.isAssignableFrom(event)) {
            return "reversal";
        }
        return Fact.class.isAssignableFrom(event) ? "fact" : "";
    }

    private JsonNode golden(String name) {
        var golden = files.get(GoldenEvents.file(name));
        assertThat(golden)
                .as("%s has no golden file; GoldenEventsTest says what to add", name)
                .isNotNull();
        return golden;
    }

    private String movements(String name) {
        return StreamSupport.stream(golden(name).path("movements").spliterator(), false)
                .map(moved ->
                        moved.path("from").asText() + " → " + moved.path("to").asText())
                .collect(Collectors.joining(", "));
    }

    private static String pretty(JsonNode data) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(data);
    }
}
