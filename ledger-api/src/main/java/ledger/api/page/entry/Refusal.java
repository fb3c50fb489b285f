package ledger.api.page.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.problem.ProblemDocument;
import ledger.api.words.Words;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not recorded, as the page says it.
 *
 * @param title what is wrong in a word or two
 * @param detail what is wrong with it, with line, limit, left and excess
 * @param figures the amounts of it in đồng, by the name of their label
 * @param errors what is wrong with which field
 * @param code of the problem
 * @param status of the answer
 * @param most the largest amount that would be allowed; null where no amount is too large
 * @param first what has to be undone before, in this order
 */
record Refusal(
        String title,
        String detail,
        Map<String, Money> figures,
        List<FieldError> errors,
        String code,
        int status,
        @Nullable Long most,
        List<String> first) {

    /** In which order the amounts of a refusal are told. */
    private static final List<String> FIGURES = List.of(
            "allocated",
            "used",
            "available",
            "amount",
            "drawn",
            "released",
            "undrawn",
            "settled",
            "recovered",
            "outstanding",
            "returned",
            "unreturned",
            "limit",
            "held",
            "least",
            "lowest",
            "requested",
            "shortfall",
            "excess",
            "from");

    /** How much is left of what was asked for. */
    private static final Set<String> LEFT = Set.of("available", "undrawn", "outstanding", "unreturned", "held");

    /**
     * What is wrong in one place.
     *
     * @param field the name of the control; null when it belongs to none on this form
     * @param missing whether nothing was filled in
     */
    public record FieldError(@Nullable String field, String detail, boolean missing) {}

    /** @param entered what was filled in, so that errors find their fields */
    static Refusal of(Problem problem, Entered entered, Words say) {
        var document = ProblemDocument.of(problem, say.locale());
        var amounts = amounts(problem);
        var tooMuch = amounts.containsKey("shortfall");
        return new Refusal(
                String.valueOf(document.get("title")),
                String.valueOf(document.get("detail")),
                amounts,
                errors(document, entered, say),
                problem.code().code(),
                problem.code().status(),
                amounts.entrySet().stream()
                        .filter(one -> tooMuch && LEFT.contains(one.getKey()))
                        .map(one -> one.getValue().dong())
                        .filter(dong -> dong > 0)
                        .findFirst()
                        .orElse(null),
                problem.facts().get("dependents") instanceof List<?> dependents
                        ? dependents.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static Map<String, Money> amounts(Problem problem) {
        var known = new LinkedHashMap<String, Money>();
        problem.facts().forEach((name, value) -> {
            if (value instanceof Money money) {
                known.put(name, money);
            }
        });
        var allocated = known.get("allocated");
        var available = known.get("available");
        if (allocated != null && available != null) {
            known.put("used", allocated.minus(available));
        }
        var ordered = new LinkedHashMap<String, Money>();
        FIGURES.stream().filter(known::containsKey).forEach(name -> ordered.put(name, known.get(name)));
        return ordered;
    }

    private static List<FieldError> errors(Map<String, Object> document, Entered entered, Words say) {
        var errors = new ArrayList<FieldError>();
        if (document.get("errors") instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> error) {
                    var pointer = error.get("pointer") instanceof String at ? at : "";
                    var field = field(pointer, entered);
                    // What was typed on a form is not what a program sends: the form says it in its own words.
                    var code = "error." + error.get("code");
                    var own = Stream.of(code + "." + field, code)
                            .filter(key -> field != null && say.has(key))
                            .findFirst();
                    errors.add(new FieldError(
                            field,
                            own.map(say::of).orElseGet(() -> detail(error, document)),
                            "required".equals(error.get("code"))));
                }
            }
        }
        return errors;
    }

    /** What is wrong first is told by the document itself. */
    private static String detail(Map<?, ?> error, Map<String, Object> document) {
        return String.valueOf(error.get("detail") == null ? document.get("detail") : error.get("detail"));
    }

    /** The control in which the member is filled in that a pointer names, or the first one within it. */
    private static @Nullable String field(String pointer, Entered entered) {
        var inner = "/replacement/body";
        var undoing = entered.replaces() != null && !pointer.startsWith(inner);
        var own = pointer.startsWith(inner) ? pointer.substring(inner.length()) : pointer;
        var act = undoing ? Act.REVERSE : entered.act();
        return act.all(entered.onFact()).stream()
                .filter(field -> field.pointer().equals(own) || field.pointer().startsWith(own + "/") && !own.isEmpty())
                .map(field -> (undoing ? Entered.UNDO : "") + field.path())
                .findFirst()
                .orElse(null);
    }

    /** Whether nobody knows yet if it was recorded. */
    boolean undecided() {
        return code.equals(ProblemCode.REQUEST_IN_FLIGHT.code()) || status >= 500;
    }

    /** Whether nothing is wrong but that fields are still empty. */
    public boolean incomplete() {
        return !errors.isEmpty() && errors.stream().allMatch(FieldError::missing);
    }

    /** What is wrong with the field; null when nothing is. */
    @Nullable
    String at(String field) {
        return errors.stream()
                .filter(error -> field.equals(error.field()))
                .map(FieldError::detail)
                .findFirst()
                .orElse(null);
    }
}
