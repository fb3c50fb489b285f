package ledger.api.page.importing;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ledger.api.page.importing.Questions.Portion;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemDocument;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing was recorded, as the page says it.
 *
 * @param status of the answer
 */
record Complaints(String title, String detail, List<Complaint> all, int status) {

    /** That another plan has the id. */
    private static final String TAKEN = "already-exists";

    /**
     * What is wrong with one answer.
     *
     * @param field by its name; null when it is in none of the form
     * @param about which question or member, in the reader's words; null when it is in no field
     */
    public record Complaint(
            @Nullable String field, @Nullable String about, String detail) {

        /** The field as an id; null when there is none. */
        public @Nullable String id() {
            return field == null ? null : Typed.id(field);
        }
    }

    static Complaints of(Problem problem, Typed typed, Questions questions, Answers answers, Words say) {
        var document = ProblemDocument.of(problem, say.locale());
        var detail = String.valueOf(document.get("detail"));
        var complaints = new ArrayList<Complaint>();
        var unanswered = new ArrayDeque<>(unanswered(typed, questions.portions()));
        if (document.get("errors") instanceof List<?> errors) {
            for (var one : errors) {
                if (one instanceof Map<?, ?> error) {
                    var pointer = error.get("pointer") instanceof String at ? at : "";
                    var field = TAKEN.equals(error.get("code"))
                            ? Typed.PLAN_ID
                            : pointer.equals("/portions")
                                    ? unanswered(unanswered.poll())
                                    : field(pointer, questions, answers);
                    // What was typed on a form is not what a program sends: the form says it in its own words.
                    var own = "error." + error.get("code");
                    var told = error.get("detail") == null ? detail : String.valueOf(error.get("detail"));
                    complaints.add(
                            new Complaint(field, about(field, questions, say), say.has(own) ? say.of(own) : told));
                }
            }
        }
        return new Complaints(
                String.valueOf(document.get("title")),
                detail,
                complaints,
                problem.code().status());
    }

    /** What is wrong with a form of a few members whose fields have their names. */
    static List<Complaint> of(Problem problem, Words say) {
        var document = ProblemDocument.of(problem, say.locale());
        if (document.get("errors") instanceof List<?> errors) {
            return errors.stream()
                    .map(error -> (Map<?, ?>) error)
                    .map(error -> {
                        var field = String.valueOf(error.get("pointer")).replaceFirst("^/", "");
                        var told = error.get("detail") == null ? document.get("detail") : error.get("detail");
                        return say.has("field." + field)
                                ? new Complaint(field, say.of("field." + field), String.valueOf(told))
                                : new Complaint(null, null, String.valueOf(told));
                    })
                    .toList();
        }
        return List.of(new Complaint(null, null, String.valueOf(document.get("detail"))));
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(complaint -> field.equals(complaint.field()))
                .map(Complaint::detail)
                .findFirst()
                .orElse(null);
    }

    /** The questions that nothing answers, neither themselves nor another one about a line that they may mean. */
    private static List<Portion> unanswered(Typed typed, List<Portion> portions) {
        var answered = portions.stream()
                .filter(typed::answers)
                .flatMap(portion -> portion.leaves().stream()
                        .map(leaf -> String.valueOf(leaf.code()))
                        .filter(code -> portion.line() != null || code.equals(typed.text(portion.field("line")))))
                .toList();
        return portions.stream()
                .filter(portion -> portion.share() == null || !typed.accepts())
                .filter(portion ->
                        portion.leaves().stream().noneMatch(leaf -> answered.contains(String.valueOf(leaf.code()))))
                .toList();
    }

    private static @Nullable String unanswered(@Nullable Portion portion) {
        return portion == null || portion.number() >= Questions.MOST
                ? null
                : portion.field(portion.line() == null ? "line" : "quantity");
    }

    private static @Nullable String field(String pointer, Questions questions, Answers answers) {
        var steps = pointer.split("/", -1);
        if (pointer.equals("/" + Typed.PLAN_ID)) {
            return Typed.PLAN_ID;
        } else if (pointer.startsWith("/plan/")) {
            var named = pointer.substring(1).replace('/', '.');
            return Typed.FACTS.stream()
                    .filter(fact -> fact.equals(named) || fact.startsWith(named + "."))
                    .findFirst()
                    .orElse(null);
        } else if (pointer.startsWith("/aliases/") || pointer.startsWith("/units/")) {
            var raw = unescaped(steps[2]);
            return questions.askedNames().stream()
                    .filter(name -> normal(name.raw()).equals(normal(raw)))
                    .map(Questions.Name::field)
                    .findFirst()
                    .orElse(null);
        } else if (pointer.startsWith("/portions/")) {
            int number = answers.portions().get(Integer.parseInt(steps[2]));
            var member = steps.length < 4 ? "quantity" : steps[3].equals("lineCode") ? "line" : steps[3];
            return number >= Questions.MOST
                    ? null
                    : questions.portions().get(number).field(member);
        }
        return null;
    }

    private static @Nullable String about(@Nullable String field, Questions questions, Words say) {
        if (field == null) {
            return null;
        }
        var steps = field.split("\\.");
        if (steps[0].equals("name")) {
            return questions.names().get(Integer.parseInt(steps[1])).raw();
        } else if (steps[0].equals("portion")) {
            var portion = questions.portions().get(Integer.parseInt(steps[1]));
            var line =
                    portion.line() == null ? "" : String.valueOf(portion.line().code());
            return say.of("portion.about", Map.of("line", line, "member", say.of("portion." + steps[2])));
        }
        return say.of("field." + field);
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }
}
