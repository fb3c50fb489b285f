package ledger.api.importing;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The sentences of this package, in Vietnamese or English. */
final class Messages {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final Messages VIETNAMESE = new Messages(Locale.forLanguageTag("vi-VN"));
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    private final Locale locale;
    private final ResourceBundle sentences;

    private Messages(Locale locale) {
        this.locale = locale;
        this.sentences = ResourceBundle.getBundle("ledger.api.importing.messages", locale, NO_FALLBACK);
    }

    static Messages in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** The sentence of a finding, after the place it was found at. */
    String finding(Finding finding) {
        var row = finding.row() == null ? "" : finding.row().toString();
        var column = finding.column() == null ? "" : finding.column();
        var place = row.isEmpty()
                ? "at-file"
                : column.isEmpty() ? "at-row" : column.matches("\\d+") ? "at-row-and-cell" : "at-row-and-column";
        var found = sentence(finding.code(), finding.facts());
        return finding.sheet() == null
                ? sentence(place, List.of(row, column, found))
                : sentence("in-sheet", List.of(finding.sheet(), sentence(place, List.of(row, column, found))));
    }

    String sentence(String code, List<Object> facts) {
        return new MessageFormat(sentences.getString(code), locale).format(facts.toArray());
    }
}
