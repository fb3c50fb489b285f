package ledger.api.recording;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ledger.api.store.Receipt;
import ledger.api.store.StoredEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers to recorded commands, the same for the first time and for every repetition. */
@Component
public final class Answers {

    /** Base of every address. */
    public static final String API = "/api/v1";

    private final Recording recording;

    Answers(Recording recording) {
        this.recording = recording;
    }

    /** Records a command over one fact, which has a page of its own. */
    public ResponseEntity<Map<String, Object>> created(Object command, Asked asked, Locale locale, String page)
            throws Exception {
        var receipt = recording.record(command, asked);
        var fact = recording.entries(receipt).get(0);
        return created(receipt, API + page + fact.recorded().fact().id(), FactAnswer.of(fact, locale));
    }

    /** Records a command over one fact, which is seen as its event. */
    public ResponseEntity<Map<String, Object>> created(Object command, Asked asked, Locale locale) throws Exception {
        var receipt = recording.record(command, asked);
        var fact = recording.entries(receipt).get(0);
        return created(receipt, event(last(receipt)), FactAnswer.of(fact, locale));
    }

    /** Records a command over several facts. */
    public ResponseEntity<Map<String, Object>> createdAll(Object command, Asked asked, Locale locale) throws Exception {
        var receipt = recording.record(command, asked);
        var facts = recording.entries(receipt);
        var members = new LinkedHashMap<String, Object>();
        members.put("position", last(receipt).position());
        members.put(
                "items", facts.stream().map(fact -> FactAnswer.of(fact, locale)).toList());
        return created(receipt, event(last(receipt)), members);
    }

    /** Where an event is read. */
    public static String event(StoredEvent stored) {
        return API + "/events/" + stored.position();
    }

    /** The last event of a command; its position is the command's. */
    public static StoredEvent last(Receipt receipt) {
        return receipt.events().get(receipt.events().size() - 1);
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
