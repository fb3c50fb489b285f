package ledger.api.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ledger.api.words.AmountInWords;
import ledger.api.words.Phrasebook;
import ledger.core.law.Circumstances;
import ledger.core.money.Money;
import ledger.projections.carriedover.CarriedOver.UnitQuantity;
import org.jspecify.annotations.Nullable;

/** What a page says, in the reader's language. Templates call it, so that they hold no text and no format. */
final class Words {

    private static final String BUNDLE = "ledger.api.page.messages";
    private static final Words VIETNAMESE = new Words(Phrasebook.vietnamese(BUNDLE), "d/M/yyyy", "dd/MM/yyyy HH:mm");
    private static final Words ENGLISH = new Words(Phrasebook.english(BUNDLE), "d MMMM yyyy", "yyyy-MM-dd HH:mm");

    private final Phrasebook phrases;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    private Words(Phrasebook phrases, String date, String time) {
        this.phrases = phrases;
        this.date = DateTimeFormatter.ofPattern(date, phrases.locale());
        this.time = DateTimeFormatter.ofPattern(time, phrases.locale()).withZone(Circumstances.ZONE);
    }

    static Words in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    public String language() {
        return phrases.locale().getLanguage();
    }

    /** A sentence as it stands. */
    public String of(String key) {
        return phrases.sentence(key);
    }

    /** A sentence with its places filled. */
    public String of(String key, Map<String, ?> facts) {
        return phrases.say(key, facts).orElseThrow(() -> new IllegalArgumentException(key + facts));
    }

    /** Đồng, or a quantity; nothing for what is not printed. */
    public String number(@Nullable Long number) {
        return number == null
                ? ""
                : NumberFormat.getIntegerInstance(phrases.locale()).format(number);
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
        var format = NumberFormat.getNumberInstance(phrases.locale());
        format.setMinimumFractionDigits(1);
        return part == 0 ? "–" : format.format(percent) + "\u00a0%";
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
        return AmountInWords.in(phrases.locale(), Money.dong(dong));
    }

    public String day(LocalDate day) {
        return date.format(day);
    }

    public String moment(Instant moment) {
        return time.format(moment);
    }

    public String printed(List<UnitQuantity> quantities) {
        return joined(quantities.stream()
                .map(one -> quantity(one.quantity(), one.unit()))
                .toList());
    }

    public String used(List<UnitQuantity> quantities) {
        return joined(quantities.stream()
                .map(one -> quantity(one.committedQuantity(), one.unit()))
                .toList());
    }

    public String left(List<UnitQuantity> quantities) {
        return joined(quantities.stream()
                .map(one -> quantity(one.leftQuantity(), one.unit()))
                .toList());
    }

    /** A quantity and its unit, never wrapped. */
    public String quantity(@Nullable Long quantity, @Nullable String unit) {
        return quantity == null || unit == null ? "" : number(quantity) + "\u00a0" + unit;
    }

    private static String joined(List<String> quantities) {
        return quantities.stream().collect(Collectors.joining(", "));
    }
}
