package ledger.api.words;

import static java.util.Objects.requireNonNull;
import static ledger.core.money.Money.dong;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import ledger.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1687290000 | Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng
            1387290000 | Một tỷ, ba trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng
            300000000  | Ba trăm triệu đồng
            100000000  | Một trăm triệu đồng
            0          | Không đồng
            5          | Năm đồng
            10         | Mười đồng
            11         | Mười một đồng
            14         | Mười bốn đồng
            15         | Mười lăm đồng
            20         | Hai mươi đồng
            21         | Hai mươi mốt đồng
            24         | Hai mươi tư đồng
            25         | Hai mươi lăm đồng
            101        | Một trăm linh một đồng
            104        | Một trăm linh bốn đồng
            105        | Một trăm linh năm đồng
            110        | Một trăm mười đồng
            115        | Một trăm mười lăm đồng
            555        | Năm trăm năm mươi lăm đồng
            1005       | Một ngàn, không trăm linh năm đồng
            1050       | Một ngàn, không trăm năm mươi đồng
            15400000   | Mười lăm triệu, bốn trăm ngàn đồng
            1005000    | Một triệu, không trăm linh năm ngàn đồng
            1000000005 | Một tỷ, không triệu, không ngàn, không trăm linh năm đồng
            1000290000 | Một tỷ, không triệu, hai trăm chín mươi ngàn đồng
            1200000000000 | Một ngàn, hai trăm tỷ đồng
            9007199254740991 | Chín triệu, không trăm linh bảy ngàn, một trăm chín mươi chín tỷ, \
            hai trăm năm mươi tư triệu, bảy trăm bốn mươi ngàn, chín trăm chín mươi mốt đồng
            """)
    void amounts_are_spelt_as_official_documents_spell_them(long amount, String words) {
        assertThat(AmountInWords.vietnamese(dong(amount))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1687290000 | One billion, six hundred and eighty-seven million, two hundred and ninety thousand đồng
            100000000  | One hundred million đồng
            0          | Zero đồng
            """)
    void amounts_are_spelt_in_english_too(long amount, String words) {
        assertThat(AmountInWords.english(dong(amount))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            một tỷ sáu trăm tám mươi bảy triệu hai trăm chín mươi nghìn đồng | 1687290000
            MỘT TỶ, SÁU TRĂM TÁM MƯƠI BẢY TRIỆU, HAI TRĂM CHÍN MƯƠI NGHÌN ĐỒNG CHẴN./. | 1687290000
            Một tỉ, sáu trăm tám mươi bẩy triệu, hai trăm chín mươi ngàn đồng. | 1687290000
            Một triệu không trăm lẻ năm nghìn | 1005000
            Một tỷ hai trăm chín mươi nghìn đồng | 1000290000
            Hai mươi bốn đồng | 24
            """)
    void every_accepted_spelling_means_its_amount_and_no_other(String words, long amount) {
        assertThat(AmountInWords.mean(words, dong(amount))).isTrue();
        assertThat(AmountInWords.mean(words, dong(amount + 1))).isFalse();
        assertThat(AmountInWords.mean(words, dong(amount * 10))).isFalse();
    }

    @Test
    void a_reader_of_words_finds_every_amount_again() {
        var random = new SplittableRandom(950);
        var few = LongStream.range(0, 20_000);
        var round = LongStream.range(0, 20_000).map(number -> {
            long unit = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L).get((int) (number % 4));
            return random.nextLong(Money.MAX / unit) * unit;
        });
        var sparse = LongStream.range(0, 20_000).map(number -> {
            long amount = 0;
            for (long unit = 1; unit <= 1_000_000_000_000L; unit *= 1_000) {
                amount += unit * (random.nextInt(3) == 0 ? random.nextInt(1_000) : 0);
            }
            return amount;
        });
        LongStream.of(0, 1, Money.MAX).forEach(AmountInWordsTest::read_again);
        LongStream.concat(few, LongStream.concat(round, sparse)).forEach(AmountInWordsTest::read_again);
    }

    private static void read_again(long amount) {
        var words = AmountInWords.vietnamese(dong(amount));
        assertThat(read(words)).as(words).isEqualTo(amount);
        assertThat(AmountInWords.mean(words.replace("ngàn", "nghìn").replace(",", ""), dong(amount)))
                .as(words)
                .isTrue();
    }

    /** Reads words by their place value alone: digits gather in a class until its name closes it. */
    private static long read(String words) {
        var digits = Map.ofEntries(
                Map.entry("không", 0),
                Map.entry("một", 1),
                Map.entry("mốt", 1),
                Map.entry("hai", 2),
                Map.entry("ba", 3),
                Map.entry("bốn", 4),
                Map.entry("tư", 4),
                Map.entry("năm", 5),
                Map.entry("lăm", 5),
                Map.entry("sáu", 6),
                Map.entry("bảy", 7),
                Map.entry("tám", 8),
                Map.entry("chín", 9),
                Map.entry("mười", 10));
        long billions = 0;
        long closed = 0;
        long open = 0;
        for (var word : words.toLowerCase(Locale.ROOT).replace(",", "").split(" ")) {
            switch (word) {
                case "linh", "đồng" -> {}
                case "mươi" -> open += open % 10 * 9;
                case "trăm" -> open *= 100;
                case "ngàn" -> {
                    closed += open * 1_000;
                    open = 0;
                }
                case "triệu" -> {
                    closed += open * 1_000_000;
                    open = 0;
                }
                case "tỷ" -> {
                    billions = closed + open;
                    closed = 0;
                    open = 0;
                }
                default -> open += requireNonNull(digits.get(word), word);
            }
        }
        return billions * 1_000_000_000 + closed + open;
    }
}
