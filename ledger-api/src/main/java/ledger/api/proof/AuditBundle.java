package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ledger.api.recording.Members;
import ledger.api.store.EventLog;
import ledger.api.store.EventText;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a verifier needs, as one zip: every event as it is stored, the checkpoints, the public keys, and what the registers
 * show. It is written as it is read, page by page, and says nothing of whether any of it is right.
 */
public final class AuditBundle {

    private static final int PAGE = 1000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOTALS = """
            select plan, line, portion, available, held, reserved, committed, advanced, spent, lapsed,
                   carried_out as "carriedOut"
            from reading.balance order by plan, line, portion""";

    private final EventLog log;
    private final Proofs proofs;
    private final Snapshot registers;

    public AuditBundle(EventLog log, Proofs proofs, Snapshot registers) {
        this.log = log;
        this.proofs = proofs;
        this.registers = registers;
    }

    /** How far the three parts reach. What is read first ends first, so that a sound bundle has the events to all of it. */
    record Extent(Reading<List<Map<String, Object>>> totals, long signed, long position) {}

    Extent extent() {
        var totals = registers.read(AuditBundle::totals);
        long signed = proofs.latest().map(Checkpoint::position).orElse(0L);
        return new Extent(totals, signed, log.head());
    }

    private static List<Map<String, Object>> totals(JdbcClient reading) {
        return reading.sql(TOTALS).query().listOfRows();
    }

    void write(Extent extent, OutputStream bytes) throws IOException {
        var zip = new ZipOutputStream(bytes);
        zip.setLevel(Deflater.BEST_SPEED);
        begin(zip, "manifest.json");
        line(zip, manifest(extent));
        begin(zip, "keys.jsonl");
        for (var key : proofs.keys()) {
            line(zip, key.members());
        }
        begin(zip, "checkpoints.jsonl");
        checkpoints(extent, zip);
        begin(zip, "totals.jsonl");
        for (var row : extent.totals().value()) {
            line(zip, row);
        }
        begin(zip, "events.txt");
        events(extent, zip);
        zip.finish();
    }

    private static Map<String, Object> manifest(Extent extent) {
        var members = new LinkedHashMap<String, Object>();
        members.put("format", "ledger bundle 1");
        members.put("takenAt", Members.instant(Instant.now()));
        members.put("position", extent.position());
        members.put("signedPosition", extent.signed());
        members.put("totalsPosition", extent.totals().position());
        return members;
    }

    private void checkpoints(Extent extent, OutputStream zip) throws IOException {
        var page = proofs.after(0, PAGE);
        while (!page.isEmpty() && page.get(0).position() <= extent.signed()) {
            for (var checkpoint : page) {
                if (checkpoint.position() <= extent.signed()) {
                    line(zip, checkpoint.members());
                }
            }
            page = proofs.after(page.get(page.size() - 1).position(), PAGE);
        }
    }

    private void events(Extent extent, OutputStream zip) throws IOException {
        var text = new EventText();
        for (long position = 0; position < extent.position(); position += PAGE) {
            int most = (int) Math.min(PAGE, extent.position() - position);
            for (var event : log.after(position, most)) {
                zip.write(text.of(event));
            }
        }
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private static void line(OutputStream zip, Map<String, Object> members) throws IOException {
        zip.write((JSON.writeValueAsString(members) + "\n").getBytes(UTF_8));
    }
}
