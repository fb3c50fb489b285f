package ledger.projections.journal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people type it in a search box: "Đo lường" becomes "do luong". */
public final class PlainText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private PlainText() {}

    public static String of(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(letter -> letter < 128)) {
            return lower;
        }
        // đ is a letter of its own and not a d with a mark, so decomposing leaves it.
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd');
    }
}
