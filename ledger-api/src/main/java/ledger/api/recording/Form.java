package ledger.api.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a command is answered, from the facts that it records. */
@FunctionalInterface
public interface Form {

    /** One fact, which is seen as its event. */
    Form ONE = (facts, locale) -> FactAnswer.of(facts.get(0), locale);

    /** Several facts in one write. */
    Form SEVERAL = (facts, locale) -> {
        var members = new LinkedHashMap<String, Object>();
        members.put("position", last(facts).stored().position());
        members.put(
                "items", facts.stream().map(fact -> FactAnswer.of(fact, locale)).toList());
        return members;
    };

    /** One fact that has a page of its own below {@code /commitments/}, say. */
    static Form read(String page) {
        return new Form() {
            @Override
            public Map<String, Object> members(List<Recording.Entry> facts, Locale locale) {
                return ONE.members(facts, locale);
            }

            @Override
            public String location(List<Recording.Entry> facts) {
                return Answers.API + page + facts.get(0).recorded().fact().id();
            }
        };
    }

    Map<String, Object> members(List<Recording.Entry> facts, Locale locale);

    /** Where it is read afterwards; the last event of the command unless there is a better place. */
    default String location(List<Recording.Entry> facts) {
        return Answers.event(last(facts).stored());
    }

    /** The last fact of a command; its position is the command's. */
    static Recording.Entry last(List<Recording.Entry> facts) {
        return facts.get(facts.size() - 1);
    }
}
