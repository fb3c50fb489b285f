package ledger.api.proof;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.Members;

/**
 * A signed statement of how far the log had come, and what it was then.
 *
 * @param position of the last event, which is also the number of events
 * @param head the chain's hash of that event, in hex
 * @param root of the tree over all events up to there, in hex
 * @param time when it was taken, in microseconds
 * @param key the id of the key that signed it
 * @param signature by that key over {@link #text}
 */
record Checkpoint(long position, String head, String root, Instant time, String key, byte[] signature) {

    /** What is signed, line by line; docs/auditing.md shows it. */
    static String text(long position, String head, String root, Instant time, String key) {
        return """
                ledger checkpoint 1
                position %1$d
                events %1$d
                head %2$s
                root %3$s
                time %4$s
                key %5$s
                """.formatted(position, head, root, Members.instant(time), key);
    }

    String text() {
        return text(position, head, root, time, key);
    }

    /** As it is answered, bundled and delivered; {@code text} and {@code signature} are all that a verifier needs. */
    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("position", position);
        members.put("events", position);
        members.put("head", head);
        members.put("root", root);
        members.put("time", Members.instant(time));
        members.put("key", key);
        members.put("text", text());
        members.put("signature", Base64.getEncoder().encodeToString(signature));
        return members;
    }
}
