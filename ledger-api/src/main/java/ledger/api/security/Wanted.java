package ledger.api.security;

import java.time.Instant;
import java.time.LocalDate;
import ledger.core.law.Circumstances;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a journal somebody wants to see; null stands for any.
 *
 * @param from the first instant that is wanted
 * @param until the first instant that is not wanted any more
 */
record Wanted(
        @Nullable String account,
        @Nullable String requestId,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** By days of the ledger's zone, both included. */
    static Wanted of(
            @Nullable String account, @Nullable String requestId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Wanted(
                account, requestId, from == null ? null : begin(from), to == null ? null : begin(to.plusDays(1)));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(Circumstances.ZONE).toInstant();
    }
}
