package ledger.api.words;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ledger.core.money.Money;

/**
 * Amounts in words: in Vietnamese as official documents spell them ("Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín
 * mươi ngàn đồng"), and in English. Safe to use from many threads.
 */
public final class AmountInWords {

    /**
     * Classes of three digits are parted by commas. A class of zeros is named when digits follow it ("một tỷ, không triệu,
     * năm trăm ngàn"), so that nobody can write another class into the gap; zeros at the end are left out.
     */
    private static final String VIETNAMESE_RULES = """
            %amount:
                0: không; một; hai; ba; bốn; năm; sáu; bảy; tám; chín;
                10: mười[ >%%after-ten>];
                20: << mươi[ >%%after-tens>];
                100: << trăm[ >%%after-hundreds>];
                1000: << ngàn[, >%%three-digits>];
                1000000: << triệu[, >%%six-digits>];
                1000000000: << tỷ[, >%%nine-digits>];
            %%after-ten:
                0: =%amount=;
                5: lăm;
                6: =%amount=;
            %%after-tens:
                0: =%amount=;
                1: mốt;
                2: =%amount=;
                4: tư;
                5: lăm;
                6: =%amount=;
            %%after-hundreds:
                0: linh =%amount=;
                10: =%amount=;
            %%three-digits:
                0: không trăm linh =%amount=;
                10: không trăm =%amount=;
                100: =%amount=;
            %%six-digits:
                0: không ngàn, =%%three-digits=;
                1000: <%%three-digits< ngàn[, >%%three-digits>];
            %%nine-digits:
                0: không triệu, =%%six-digits=;
                1000000: <%%three-digits< triệu[, >%%six-digits>];
            """;

    private static final RuleBasedNumberFormat VIETNAMESE =
            new RuleBasedNumberFormat(VIETNAMESE_RULES, Locale.forLanguageTag("vi"));

    private static final RuleBasedNumberFormat ENGLISH =
            new RuleBasedNumberFormat(Locale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);

    /** Spellings of one number word, each mapped to one of them. */
    private static final Map<String, String> SAME_WORD = Map.ofEntries(
            Map.entry("nghìn", "ngàn"),
            Map.entry("lẻ", "linh"),
            Map.entry("tỉ", "tỷ"),
            Map.entry("mốt", "một"),
            Map.entry("tư", "bốn"),
            Map.entry("lăm", "năm"),
            Map.entry("nhăm", "năm"),
            Map.entry("bẩy", "bảy"));

    private AmountInWords() {}

    /** The amount in Vietnamese, such as "Ba trăm triệu đồng". */
    public static String vietnamese(Money amount) {
        return sentence(spell(VIETNAMESE, "%amount", amount));
    }

    /** The amount in English, such as "Three hundred million đồng". */
    public static String english(Money amount) {
        return sentence(spell(ENGLISH, "%spellout-numbering-verbose", amount));
    }

    /** The amount in the reader's language: English for an English locale, else Vietnamese. */
    public static String in(Locale locale, Money amount) {
        return locale.getLanguage().equals("en") ? english(amount) : vietnamese(amount);
    }

    /**
     * Whether Vietnamese words mean this amount. Any case, "ngàn" or "nghìn", "linh" or "lẻ", with or without commas, with
     * or without the classes and hundreds that are zero; "đồng", "đồng chẵn", "./." and a full stop may end them.
     */
    public static boolean mean(String words, Money amount) {
        return plain(words).equals(plain(vietnamese(amount)));
    }

    private static String plain(String words) {
        var lower = Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var spellings = Arrays.stream(lower.split("[^\\p{L}]+"))
                .map(word -> SAME_WORD.getOrDefault(word, word))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return spellings
                .replaceAll(" chẵn$", "")
                .replaceAll(" đồng( việt nam)?$", "")
                .replaceAll("(?<=\\p{L} )không (trăm|ngàn|triệu) ", "")
                .strip();
    }

    /** The formats keep state while they work, so one thread at a time uses them. */
    private static String spell(RuleBasedNumberFormat format, String rules, Money amount) {
        synchronized (format) {
            return format.format(amount.dong(), rules);
        }
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " đồng";
    }
}
