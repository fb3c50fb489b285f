package ledger.api.export;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import ledger.api.words.Phrasebook;

/** The names of columns in the language of the reader, by those of the members of answers. */
public final class Columns {

    private static final String BUNDLE = "ledger.api.export.columns";
    private static final Columns VIETNAMESE = new Columns(Phrasebook.vietnamese(BUNDLE));
    private static final Columns ENGLISH = new Columns(Phrasebook.english(BUNDLE));

    private final Phrasebook words;

    private Columns(Phrasebook words) {
        this.words = words;
    }

    public static Columns in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** A whole number as a reader of the language writes it. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(words.locale()).format(number);
    }

    public String of(String member) {
        return words.sentence(member);
    }

    public List<String> of(String... members) {
        return of(Arrays.asList(members));
    }

    public List<String> of(Collection<String> members) {
        return members.stream().map(words::sentence).toList();
    }
}
