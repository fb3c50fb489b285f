package ledger.api.page.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ledger.api.importing.ImportAnswer.PlanAnswer;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of a confirmation, by their names.
 *
 * @param accepts whether every proposal is taken that has no other answer
 */
record Typed(boolean accepts, Map<String, String> fields) {

    static final String PLAN_ID = "planId";

    /** What the file itself may say of its plan, in the order of the paper. */
    static final List<String> FACTS = List.of(
            "plan.number",
            "plan.date",
            "plan.fiscalYear",
            "plan.issuer",
            "plan.fundingSource",
            "plan.budgetHolder.name",
            "plan.budgetHolder.code",
            "plan.approvedTotal");

    private static final String ACCEPT = "accept";
    private static final int LONGEST = 1_000;

    /** As it is sent with a form. */
    static Typed of(HttpServletRequest request) {
        var fields = request.getParameterMap().entrySet().stream()
                .filter(entry -> entry.getValue().length > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> cut(entry.getValue()[0])));
        return new Typed(fields.containsKey(ACCEPT), fields);
    }

    /** Before anything was typed: what was read stands in the fields, and every proposal is taken. */
    static Typed read(PlanAnswer plan, Words say) {
        var fields = new LinkedHashMap<>(facts(plan, say));
        fields.put(PLAN_ID, shown(plan.proposedId()));
        return new Typed(true, fields);
    }

    /** What was read of the plan, as the fields show it. */
    static Map<String, String> facts(PlanAnswer plan, Words say) {
        var facts = new HashMap<String, String>();
        var holder = plan.budgetHolder();
        facts.put("plan.number", shown(plan.number()));
        facts.put("plan.date", shown(plan.date()));
        facts.put("plan.fiscalYear", shown(plan.fiscalYear()));
        facts.put("plan.issuer", shown(plan.issuer()));
        facts.put("plan.fundingSource", shown(plan.fundingSource()));
        facts.put("plan.budgetHolder.name", holder == null ? "" : holder.name());
        facts.put("plan.budgetHolder.code", holder == null ? "" : holder.code());
        facts.put("plan.approvedTotal", say.number(plan.approvedTotal()));
        return facts;
    }

    /** What stands in a field, "" for nothing. */
    public String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** Whether something stands in one of the fields of a question. */
    boolean answers(Questions.Portion portion) {
        return List.of("line", "period", "quantity", "amount").stream()
                .anyMatch(member -> !text(portion.field(member)).isEmpty());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The name of a field as an id. */
    static String id(String field) {
        return field.replace('.', '-').toLowerCase(Locale.ROOT);
    }
}
