package ledger.api.bulk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.api.words.Phrasebook;
import org.jspecify.annotations.Nullable;

/** The sentences of this package in one language. */
final class Words {

    private static final String BUNDLE = "ledger.api.bulk.messages";
    private static final Phrasebook VIETNAMESE = Phrasebook.vietnamese(BUNDLE);
    private static final Phrasebook ENGLISH = Phrasebook.english(BUNDLE);

    private final Phrasebook phrases;

    private Words(Phrasebook phrases) {
        this.phrases = phrases;
    }

    static Words in(Locale locale) {
        return new Words(locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE);
    }

    String say(String code, Map<String, ?> facts) {
        return phrases.say(code, facts).orElseThrow();
    }

    /** A sentence that needs no facts; empty when there is none. */
    Optional<String> plainly(String code) {
        return phrases.has(code) ? phrases.say(code, Map.of()) : Optional.empty();
    }

    /** A sentence after the place that it speaks of, with what stands there. */
    String place(@Nullable String sheet, int row, @Nullable String column, @Nullable String read, String sentence) {
        var place = column == null ? "at-row" : read == null ? "at-column" : "at-cell";
        var said = say(
                place,
                Map.of(
                        "row",
                        row,
                        "column",
                        column == null ? "" : column,
                        "read",
                        read == null ? "" : read,
                        "sentence",
                        sentence));
        return sheet == null ? said : say("in-sheet", Map.of("sheet", sheet, "sentence", said));
    }
}
