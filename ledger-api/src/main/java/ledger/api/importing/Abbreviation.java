package ledger.api.importing;

import java.util.Arrays;
import java.util.List;

/** Recognises a name that is cut short: "giải thưởng CLQG" for "Giải thưởng Chất lượng quốc gia". */
final class Abbreviation {

    private Abbreviation() {}

    /** Whether the words stand somewhere in the title in this order, a word in capitals standing for its initials. */
    static boolean names(String words, String title) {
        var thing = Arrays.asList(words.strip().split("[\\s.]+"));
        var full = Arrays.asList(Spelling.alike(title).split(" "));
        for (int start = 0; start < full.size(); start++) {
            if (names(thing, full.subList(start, full.size()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(List<String> thing, List<String> title) {
        int next = 0;
        for (var word : thing) {
            var plain = Spelling.alike(word);
            int initials = plain.length();
            if (next < title.size() && title.get(next).equals(plain)) {
                next++;
            } else if (capitals(word)
                    && next + initials <= title.size()
                    && initials(title.subList(next, next + initials)).equals(plain)) {
                next += initials;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean capitals(String word) {
        return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
    }

    private static String initials(List<String> words) {
        var initials = new StringBuilder();
        words.forEach(word -> initials.append(word.charAt(0)));
        return initials.toString();
    }
}
