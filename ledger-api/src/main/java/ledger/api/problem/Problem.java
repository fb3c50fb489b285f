package ledger.api.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.core.Refusal;
import ledger.core.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A request that cannot be answered as asked, with the facts; shown as a problem document of RFC 9457. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final String rule;
    private final transient Map<String, Object> facts;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    private Problem(
            ProblemCode code,
            String rule,
            Map<String, Object> facts,
            List<FieldError> errors,
            Map<String, String> headers) {
        // A problem is an answer, not an accident: no stack trace is taken.
        super(rule + facts + errors, null, false, false);
        this.code = code;
        this.rule = rule;
        this.facts = Collections.unmodifiableMap(facts);
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemCode code) {
        return new Problem(code, code.code(), Map.of(), List.of(), Map.of());
    }

    /** @param rule which of the rules behind a code that stands for several; it names the sentence */
    public static Problem of(ProblemCode code, String rule) {
        return new Problem(code, rule, Map.of(), List.of(), Map.of());
    }

    /** @param errors all that is wrong with the request, at least one */
    public static Problem validation(List<FieldError> errors) {
        return new Problem(ProblemCode.VALIDATION, "validation", Map.of(), errors, Map.of());
    }

    public static Problem validation(FieldError error) {
        return validation(List.of(error));
    }

    /** What the core did not allow: the first refusal names the problem and gives the facts, {@code errors} lists all. */
    public static Problem of(Refused refused) {
        var first = refused.first();
        var code = ProblemCode.of(first.code())
                .orElseThrow(() -> new IllegalStateException("no such problem: " + first.code(), refused));
        var facts = Facts.of(first);
        var errors = refused.obstacles().stream()
                .map(obstacle -> error(obstacle.pointer(), obstacle.refusal(), first))
                .toList();
        return new Problem(code, first.rule(), facts, errors, Map.of());
    }

    /** The first one's facts are the document's own. */
    private static FieldError error(String pointer, Refusal refusal, Refusal first) {
        return new FieldError(pointer, refusal.rule(), refusal == first ? Map.of() : Facts.of(refusal));
    }

    /** The same problem with one more fact: a value of the domain, a text, a number or a list of them. */
    public Problem with(String fact, @Nullable Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Problem(code, rule, more, errors, headers);
    }

    /** The same problem of a request that stands inside of another one. */
    public Problem under(String pointer) {
        var moved = errors.stream().map(error -> error.under(pointer)).toList();
        return new Problem(code, rule, facts, moved, headers);
    }

    /** The same problem with a header on the answer. */
    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, rule, facts, errors, more);
    }

    /** The same problem, telling the client when to ask again. */
    public Problem retryAfter(long seconds) {
        return header("Retry-After", Long.toString(seconds));
    }

    public ProblemCode code() {
        return code;
    }

    /** The broken rule, which names the sentence; the code itself where a code has one rule only. */
    public String rule() {
        return rule;
    }

    /** The facts as values of the domain, in the order of the document. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** The facts alone, without words: what is kept of a refusal. The rule stands with them where the code has several. */
    public String factsAsJson() {
        var kept = Facts.json(facts);
        if (!rule.equals(code.code())) {
            kept.put(KeptSentence.RULE, rule);
        }
        return JsonMapper.shared().writeValueAsString(kept);
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
