package ledger.api.problem;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ledger.core.balance.Bucket;
import ledger.core.money.Money;
import ledger.core.plan.Portion;
import tools.jackson.databind.JsonNode;

/** What a kept refusal says: the detail of its problem, made again from the facts, in the language of who reads it. */
public final class KeptSentence {

    static final String RULE = "rule";

    private static final Set<String> PLAIN_NUMBERS =
            Set.of("fiscalYear", "toFiscalYear", "originYear", "amendments", "builtOn");
    /** What is asked for is a portion where it is no number. */
    private static final Set<String> PORTIONS = Set.of("portion", "portions", "requested", "originPortion", "periods");

    private KeptSentence() {}

    /**
     * @param facts as {@link Problem#factsAsJson()} wrote them
     * @return what the problem means in general where the facts do not fill its sentence
     */
    public static String of(String code, JsonNode facts, Locale locale) {
        var sentences = Sentences.in(locale);
        return sentences
                .detail(facts.path(RULE).asString(code), values(facts))
                .orElseGet(() -> ProblemCode.of(code).map(sentences::help).orElse(code));
    }

    /** The values of the domain that the facts were written from, as far as their words depend on it. */
    private static Map<String, Object> values(JsonNode facts) {
        var values = new HashMap<String, Object>();
        facts.properties().forEach(fact -> {
            if (!fact.getValue().isNull()) {
                values.put(fact.getKey(), value(fact.getKey(), fact.getValue()));
            }
        });
        alias(values, "planId", "plan");
        alias(values, "lineCode", "line");
        return values;
    }

    private static void alias(Map<String, Object> values, String written, String named) {
        var value = values.get(written);
        if (value != null) {
            values.putIfAbsent(named, value);
        }
    }

    private static Object value(String name, JsonNode fact) {
        if (fact.isArray()) {
            return fact.valueStream().map(item -> value(name, item)).toList();
        } else if (fact.isIntegralNumber()) {
            return PLAIN_NUMBERS.contains(name) ? fact.asLong() : Money.dong(fact.asLong());
        } else if (!fact.isString()) {
            return fact.toString();
        }
        var text = fact.asString();
        if (name.equals("bucket")) {
            return Bucket.valueOf(text);
        } else if (PORTIONS.contains(name) && Portion.valid(text)) {
            return Portion.of(text);
        } else {
            // A text that somebody made up may look like a day.
            return Day.of(text).<Object>map(day -> day).orElse(text);
        }
    }
}
