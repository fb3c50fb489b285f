package ledger.core.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a decision needs to know of the world; the core itself has no clock.
 *
 * @param today the day on which the fact is recorded, in the ledger's zone
 */
public record Circumstances(LocalDate today, Law law) {

    /** The zone in which the ledger's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The circumstances of what is recorded at the given instant, under the law as it is known by then. */
    public static Circumstances at(Instant recorded, Law law) {
        return new Circumstances(recorded.atZone(ZONE).toLocalDate(), law);
    }
}
