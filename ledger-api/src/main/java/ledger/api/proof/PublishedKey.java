package ledger.api.proof;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.Members;
import org.jspecify.annotations.Nullable;

/**
 * A public key under which checkpoints are signed.
 *
 * @param id SHA-256 of the key, in hex
 * @param publicKey X.509
 * @param madeAt in microseconds
 * @param follows the id of the key before; null for the first one
 * @param endorsement signature of the key before over {@link #text}; null for the first one, and where that key was lost
 */
record PublishedKey(
        String id,
        byte[] publicKey,
        Instant madeAt,
        @Nullable String follows,
        byte @Nullable [] endorsement) {

    /** What the key before signs. */
    static String text(String id, byte[] publicKey, Instant madeAt, String follows) {
        return """
                ledger key 1
                id %s
                public %s
                time %s
                follows %s
                """.formatted(id, Base64.getEncoder().encodeToString(publicKey), Members.instant(madeAt), follows);
    }

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", id);
        members.put("algorithm", "Ed25519");
        members.put("publicKey", Base64.getEncoder().encodeToString(publicKey));
        members.put("madeAt", Members.instant(madeAt));
        members.put("follows", follows);
        members.put("text", follows == null ? null : text(id, publicKey, madeAt, follows));
        members.put(
                "endorsement", endorsement == null ? null : Base64.getEncoder().encodeToString(endorsement));
        return members;
    }
}
