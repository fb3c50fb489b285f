package ledger.api.problem;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.api.words.Phrasebook;

/** The sentences of all problems in one language. */
final class Sentences {

    private static final String BUNDLE = "ledger.api.problem.messages";
    private static final Sentences VIETNAMESE = new Sentences(Phrasebook.vietnamese(BUNDLE));
    private static final Sentences ENGLISH = new Sentences(Phrasebook.english(BUNDLE));

    private final Phrasebook phrases;

    private Sentences(Phrasebook phrases) {
        this.phrases = phrases;
    }

    static Sentences in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    Locale locale() {
        return phrases.locale();
    }

    String title(ProblemCode code) {
        return phrases.sentence("problem." + code.code() + ".title");
    }

    /** The same for a rule, which may have a title of its own where a code stands for many. */
    String title(String rule, ProblemCode code) {
        var own = "error." + rule + ".title";
        return phrases.has(own) ? phrases.sentence(own) : title(code);
    }

    /** What it means and what to do. */
    String help(ProblemCode code) {
        return phrases.sentence("problem." + code.code() + ".help");
    }

    /** What exactly is wrong; empty when there is no such sentence, or when a fact that it names is not known. */
    Optional<String> detail(String rule, Map<String, ?> facts) {
        var key = phrases.has("error." + rule) ? "error." + rule : "problem." + rule + ".detail";
        return phrases.has(key) ? phrases.say(key, facts) : Optional.empty();
    }

    Set<String> keys() {
        return phrases.keys();
    }

    /** Any other sentence. */
    String sentence(String key) {
        return phrases.sentence(key);
    }
}
