package ledger.api.problem;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An instant with its offset, to the microsecond as instants are recorded. */
public final class RecordedInstant {

    /** Nothing was recorded before the first of these instants, and nothing will be after the last. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private RecordedInstant() {}

    /**
     * The instant that a text says; empty when it says none. Those beyond the years that a database can name are as good as
     * the first or last one of these.
     */
    public static Optional<Instant> of(String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return Optional.of(instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant.isAfter(FAR) ? FAR : instant);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
