package ledger.api.importing;

import java.util.List;
import java.util.Locale;
import ledger.api.sheet.Opened;
import ledger.core.plan.LineCode;
import org.jspecify.annotations.Nullable;

/**
 * What a check has to say about one place of the file.
 *
 * @param sheet the name of the sheet; null in a file without sheets, or when the whole file is meant
 * @param row the line of the file or the row of the sheet, from 1; null when the whole file or sheet is meant
 * @param cell the address in the sheet, such as "F12"; null without a sheet or when no single cell is meant
 * @param column the name of the column as the appendix prints it; null outside the table
 * @param code short and stable, such as {@code section-sum}
 * @param read what stands there; null when nothing does
 * @param proposed what could stand there, or what it would be taken for; null when nothing is proposed
 * @param line the line of the plan that is meant; null when there is none
 * @param facts what the message names beside these, in the order of its places; amounts as numbers, all else as text
 */
public record Finding(
        @Nullable String sheet,
        @Nullable Integer row,
        @Nullable String cell,
        @Nullable String column,
        Severity severity,
        String code,
        @Nullable String read,
        @Nullable String proposed,
        @Nullable LineCode line,
        List<Object> facts) {

    public Finding {
        facts = List.copyOf(facts);
    }

    /** The finding that a file cannot be read. */
    public static Finding of(Opened.Unreadable obstacle) {
        var cell = obstacle.cell() == null ? null : String.valueOf(obstacle.cell());
        return new Finding(
                null,
                obstacle.row(),
                null,
                cell,
                Severity.ERROR,
                obstacle.code(),
                obstacle.read(),
                null,
                null,
                obstacle.facts());
    }

    /** The finding in words without the place, for those who have that before their eyes. */
    public String sentence(Locale locale) {
        return Messages.in(locale).sentence(code, facts);
    }

    /** The finding in words: what is wrong, what was read, what to do. English for an English locale, else Vietnamese. */
    public String message(Locale locale) {
        return Messages.in(locale).finding(this);
    }
}
