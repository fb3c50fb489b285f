package ledger.api.report;

import java.time.LocalDate;

/**
 * A report that is due in a plan's year, in the reader's language.
 *
 * @param before the day before which it has to be there
 * @param lastDay the last good day, the one before it
 * @param daysLeft from today to the last good day; 0 on that day, less than 0 when it is too late
 * @param source the paper that says so
 */
public record Deadline(
        LocalDate before,
        LocalDate lastDay,
        long daysLeft,
        State state,
        String task,
        String from,
        String to,
        String source) {

    /** How near it is. */
    public enum State {
        UPCOMING,
        DUE_SOON,
        PAST
    }
}
