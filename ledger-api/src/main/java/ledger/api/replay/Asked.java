package ledger.api.replay;

import java.time.Instant;
import java.time.LocalDate;
import ledger.api.store.EventLog;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed.
 *
 * @param plan whose books are compared; null for all plans
 * @param until null for the present
 * @param redecide whether all commands are decided again, too
 */
public record Asked(@Nullable PlanId plan, @Nullable Until until, boolean redecide) {

    /**
     * Up to where, in one of three ways.
     *
     * @param position of the last event
     * @param recordedAt of the last event
     * @param day the last one that counts, of all that is recorded by now
     */
    public record Until(
            @Nullable Long position,
            @Nullable Instant recordedAt,
            @Nullable LocalDate day) {

        /** What it comes to now. */
        Moment moment(EventLog log) {
            if (position != null) {
                return new Moment(null, position);
            }
            return recordedAt != null ? new Moment(null, log.lastUntil(recordedAt)) : new Moment(day, log.head());
        }
    }
}
