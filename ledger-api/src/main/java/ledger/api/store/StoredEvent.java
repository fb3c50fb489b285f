package ledger.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code ledger.event}.
 *
 * @param position place in the whole ledger, from 1, without gaps, in commit order
 * @param stream the aggregate's identifier
 * @param sequence place in the stream, from 0, without gaps
 * @param type stable short name of the event
 * @param payload the event as JSON, exactly the text that was hashed
 * @param recordedAt when its batch was decided, in microseconds, by the database's clock; never goes backwards
 * @param commandId identifier of the command that caused it
 * @param idempotencyKey on a command's first event only, if the command came with a key
 * @param fingerprint hex, beside the key
 * @param hash hex of the SHA-256 over the previous hash and this row
 * @param previousHash hex
 */
public record StoredEvent(
        long position,
        String eventId,
        String stream,
        long sequence,
        String type,
        String revision,
        String payload,
        Envelope envelope,
        Instant recordedAt,
        String commandId,
        @Nullable String idempotencyKey,
        @Nullable String fingerprint,
        String hash,
        String previousHash) {}
