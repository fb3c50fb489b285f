package ledger.api.page.entry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ledger.api.problem.Day;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was filled in, as the body that the interface takes. What cannot be read is put there as it was typed, so that the
 * interface itself says what is wrong with it, together with everything else.
 */
final class EntryBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EntryBody() {}

    /**
     * The body that names a command.
     *
     * @param target the fact that it is on; null when it is on the plan
     */
    static byte[] naming(Act act, @Nullable String target, Map<String, String> typed) {
        return bytes(named(act, target, typed));
    }

    /**
     * The body that names the reversal of a fact with another one in its place.
     *
     * @param target the fact that the new one is on; null when it is on the plan
     */
    static byte[] replacing(String undone, Act act, @Nullable String target, Map<String, String> typed) {
        var reversal = named(Act.REVERSE, undone, undo(typed));
        ((ObjectNode) reversal.get("body")).set("replacement", named(act, target, typed));
        return bytes(reversal);
    }

    /** The body of a request to have something recorded. */
    static byte[] asking(PlanId plan, Entered entered) {
        return bytes(named(entered.act(), entered.target(), entered.typed()).put("planId", plan.value()));
    }

    /** The day and the reason of the reversal, which are asked for beside those of what replaces it. */
    private static Map<String, String> undo(Map<String, String> typed) {
        var undo = new LinkedHashMap<String, String>();
        for (var field : Act.REVERSE.asked(true)) {
            undo.put(field.path(), typed.getOrDefault(Entered.UNDO + field.path(), ""));
        }
        return undo;
    }

    private static ObjectNode named(Act act, @Nullable String target, Map<String, String> typed) {
        var body = JSON.createObjectNode();
        act.said().forEach(body::putPOJO);
        for (var field : act.all(target != null)) {
            var text = typed.getOrDefault(field.path(), "").trim();
            if (!text.isEmpty()) {
                put(body, field, text);
            }
        }
        var naming = JSON.createObjectNode().put("command", act.command());
        if (target != null) {
            naming.put("target", target);
        }
        return naming.set("body", body);
    }

    /** The day that was typed into a field; empty where none can be read. */
    static Optional<LocalDate> day(Entered entered, Field field) {
        return Day.of(day(entered.text(field).trim()));
    }

    private static void put(ObjectNode body, Field field, String text) {
        var path = field.path().split("\\.");
        var node = path.length == 1 ? body : body.withObjectProperty(path[0]);
        var member = path[path.length - 1];
        switch (field.kind()) {
            case AMOUNT ->
                TypedAmount.read(text).ifPresentOrElse(dong -> node.put(member, dong), () -> node.put(member, text));
            case COUNT -> whole(node, member, text);
            case DAY -> node.put(member, day(text));
            default -> node.put(member, text);
        }
    }

    private static void whole(ObjectNode node, String member, String text) {
        if (text.matches("\\d{1,18}")) {
            node.put(member, Long.parseLong(text));
        } else {
            node.put(member, text);
        }
    }

    /** Browsers send days as the interface wants them; people type 5/4/2021. */
    private static String day(String text) {
        var typed = text.split("[/.-]");
        if (Day.of(text).isEmpty() && typed.length == 3 && text.matches("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}")) {
            return "%s-%2s-%2s".formatted(typed[2], typed[1], typed[0]).replace(' ', '0');
        }
        return text;
    }

    private static byte[] bytes(ObjectNode json) {
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }
}
