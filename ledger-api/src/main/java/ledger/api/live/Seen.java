package ledger.api.live;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.Members;
import org.jspecify.annotations.Nullable;

/**
 * An event as one reader may see it.
 *
 * @param plan null when it happened to no plan
 * @param line null when it happened to no line
 * @param actor null for who may not know
 * @param sentence in the reader's language
 */
public record Seen(
        long position,
        String type,
        @Nullable String plan,
        @Nullable String line,
        LocalDate effective,
        Instant recordedAt,
        @Nullable String actor,
        String sentence) {

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("position", position);
        members.put("type", type);
        members.put("planId", plan);
        members.put("lineCode", line);
        members.put("effectiveDate", effective.toString());
        members.put("recordedAt", Members.instant(recordedAt));
        members.put("actor", actor);
        members.put("sentence", sentence);
        return members;
    }
}
