package ledger.api.recording;

import java.net.URI;
import java.util.List;
import java.util.Map;
import ledger.api.store.Receipt;
import ledger.api.store.StoredEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers to recorded commands, the same for the first time and for every repetition. */
public final class Answers {

    /** Base of every address. */
    public static final String API = "/api/v1";

    private Answers() {}

    /** Where an event is read. */
    public static String event(StoredEvent stored) {
        return API + "/events/" + stored.position();
    }

    /** The last event of a command; its position is the command's. */
    public static StoredEvent last(Receipt receipt) {
        return receipt.events().get(receipt.events().size() - 1);
    }

    /** What is answered of the events of a command on a plan, of which the first is the plan's own. */
    public static void recorded(Map<String, Object> members, List<StoredEvent> events) {
        var first = events.get(0);
        members.put("effectiveDate", first.envelope().effectiveDate().toString());
        members.put("reason", first.envelope().reason());
        members.put("eventId", first.eventId());
        members.put("position", events.get(events.size() - 1).position());
        members.put("recordedAt", Members.instant(first.recordedAt()));
        members.put("recordedBy", first.envelope().actor());
    }

    /** 201 with the position, and with the mark of a repetition where it is one. */
    public static ResponseEntity<Map<String, Object>> created(
            Receipt receipt, String location, Map<String, Object> members) {
        var headers = new HttpHeaders();
        headers.setLocation(URI.create(location));
        headers.set(Positions.LEDGER_POSITION, Long.toString(last(receipt).position()));
        if (receipt.replayed()) {
            headers.set("Idempotency-Replayed", "true");
        }
        return ResponseEntity.status(201).headers(headers).body(members);
    }
}
