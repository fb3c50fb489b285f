package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ledger.api.proof.OpenedBundle;
import ledger.api.proof.Verifier;
import ledger.api.proof.Verifier.Verdict;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of event that was ever stored moves in the verifier what it moves in the ledger. */
class VerifiedEventsTest {

    private static final Map<String, String> MEMBERS = Map.of(
            "AVAILABLE", "available",
            "HELD", "held",
            "RESERVED", "reserved",
            "COMMITTED", "committed",
            "ADVANCED", "advanced",
            "SPENT", "spent",
            "LAPSED", "lapsed",
            "CARRIED_OUT", "carriedOut");

    @TempDir
    private Path folder;

    static Stream<Map.Entry<String, JsonNode>> files() {
        return GoldenEvents.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void it_is_folded_by_the_verifier_as_by_the_ledger(Map.Entry<String, JsonNode> file) throws Exception {
        var golden = file.getValue();
        var totals = new TreeMap<String, Long>();
        MEMBERS.values().forEach(member -> totals.put(member, 0L));
        for (var movement : golden.path("movements")) {
            add(totals, movement.path("from").asText(), -movement.path("amount").asLong());
            add(totals, movement.path("to").asText(), movement.path("amount").asLong());
        }
        var sound = verify(golden, totals);
        assertThat(sound.said()).endsWith("VERIFIED\n");
        assertThat(sound.status()).isZero();

        totals.merge("spent", 1L, Long::sum);
        assertThat(verify(golden, totals).status()).isEqualTo(14);
    }

    private static void add(Map<String, Long> totals, String bucket, long dong) {
        if (!bucket.equals("OUTSIDE")) {
            totals.merge(MEMBERS.get(bucket), dong, Long::sum);
        }
    }

    private Verdict verify(JsonNode golden, Map<String, Long> totals) throws Exception {
        var stream = golden.path("line").isNull()
                ? golden.path("plan").asText("law")
                : golden.path("line").asText();
        var bundle = new OpenedBundle();
        var fields = new String[21];
        fields[OpenedBundle.POSITION] = "1";
        fields[2] = stream;
        fields[4] = golden.path("type").asText();
        fields[5] = golden.path("revision").asText();
        fields[OpenedBundle.PAYLOAD] = golden.path("data").toString();
        bundle.events.add(fields);
        bundle.chainAnew(0);
        var portion = golden.path("movements").path(0).path("portion").asText("NEW");
        var place = stream.split(":");
        var row = new StringBuilder("{\"plan\":\"%s\",\"line\":\"%s\",\"portion\":\"%s\""
                .formatted(place[0], place.length > 1 ? place[1] : "none", portion));
        totals.forEach((member, dong) -> row.append(",\"%s\":%d".formatted(member, dong)));
        bundle.files.put(
                "manifest.json",
                "{\"format\":\"ledger bundle 1\",\"position\":1,\"signedPosition\":0,\"totalsPosition\":1}");
        bundle.files.put("keys.jsonl", "");
        bundle.files.put("checkpoints.jsonl", "");
        bundle.files.put("totals.jsonl", row + "}\n");
        return Verifier.verify(bundle.write(folder.resolve("one.zip")).toString(), "--unsigned");
    }
}
