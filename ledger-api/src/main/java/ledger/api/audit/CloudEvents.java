package ledger.api.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Members;

/** An event as CloudEvents 1.0 has it, with its place in the log as the extension {@code sequence}. */
final class CloudEvents {

    private CloudEvents() {}

    /** @param data the members of the event */
    static Map<String, Object> of(Told told, Map<String, Object> data) {
        var stored = told.stored();
        var members = new LinkedHashMap<String, Object>();
        members.put("specversion", "1.0");
        members.put("id", stored.eventId());
        members.put("source", Answers.API + "/events");
        members.put("type", "ledger." + stored.type() + ".v" + stored.revision());
        members.put("subject", stored.stream());
        members.put("time", Members.instant(stored.recordedAt()));
        members.put("datacontenttype", "application/json");
        // A text in the order of the log, as the extension asks for.
        members.put("sequence", "%019d".formatted(stored.position()));
        members.put("data", data);
        return members;
    }
}
