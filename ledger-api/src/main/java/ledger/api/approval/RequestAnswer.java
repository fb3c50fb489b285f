package ledger.api.approval;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import ledger.api.recording.Members;
import ledger.api.words.AmountInWords;
import ledger.core.money.Money;
import ledger.projections.request.Request;
import org.jspecify.annotations.Nullable;

/** A request as the members of an answer. */
final class RequestAnswer {

    private RequestAnswer() {}

    static Map<String, Object> of(Request request, Locale locale) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", request.id());
        members.put("position", request.position());
        members.put("recordedAt", Members.instant(request.recordedAt()));
        members.put("recordedBy", request.requester());
        members.put("planId", request.plan());
        members.put("lineCode", request.line());
        members.put("portion", request.portion());
        members.put("currency", "VND");
        members.put("amount", request.amount());
        members.put("words", AmountInWords.in(locale, Money.dong(request.amount())));
        members.put("reserved", request.reserved());
        members.put("document", Members.document(request.document()));
        Members.addAsSent(members, request.wording());
        members.put("effectiveDate", request.effective().toString());
        members.put("reason", request.reason());
        members.put("expires", request.expires().toString());
        members.put("state", request.state().name());
        members.put("decision", decision(request.decision()));
        return members;
    }

    private static @Nullable Map<String, Object> decision(Request.@Nullable Decision decision) {
        if (decision == null) {
            return null;
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("id", decision.id());
        members.put("decidedBy", decision.by());
        members.put("decidedAt", Members.instant(decision.at()));
        members.put("reason", decision.reason());
        members.put("recordedId", decision.outcome());
        return members;
    }

    /** @param approved what approving would be answered with */
    static Map<String, Object> fits(Map<String, Object> approved) {
        var recorded = (Map<?, ?>) Objects.requireNonNull(approved.get("recorded"));
        var effect = new LinkedHashMap<String, Object>();
        effect.put("fits", true);
        effect.put("balanceAfter", recorded.get("balanceAfter"));
        effect.put("portionBalanceAfter", recorded.get("portionBalanceAfter"));
        effect.put("warnings", recorded.get("warnings"));
        effect.put("problem", null);
        return effect;
    }

    /** @param problem why it would be refused */
    static Map<String, Object> fitsNot(Map<String, Object> problem) {
        var effect = new LinkedHashMap<String, Object>();
        effect.put("fits", false);
        effect.put("problem", problem);
        return effect;
    }
}
