package ledger.api.recording;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a command is answered, from what it records. */
@FunctionalInterface
public interface Form {

    /** One fact, which is seen as its event. */
    Form ONE = (outcome, locale) -> FactAnswer.of(outcome.facts().get(0), locale);

    /** Several facts in one write. */
    Form SEVERAL = (outcome, locale) -> {
        var members = new LinkedHashMap<String, Object>();
        members.put("position", last(outcome).stored().position());
        members.put(
                "items",
                outcome.facts().stream()
                        .map(fact -> FactAnswer.of(fact, locale))
                        .toList());
        return members;
    };

    /** One fact that has a page of its own below {@code /commitments/}, say. */
    static Form read(String page) {
        return new Form() {
            @Override
            public Map<String, Object> members(Outcome outcome, Locale locale) {
                return ONE.members(outcome, locale);
            }

            @Override
            public String location(Outcome outcome) {
                return Answers.API
                        + page
                        + outcome.facts().get(0).recorded().fact().id();
            }
        };
    }

    Map<String, Object> members(Outcome outcome, Locale locale);

    /** Where it is read afterwards; the last event of the command unless there is a better place. */
    default String location(Outcome outcome) {
        return Answers.event(outcome.stored().get(outcome.stored().size() - 1));
    }

    private static Recording.Entry last(Outcome outcome) {
        return outcome.facts().get(outcome.facts().size() - 1);
    }
}
