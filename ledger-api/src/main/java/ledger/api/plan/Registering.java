package ledger.api.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Languages;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.Members;
import ledger.api.recording.Positions;
import ledger.api.recording.Recording;
import ledger.api.recording.StoredEvents;
import ledger.api.recording.WarningAnswer;
import ledger.api.store.StoredEvent;
import ledger.core.plan.Plan;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Registers plans, wherever they come from. */
@Component
public final class Registering {

    private final Recording recording;
    private final StoredEvents events;
    private final LoadedLaw law;

    Registering(Recording recording, StoredEvents events, LoadedLaw law) {
        this.recording = recording;
        this.events = events;
        this.law = law;
    }

    /** Why a plan is registered, in the words of the journal. */
    public static String reason(Plan plan) {
        return "Ban hành kế hoạch " + plan.number();
    }

    /** Records the plan with all its lines, or nothing. */
    public ResponseEntity<Map<String, Object>> register(RegisterPlan command, Asked asked) throws Exception {
        var receipt = recording.record(command, asked);
        var members = members(receipt.events(), Languages.of(asked.request()));
        return Answers.created(receipt, Answers.API + "/plans/" + command.plan().id(), members);
    }

    /** The answer for a plan that was registered before. */
    public ResponseEntity<Map<String, Object>> again(List<StoredEvent> recorded, Locale locale) {
        var last = recorded.get(recorded.size() - 1).position();
        return Positions.at(last, members(recorded, locale));
    }

    private Map<String, Object> members(List<StoredEvent> recorded, Locale locale) {
        var first = recorded.get(0);
        var registered = (PlanRegistered) events.payload(first);
        var members = new LinkedHashMap<>(PlanAnswer.whole(registered.approved()));
        members.put("eventId", first.eventId());
        members.put("position", recorded.get(recorded.size() - 1).position());
        members.put("recordedAt", Members.instant(first.recordedAt()));
        members.put("recordedBy", first.envelope().actor());
        members.put("warnings", WarningAnswer.of(law.of(first), registered, locale));
        return members;
    }
}
