package ledger.api.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.problem.Languages;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Catalogue.Known;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.Members;
import ledger.api.recording.Recording;
import ledger.api.recording.StoredEvents;
import ledger.api.recording.WarningAnswer;
import ledger.core.LedgerEvent;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.document.Document;
import ledger.core.plan.Plan;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Amends plans, wherever the amended appendix comes from. */
@Component
public final class Amending {

    private final Recording recording;
    private final StoredEvents events;
    private final Catalogue catalogue;
    private final LoadedLaw law;

    Amending(Recording recording, StoredEvents events, Catalogue catalogue, LoadedLaw law) {
        this.recording = recording;
        this.events = events;
        this.catalogue = catalogue;
        this.law = law;
    }

    /**
     * Records the whole appendix as amended, or nothing.
     *
     * @param amended the restated appendix of the plan that it names
     * @param inForce the plan that it was read against
     * @param source the file it was read from; null when it was typed by hand
     */
    public ResponseEntity<Map<String, Object>> amend(
            Plan amended, Known inForce, Document decision, @Nullable Source source, Asked asked) throws Exception {
        var command = new AmendPlan(
                inForce.plan().id(),
                amended.approvedTotal(),
                amended.sections(),
                inForce.amendments(),
                decision,
                source,
                asked.effective());
        var receipt = recording.record(command, asked);
        // Whoever asks this node next sees the amended lines.
        catalogue.current(command.plan().value());
        var recorded = events.payloads(receipt.events());
        var amendment = (PlanAmended) recorded.get(0);
        var members = members(inForce, amendment, recorded);
        Answers.recorded(members, receipt.events());
        members.put(
                "warnings",
                WarningAnswer.of(law.of(receipt.events().get(0)), amendment, Languages.of(asked.request())));
        return Answers.created(receipt, Answers.event(Answers.last(receipt)), members);
    }

    private static Map<String, Object> members(Known inForce, PlanAmended amended, List<LedgerEvent> recorded) {
        var members = new LinkedHashMap<>(PlanAnswer.whole(inForce.amended(amended)));
        members.put("amendment", amended.number());
        members.put("decision", Members.document(amended.decision()));
        members.put(
                "takenBack",
                recorded.stream()
                        .filter(FundsTakenBack.class::isInstance)
                        .map(FundsTakenBack.class::cast)
                        .map(Amending::takenBack)
                        .toList());
        return members;
    }

    private static Map<String, Object> takenBack(FundsTakenBack taken) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", taken.id().toString());
        members.put("lineCode", taken.line().code().value());
        members.put("portion", taken.portion().label());
        members.put("currency", "VND");
        members.put("amount", taken.amount().dong());
        return members;
    }
}
