package ledger.core.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a decision needs to know of the world; the core itself has no clock.
 *
 * @param today the day on which the fact is recorded, in the ledger's zone
 * @param approvals what of the plan in question another person has to approve
 */
public record Circumstances(LocalDate today, Law law, ApprovalPolicy approvals) {

    /** The circumstances of what nobody else has to approve. */
    public Circumstances(LocalDate today, Law law) {
        this(today, law, ApprovalPolicy.NONE);
    }

    /** The zone in which the ledger's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The circumstances of what is recorded at the given instant, under the law as it is known by then. */
    public static Circumstances at(Instant recorded, Law law) {
        return new Circumstances(recorded.atZone(ZONE).toLocalDate(), law);
    }

    /** The same in a plan with this policy. */
    public Circumstances under(ApprovalPolicy approvals) {
        return new Circumstances(today, law, approvals);
    }
}
