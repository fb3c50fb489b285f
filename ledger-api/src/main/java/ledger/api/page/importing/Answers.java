package ledger.api.page.importing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ledger.api.page.entry.TypedAmount;
import ledger.api.page.importing.Questions.Portion;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed, as the answers that the interface takes. What cannot be read is put there as it was typed, so that the
 * interface itself says what is wrong with it.
 *
 * @param portions the numbers of the questions that the portions in the JSON answer, in their order
 */
record Answers(byte[] json, List<Integer> portions) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param read what the file says of its plan, as the fields showed it */
    static Answers of(Typed typed, Questions questions, Map<String, String> read) {
        var body = JSON.createObjectNode().put("acceptSuggestions", typed.accepts());
        if (!typed.text(Typed.PLAN_ID).isEmpty()) {
            body.put(Typed.PLAN_ID, typed.text(Typed.PLAN_ID));
        }
        Typed.FACTS.stream()
                .filter(field -> !typed.text(field).equals(read.getOrDefault(field, "")))
                .forEach(field -> fact(body, field, typed));
        for (var name : questions.names()) {
            var answer = typed.text(name.field());
            if (!answer.isEmpty()) {
                body.withObjectProperty(name.unit() ? "units" : "aliases").put(name.raw(), answer);
            }
        }
        var answered = portions(typed, questions.portions(), body);
        return new Answers(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8), answered);
    }

    private static void fact(ObjectNode body, String field, Typed typed) {
        var plan = body.withObjectProperty("plan");
        var text = typed.text(field);
        switch (field) {
            case "plan.fiscalYear" -> whole(plan, "fiscalYear", text);
            case "plan.approvedTotal" -> amount(plan, "approvedTotal", text);
            case "plan.budgetHolder.name", "plan.budgetHolder.code" -> holder(plan, typed);
            default -> plan.put(field.substring("plan.".length()), text);
        }
    }

    /** An agency has a code and a name, or is none. */
    private static void holder(ObjectNode plan, Typed typed) {
        var holder = plan.withObjectProperty("budgetHolder");
        for (var member : List.of("code", "name")) {
            var text = typed.text("plan.budgetHolder." + member);
            if (!text.isEmpty()) {
                holder.put(member, text);
            }
        }
    }

    /** Answers of a line stand in place of everything proposed for it, so what is not answered of it is said as well. */
    private static List<Integer> portions(Typed typed, List<Portion> portions, ObjectNode body) {
        var answered = new ArrayList<Integer>();
        var lines = portions.stream()
                .filter(typed::answers)
                .map(portion -> line(portion, typed))
                .toList();
        for (var portion : portions) {
            var line = line(portion, typed);
            if (typed.answers(portion) || (portion.share() != null && lines.contains(line))) {
                answered.add(portion.number());
                put(body.withArrayProperty("portions").addObject(), portion, line, typed);
            }
        }
        return answered;
    }

    private static @Nullable String line(Portion portion, Typed typed) {
        var only = portion.line();
        var chosen = typed.text(portion.field("line"));
        return only != null ? String.valueOf(only.code()) : chosen.isEmpty() ? null : chosen;
    }

    private static void put(ObjectNode into, Portion portion, @Nullable String line, Typed typed) {
        if (line != null) {
            into.put("lineCode", line);
        }
        var proposed = typed.answers(portion) || typed.accepts() ? portion.share() : null;
        var period = typed.text(portion.field("period"));
        var quantity = typed.text(portion.field("quantity"));
        var amount = typed.text(portion.field("amount"));
        boolean figures = !quantity.isEmpty() || !amount.isEmpty();
        if (!period.isEmpty()) {
            into.put("period", period);
        } else if (proposed != null) {
            into.put("period", proposed.portion().label());
        }
        if (!quantity.isEmpty()) {
            whole(into, "quantity", quantity);
        } else if (proposed != null && !figures && proposed.quantity() != null) {
            into.put("quantity", proposed.quantity().count());
        }
        if (!amount.isEmpty()) {
            amount(into, "amount", amount);
        } else if (proposed != null && !figures) {
            into.put("amount", proposed.amount().dong());
        } else {
            priced(into, portion, quantity);
        }
    }

    /** So many things at the price of the line. */
    private static void priced(ObjectNode into, Portion portion, String quantity) {
        var line = portion.line();
        if (quantity.matches("0+")) {
            into.put("amount", 0);
        } else if (line != null && line.unitPrice() != null && quantity.matches("\\d{1,9}")) {
            line.unitPrice()
                    .times(Quantity.of(Long.parseLong(quantity)))
                    .ifPresent(price -> into.put("amount", price.dong()));
        }
    }

    private static void whole(ObjectNode node, String member, String text) {
        if (text.matches("\\d{1,18}")) {
            node.put(member, Long.parseLong(text));
        } else {
            node.put(member, text);
        }
    }

    private static void amount(ObjectNode node, String member, String text) {
        TypedAmount.read(text).ifPresentOrElse(dong -> node.put(member, dong), () -> node.put(member, text));
    }
}
