package ledger.api.words;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.core.balance.Bucket;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;

/** The sentences of one bundle in one language, with {@code {named}} places for values of the domain. */
public final class Phrasebook {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final DateTimeFormatter date;
    private final ResourceBundle sentences;
    private final ResourceBundle terms;

    private Phrasebook(String bundle, Locale locale, String date) {
        this.locale = locale;
        this.date = DateTimeFormatter.ofPattern(date, locale);
        this.sentences = ResourceBundle.getBundle(bundle, locale, NO_FALLBACK);
        this.terms = ResourceBundle.getBundle("ledger.api.words.terms", locale, NO_FALLBACK);
    }

    /** @param bundle has sentences in {@code _vi} and {@code _en} */
    public static Phrasebook vietnamese(String bundle) {
        return new Phrasebook(bundle, Locale.forLanguageTag("vi"), "dd/MM/yyyy");
    }

    /** @param bundle has sentences in {@code _vi} and {@code _en} */
    public static Phrasebook english(String bundle) {
        return new Phrasebook(bundle, Locale.ENGLISH, "yyyy-MM-dd");
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    public Set<String> keys() {
        return sentences.keySet();
    }

    /** A sentence as it stands. */
    public String sentence(String key) {
        return sentences.getString(key);
    }

    /** A sentence with its places filled; empty when a fact that it names is not known. */
    public Optional<String> say(String key, Map<String, ?> facts) {
        var filled = new StringBuilder();
        var places = PLACE.matcher(sentence(key));
        while (places.find()) {
            var fact = facts.get(places.group(1));
            if (fact == null) {
                return Optional.empty();
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(words(fact)));
        }
        return Optional.of(places.appendTail(filled).toString());
    }

    private String portion(Portion portion) {
        var term = portion.carriedIn() ? "carried-in" : portion.carriedOver() ? "carried-over" : "new";
        return terms.getString("portion." + term).replace("{period}", portion.period());
    }

    /** A value as a reader of this language writes it: 200.000.000 or 200,000,000; 30/03/2021 or 2021-03-30. */
    public String words(Object fact) {
        if (fact instanceof Money money) {
            return NumberFormat.getIntegerInstance(locale).format(money.dong());
        } else if (fact instanceof Quantity quantity) {
            return NumberFormat.getIntegerInstance(locale).format(quantity.count());
        } else if (fact instanceof LocalDate day) {
            return date.format(day);
        } else if (fact instanceof LineId line) {
            return line.code().value();
        } else if (fact instanceof Portion portion) {
            return portion(portion);
        } else if (fact instanceof Bucket bucket) {
            return terms.getString("bucket." + bucket);
        } else if (fact instanceof Collection<?> list) {
            return list.stream().map(this::words).collect(Collectors.joining(", "));
        } else {
            return fact.toString();
        }
    }
}
