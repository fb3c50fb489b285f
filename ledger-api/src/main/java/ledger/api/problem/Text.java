package ledger.api.problem;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What text may be: something that can be stored, printed and found again. */
final class Text {

    private Text() {}

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /** The code of what is wrong with a text in normal form; null when nothing is. */
    static @Nullable String complaint(String text, int longest) {
        if (text.isEmpty()) {
            return "blank";
        } else if (text.codePointCount(0, text.length()) > longest) {
            return "too-long";
        } else if (text.codePoints().anyMatch(Text::unprintable)) {
            return "bad-character";
        } else {
            return null;
        }
    }

    /** Control characters (no XML document can hold them; NUL no database) and lone surrogates. */
    private static boolean unprintable(int character) {
        var type = Character.getType(character);
        return type == Character.SURROGATE
                || (type == Character.CONTROL && character != '\n' && character != '\r' && character != '\t');
    }
}
