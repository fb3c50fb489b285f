package ledger.api.security;

import java.util.Locale;
import java.util.Map;
import ledger.api.words.Phrasebook;

/** What the pages of signing in say, in the reader's language. */
final class PageWords {

    private static final String BUNDLE = "ledger.api.security.pages";
    private static final PageWords VIETNAMESE = new PageWords(Phrasebook.vietnamese(BUNDLE));
    private static final PageWords ENGLISH = new PageWords(Phrasebook.english(BUNDLE));

    private final Phrasebook phrases;

    private PageWords(Phrasebook phrases) {
        this.phrases = phrases;
    }

    static PageWords in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    public String language() {
        return phrases.locale().getLanguage();
    }

    public String of(String key) {
        return phrases.sentence(key);
    }

    public String of(String key, Map<String, ?> facts) {
        return phrases.say(key, facts).orElseThrow(() -> new IllegalArgumentException(key + facts));
    }
}
