package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ledger.api.recording.Members;
import ledger.api.store.EventLog;
import ledger.api.store.EventText;
import ledger.projections.Snapshot;
import org.springframework.jdbc.core.ColumnMapRowMapper;
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

    /**
     * How far a bundle reaches.
     *
     * @param shown the position that the registers show
     * @param signed the position of the last checkpoint
     * @param recorded the position of the last event of the log, when all else was read
     */
    record Extent(long shown, long signed, long recorded) {

        /** The events up to here are in the bundle: all that the two others speak of, and none that was recorded meanwhile. */
        long position() {
            return Math.max(shown, signed);
        }

        /** Whether events that are there were signed before the registers showed them. */
        boolean isBehind() {
            return shown < Math.min(signed, recorded);
        }

        private Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("format", "ledger bundle 1");
            members.put("takenAt", Members.instant(Instant.now()));
            members.put("position", position());
            members.put("signedPosition", signed);
            members.put("totalsPosition", shown);
            members.put("recordedSince", Math.max(0, recorded - position()));
            return members;
        }
    }

    /** @param signing is told which position the registers show, so that it is signed and the bundle ends with a checkpoint */
    Extent write(LongConsumer signing, OutputStream bytes) throws IOException {
        var zip = new ZipOutputStream(bytes);
        zip.setLevel(Deflater.BEST_SPEED);
        begin(zip, "totals.jsonl");
        long shown = registers.read(reading -> writeTotals(reading, zip)).position();
        signing.accept(shown);
        long signed = proofs.latest().map(Checkpoint::position).orElse(0L);
        var extent = new Extent(shown, signed, log.head());
        begin(zip, "keys.jsonl");
        for (var key : proofs.keys()) {
            line(zip, key.members());
        }
        begin(zip, "checkpoints.jsonl");
        checkpoints(extent, zip);
        begin(zip, "events.txt");
        events(extent, zip);
        begin(zip, "manifest.json");
        line(zip, extent.members());
        zip.finish();
        return extent;
    }

    /** Row by row, however many there are. */
    private static boolean writeTotals(JdbcClient reading, OutputStream zip) {
        var columns = new ColumnMapRowMapper();
        reading.sql(TOTALS).withFetchSize(PAGE).query(row -> {
            try {
                line(zip, columns.mapRow(row, row.getRow()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return true;
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
