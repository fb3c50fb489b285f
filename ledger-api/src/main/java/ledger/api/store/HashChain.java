package ledger.api.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The chain over {@code ledger.event}: {@code hash = sha256(previous_hash || utf8(text))}, where {@code text} has one
 * line per column, in the order of {@link #text}: {@code <octets of the value>:<value>\n}, or {@code -\n} for null.
 * Numbers are decimal, the date {@code YYYY-MM-DD}, the instant {@code YYYY-MM-DDTHH:MM:SS.UUUUUUZ}, uuids and the
 * fingerprint in lower-case hex. {@code ledger.hash_text(ledger.event)} is the same in SQL. Before position 1 stand 32
 * zero bytes. Not for use by several threads.
 */
final class HashChain {

    static final String GENESIS = "0".repeat(64);

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(1024);

    HashChain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash in hex of an event that follows its {@code previousHash}; its own {@code hash} does not count. */
    String hash(StoredEvent event) {
        sha256.update(HEX.parseHex(event.previousHash()));
        sha256.update(text(event));
        return HEX.formatHex(sha256.digest());
    }

    /** What is hashed of an event, and behind it the two hashes in the same form, in hex. */
    byte[] record(StoredEvent event) {
        text(event);
        field(event.previousHash());
        field(event.hash());
        return text.toByteArray();
    }

    private byte[] text(StoredEvent e) {
        text.reset();
        var envelope = e.envelope();
        field(Long.toString(e.position()));
        field(e.eventId());
        field(e.stream());
        field(Long.toString(e.sequence()));
        field(e.type());
        field(e.revision());
        field(e.payload());
        field(envelope.actor());
        field(envelope.role());
        field(envelope.agency());
        field(envelope.channel());
        field(envelope.requestId());
        field(envelope.ruleSet());
        field(envelope.reason());
        field(envelope.effectiveDate().toString());
        field(micros(e.recordedAt()));
        field(e.commandId());
        field(e.idempotencyKey());
        field(e.fingerprint());
        return text.toByteArray();
    }

    private void field(@Nullable String value) {
        if (value == null) {
            text.write('-');
        } else {
            byte[] octets = value.getBytes(UTF_8);
            text.writeBytes(Integer.toString(octets.length).getBytes(UTF_8));
            text.write(':');
            text.writeBytes(octets);
        }
        text.write('\n');
    }

    static String micros(Instant instant) {
        return MICROS.format(instant);
    }
}
