package ledger.api.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.core.law.Circumstances;
import ledger.core.money.Money;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What a page says, in the reader's language. Templates call it, so that they hold no text and no format. */
public final class Words {

    /** What all pages say. */
    private static final String SHARED = "ledger.api.words.pages";

    private static final char NO_BREAK = '\u00a0';

    private final List<Phrasebook> books;
    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    private Words(List<Phrasebook> books, String date, String time) {
        this.books = books;
        this.locale = books.get(0).locale();
        this.date = DateTimeFormatter.ofPattern(date, locale);
        this.time = DateTimeFormatter.ofPattern(time, locale).withZone(Circumstances.ZONE);
    }

    /** The same in each language. */
    public record Pair(Words vietnamese, Words english) {

        public Words in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : vietnamese;
        }
    }

    /** What all pages say, and no more. */
    public static Pair shared() {
        return pair(List.of(SHARED));
    }

    /** @param bundle of a page or several; what is not in it, all pages say */
    public static Pair bundle(String bundle) {
        return pair(List.of(bundle, SHARED));
    }

    private static Pair pair(List<String> bundles) {
        return new Pair(
                new Words(bundles.stream().map(Phrasebook::vietnamese).toList(), "d/M/yyyy", "dd/MM/yyyy HH:mm"),
                new Words(bundles.stream().map(Phrasebook::english).toList(), "d MMMM yyyy", "yyyy-MM-dd HH:mm"));
    }

    public String language() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return books.stream().anyMatch(book -> book.has(key));
    }

    /** A sentence as it stands. */
    public String of(String key) {
        return book(key).sentence(key);
    }

    /** A sentence with its places filled. */
    public String of(String key, Map<String, ?> facts) {
        return book(key).say(key, facts).orElseThrow(() -> new IllegalArgumentException(key + facts));
    }

    private Phrasebook book(String key) {
        return books.stream().filter(book -> book.has(key)).findFirst().orElse(books.get(0));
    }

    /** Đồng, or a quantity; nothing for what is not printed. */
    public String number(@Nullable Long number) {
        return number == null ? "" : NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** An amount of which there need be nothing: then a dash. */
    public String amount(long dong) {
        return dong == 0 ? "–" : number(dong);
    }

    /** How much of the whole a part is, to a tenth of a percent; nothing where there is no whole. */
    public String percent(long part, long whole) {
        if (whole == 0) {
            return "";
        }
        var percent = BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        return part == 0 ? "–" : format.format(percent) + NO_BREAK + "%";
    }

    /** The same for a sentence, to a hundredth of a percent: 18,37 %. */
    public String rate(long part, long whole) {
        var percent = whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(percent) + NO_BREAK + "%";
    }

    /** The part of a bar of a hundred. */
    public String share(long part, long whole) {
        return whole == 0
                ? "0"
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    public String spelled(long dong) {
        return AmountInWords.in(locale, Money.dong(dong));
    }

    /** As documents write it: ngày 30/3/2021. */
    public String day(LocalDate day) {
        return date.format(day);
    }

    public String moment(Instant moment) {
        return time.format(moment);
    }

    /** A value of the domain as a reader of this language writes it in lists: 30/03/2021. */
    public String value(Object value) {
        return books.get(0).words(value);
    }

    /** A portion by its label, at the beginning of a cell: Phần chuyển tiếp 2016-2020. */
    public String portion(String label) {
        var words = value(new Portion(label));
        return words.substring(0, 1).toUpperCase(locale) + words.substring(1);
    }

    /** A quantity and its unit, never wrapped. */
    public String quantity(@Nullable Long quantity, @Nullable String unit) {
        return quantity == null || unit == null ? "" : number(quantity) + NO_BREAK + unit;
    }
}
