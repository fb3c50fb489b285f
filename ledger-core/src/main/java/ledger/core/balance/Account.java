package ledger.core.balance;

import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * One place where money stands.
 *
 * @param document the hold, the request it is set aside for, the commitment whose undrawn part it is, or the disbursement whose money it is; null for buckets that
 *     belong to no document
 */
public record Account(
        LineId line,
        Portion portion,
        Bucket bucket,
        @Nullable FactId document) {

    public static Account outside(LineId line, Portion portion) {
        return new Account(line, portion, Bucket.OUTSIDE, null);
    }

    public static Account available(LineId line, Portion portion) {
        return new Account(line, portion, Bucket.AVAILABLE, null);
    }

    public static Account held(Portion portion, FactId hold) {
        return new Account(hold.line(), portion, Bucket.HELD, hold);
    }

    public static Account reserved(Portion portion, FactId request) {
        return new Account(request.line(), portion, Bucket.RESERVED, request);
    }

    public static Account committed(Portion portion, FactId commitment) {
        return new Account(commitment.line(), portion, Bucket.COMMITTED, commitment);
    }

    public static Account advanced(Portion portion, FactId advance) {
        return new Account(advance.line(), portion, Bucket.ADVANCED, advance);
    }

    public static Account lapsed(LineId line, Portion portion) {
        return new Account(line, portion, Bucket.LAPSED, null);
    }

    public static Account carriedOut(LineId line, Portion portion) {
        return new Account(line, portion, Bucket.CARRIED_OUT, null);
    }

    public static Account spent(Portion portion, FactId disbursement) {
        return new Account(disbursement.line(), portion, Bucket.SPENT, disbursement);
    }
}
