package ledger.core.plan;

import java.util.Optional;

/**
 * A recorded fact of a line, written {@code 950-KH-UBND-2021:III.2:7}: the seventh event of that line. It says where the
 * fact is stored, so no register is needed to find it.
 *
 * @param line the line whose money it concerns
 * @param number the event's number in the line's stream, from 1 (number 0 opens the line)
 */
public record FactId(LineId line, long number) {

    /** Reads an id as it stands in a path or a body; empty when it is not of that form. */
    public static Optional<FactId> read(String text) {
        var parts = text.split(":", -1);
        if (parts.length != 3
                || !PlanId.valid(parts[0])
                || !LineCode.valid(parts[1])
                || !parts[2].matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        return Optional.of(
                new FactId(new LineId(new PlanId(parts[0]), new LineCode(parts[1])), Long.parseLong(parts[2])));
    }

    /** Reads an id that this ledger wrote. */
    public static FactId parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not a fact id: " + text));
    }

    @Override
    public String toString() {
        return line + ":" + number;
    }
}
