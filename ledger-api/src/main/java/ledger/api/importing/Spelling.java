package ledger.api.importing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** When two spellings are the same, and when they only look alike. */
public final class Spelling {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern LATE_ACCENT =
            Pattern.compile("u([ýỳỷỹỵ])|o([àáảãạ])\\b|o([èéẻẽẹ])\\b", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String LATE = "ýỳỷỹỵàáảãạèéẻẽẹ";
    private static final String EARLY = "úùủũụòóỏõọòóỏõọ";
    private static final String BARE = "yyyyyaaaaaeeeee";

    private Spelling() {}

    /** One form for equal spellings: case, spaces, a dot at the end and the place of the tone ("uỷ", "ủy") do not count. */
    static String same(String text) {
        return LATE_ACCENT.matcher(tidy(text).toLowerCase(Locale.ROOT)).replaceAll(Spelling::early);
    }

    /** The text in NFC with single spaces, and without dots and spaces at its end. */
    static String tidy(String text) {
        var single = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
        int end = single.length();
        while (end > 0 && " .".indexOf(single.charAt(end - 1)) >= 0) {
            end--; // a regular expression anchored at the end would try every start
        }
        return single.substring(0, end);
    }

    /** One form for spellings that look alike: accents and punctuation do not count either. Good for proposals only. */
    public static String alike(String text) {
        var bare = ACCENTS.matcher(Normalizer.normalize(same(text), Normalizer.Form.NFD))
                .replaceAll("");
        return bare.replace('đ', 'd').replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static String early(MatchResult vowels) {
        int index = LATE.indexOf(vowels.group().charAt(1));
        return "" + EARLY.charAt(index) + BARE.charAt(index);
    }
}
