package ledger.api.page.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ledger.api.recording.Replacements;
import org.jspecify.annotations.Nullable;

/**
 * What a command would come to, out of the answer that it would get.
 *
 * @param sum what several facts that are no amount of anybody's typing come to together, in đồng; null of anything else
 */
record Effect(List<Standing> standings, @Nullable Long sum, List<String> warnings) {

    /**
     * Where a line stands after one fact, in đồng.
     *
     * @param undrawn what is left of the commitment; null where there is none
     * @param outstanding what is left of the advance; null where there is none
     */
    public record Standing(
            String line,
            long available,
            @Nullable Long undrawn,
            @Nullable Long outstanding) {}

    static Effect of(Map<String, Object> answer) {
        var byLine = new LinkedHashMap<String, Standing>();
        var warnings = new ArrayList<String>();
        for (var fact : facts(answer)) {
            if (fact.get("lineCode") instanceof String line
                    && fact.get("balanceAfter") instanceof Map<?, ?> after
                    && after.get("available") instanceof Long available) {
                byLine.put(line, new Standing(line, available, number(fact, "undrawn"), number(fact, "outstanding")));
            }
            if (fact.get("warnings") instanceof List<?> said) {
                said.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("message")))
                        .forEach(warnings::add);
            }
        }
        return new Effect(List.copyOf(byLine.values()), sum(answer), warnings);
    }

    private static @Nullable Long sum(Map<String, Object> answer) {
        return answer.containsKey("amount")
                ? null
                : facts(answer).stream()
                        .map(fact -> number(fact, "amount"))
                        .filter(Objects::nonNull)
                        .reduce(Long::sum)
                        .orElse(null);
    }

    /** The facts of an answer, in the order of their recording. */
    private static List<Map<?, ?>> facts(Map<?, ?> answer) {
        var facts = new ArrayList<Map<?, ?>>();
        if (answer.get("items") instanceof List<?> items) {
            items.forEach(item -> facts.add((Map<?, ?>) item));
        } else {
            facts.add(answer);
        }
        if (answer.get(Replacements.MEMBER) instanceof Map<?, ?> replacement) {
            facts.addAll(facts(replacement));
        }
        return facts;
    }

    private static @Nullable Long number(Map<?, ?> fact, String member) {
        return fact.get(member) instanceof Long number ? number : null;
    }
}
