package ledger.api.problem;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** An existing day of the years 0 to 9999, written {@code 2021-04-05} and in no other way. */
public final class Day {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Day() {}

    /** The day that a text says; empty when it says none. */
    public static Optional<LocalDate> of(String text) {
        try {
            return Optional.of(LocalDate.parse(text, FORM));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
