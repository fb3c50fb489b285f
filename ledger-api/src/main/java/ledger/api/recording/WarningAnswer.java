package ledger.api.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.api.problem.Facts;
import ledger.api.words.Phrasebook;
import ledger.core.LedgerEvent;
import ledger.core.budget.Warnings;
import ledger.core.law.RuleSet;
import ledger.core.law.Warning;

/** What the rules that do not refuse say of a recorded event, in the reader's language; the same whenever it is read. */
public final class WarningAnswer {

    private static final String BUNDLE = "ledger.api.recording.warnings";
    private static final Phrasebook VIETNAMESE = Phrasebook.vietnamese(BUNDLE);
    private static final Phrasebook ENGLISH = Phrasebook.english(BUNDLE);

    private WarningAnswer() {}

    /** @param rules whose name the event carries; empty when only a newer ledger knows them: that one has the words */
    public static List<Map<String, Object>> of(Optional<RuleSet> rules, LedgerEvent event, Locale locale) {
        return rules.stream()
                .flatMap(set -> Warnings.of(event, set).stream().map(warning -> of(warning, set.name(), locale)))
                .toList();
    }

    static Map<String, Object> of(Warning warning, String ruleSet, Locale locale) {
        var facts = Facts.of(warning);
        var members = new LinkedHashMap<String, Object>();
        members.put("code", warning.code());
        members.put("ruleSet", ruleSet);
        members.put("message", message(warning, facts, locale));
        members.putAll(Facts.json(facts));
        return members;
    }

    private static String message(Warning warning, Map<String, Object> facts, Locale locale) {
        var phrases = locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
        var known = new LinkedHashMap<>(facts);
        known.put("known", phrases.sentence("certainty." + warning.certainty()));
        return phrases.say(warning.code(), known)
                .orElseThrow(() -> new IllegalStateException("no sentence for " + warning.code()));
    }
}
