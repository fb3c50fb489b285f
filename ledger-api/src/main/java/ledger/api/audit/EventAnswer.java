package ledger.api.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.api.recording.Members;
import ledger.api.recording.WarningAnswer;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import ledger.core.balance.Movement;
import ledger.core.law.RuleSet;
import tools.jackson.databind.json.JsonMapper;

/** A stored event as the members of an answer; {@code data} is the stored text itself, as JSON. */
final class EventAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventAnswer() {}

    static Map<String, Object> of(StoredEvent stored, LedgerEvent event, Optional<RuleSet> rules, Locale locale) {
        var envelope = stored.envelope();
        var plan = event.plan();
        var line = event.line();
        var members = new LinkedHashMap<String, Object>();
        members.put("position", stored.position());
        members.put("eventId", stored.eventId());
        members.put("type", stored.type());
        members.put("revision", stored.revision());
        members.put("planId", plan == null ? null : plan.value());
        members.put("lineCode", line == null ? null : line.code().value());
        members.put("stream", stored.stream());
        members.put("sequence", stored.sequence());
        members.put("effectiveDate", envelope.effectiveDate().toString());
        members.put("recordedAt", Members.instant(stored.recordedAt()));
        members.put("actor", envelope.actor());
        members.put("role", envelope.role());
        members.put("agency", envelope.agency());
        members.put("channel", envelope.channel());
        members.put("requestId", envelope.requestId());
        members.put("ruleSet", envelope.ruleSet());
        members.put("reason", envelope.reason());
        members.put("commandId", stored.commandId());
        members.put("hash", stored.hash());
        members.put("previousHash", stored.previousHash());
        members.put("sentence", EventSentences.of(event, stored.type(), envelope.actor(), locale));
        members.put("data", JSON.readTree(stored.payload()));
        members.put("movements", movements(event));
        members.put("warnings", WarningAnswer.of(rules, event, locale));
        return members;
    }

    private static List<Map<String, Object>> movements(LedgerEvent event) {
        return event.movements().stream().map(EventAnswer::movement).toList();
    }

    private static Map<String, Object> movement(Movement movement) {
        var members = new LinkedHashMap<String, Object>();
        members.put("from", movement.from().bucket().name());
        members.put("to", movement.to().bucket().name());
        members.put("amount", movement.amount().dong());
        members.put("portion", movement.from().portion().label());
        return members;
    }
}
