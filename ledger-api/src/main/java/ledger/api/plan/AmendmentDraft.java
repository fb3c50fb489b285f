package ledger.api.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue.Known;
import ledger.api.recording.Draft;
import ledger.api.recording.Members;
import ledger.api.recording.Outcome;
import ledger.api.recording.WarningAnswer;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.document.Document;
import ledger.core.plan.Plan;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;

/** An amendment and its answer, wherever the amended appendix comes from. */
public final class AmendmentDraft {

    private AmendmentDraft() {}

    /**
     * The whole appendix as amended.
     *
     * @param amended the restated appendix of the plan that it names
     * @param inForce the plan that it was read against
     * @param source the file it was read from; null when it was typed by hand
     */
    public static Draft of(Plan amended, Known inForce, Document decision, @Nullable Source source) {
        return new Draft(
                (outcome, locale) -> members(inForce, outcome, locale),
                day -> new AmendPlan(
                        inForce.plan().id(),
                        amended.approvedTotal(),
                        amended.sections(),
                        inForce.amendments(),
                        decision,
                        source,
                        day));
    }

    private static Map<String, Object> members(Known inForce, Outcome outcome, Locale locale) {
        var amended = (PlanAmended) outcome.events().get(0);
        var members = new LinkedHashMap<>(PlanAnswer.whole(inForce.amended(amended)));
        members.put("amendment", amended.number());
        members.put("decision", Members.document(amended.decision()));
        members.put(
                "takenBack",
                outcome.events().stream()
                        .filter(FundsTakenBack.class::isInstance)
                        .map(FundsTakenBack.class::cast)
                        .map(AmendmentDraft::takenBack)
                        .toList());
        Answers.recorded(members, outcome.stored());
        members.put("warnings", WarningAnswer.of(outcome.rules(), amended, locale));
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
