package ledger.api.problem;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.core.balance.Bucket;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;

/** The sentences of all problems in one language, with {@code {named}} places for facts. */
final class Sentences {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Sentences VIETNAMESE = new Sentences(Locale.forLanguageTag("vi"), "dd/MM/yyyy");
    private static final Sentences ENGLISH = new Sentences(Locale.ENGLISH, "yyyy-MM-dd");

    private final Locale locale;
    private final DateTimeFormatter date;
    private final ResourceBundle sentences;

    private Sentences(Locale locale, String date) {
        this.locale = locale;
        this.date = DateTimeFormatter.ofPattern(date, locale);
        this.sentences = ResourceBundle.getBundle(
                "ledger.api.problem.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Sentences in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    Locale locale() {
        return locale;
    }

    ResourceBundle all() {
        return sentences;
    }

    String title(ProblemCode code) {
        return sentences.getString("problem." + code.code() + ".title");
    }

    /** What it means and what to do. */
    String help(ProblemCode code) {
        return sentences.getString("problem." + code.code() + ".help");
    }

    /** What exactly is wrong; empty when there is no such sentence, or when a fact that it names is not known. */
    Optional<String> detail(String rule, Map<String, ?> facts) {
        var key = sentences.containsKey("error." + rule) ? "error." + rule : "problem." + rule + ".detail";
        if (!sentences.containsKey(key)) {
            return Optional.empty();
        }
        var sentence = sentences.getString(key);
        var filled = new StringBuilder();
        var places = PLACE.matcher(sentence);
        while (places.find()) {
            var fact = facts.get(places.group(1));
            if (fact == null) {
                return Optional.empty();
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(words(fact)));
        }
        return Optional.of(places.appendTail(filled).toString());
    }

    private String words(Object fact) {
        if (fact instanceof Money money) {
            return NumberFormat.getIntegerInstance(locale).format(money.dong());
        } else if (fact instanceof Quantity quantity) {
            return NumberFormat.getIntegerInstance(locale).format(quantity.count());
        } else if (fact instanceof LocalDate day) {
            return date.format(day);
        } else if (fact instanceof LineId line) {
            return line.code().value();
        } else if (fact instanceof Portion portion) {
            return portion.carriedOver()
                    ? sentences.getString("portion.carried-over").replace("{period}", portion.label())
                    : sentences.getString("portion.new");
        } else if (fact instanceof Bucket bucket) {
            return sentences.getString("bucket." + bucket);
        } else if (fact instanceof Collection<?> list) {
            return list.stream().map(this::words).collect(Collectors.joining(", "));
        } else {
            return fact.toString();
        }
    }
}
