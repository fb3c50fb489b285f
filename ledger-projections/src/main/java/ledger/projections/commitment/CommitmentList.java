package ledger.projections.commitment;

import java.util.Optional;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Page;
import ledger.projections.Query;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import org.jspecify.annotations.Nullable;

/** Reads the register of commitments. */
public final class CommitmentList {

    private static final String LED_BY = "(plan, line) in (select plan, line from reading.line where lead_agency = ?)";

    private final Snapshot snapshot;

    public CommitmentList(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** @param then as of this moment; null: as it stands */
    public Reading<Optional<Commitment>> find(FactId id, @Nullable Moment then) {
        return snapshot.read(
                reading -> from(then, 0).and("id = ?", id.toString()).one(reading, Commitment::of));
    }

    private static Query from(@Nullable Moment then, long after) {
        return then == null ? new Query("commitment", after) : new Query("commitment_as_of", then, after);
    }

    /**
     * The commitments of a plan in the order in which they were recorded.
     *
     * @param line only this line's; null for all
     * @param leadAgency only those on lines that this agency leads; null for all
     * @param status only these; null for all
     * @param then as of this moment; null: as they stand
     * @param after the position to go on after; 0 from the start
     */
    public Reading<Page<Commitment>> of(
            PlanId plan,
            @Nullable String line,
            @Nullable String leadAgency,
            Commitment.@Nullable Status status,
            @Nullable Moment then,
            long after,
            int limit) {
        return snapshot.read(reading -> from(then, after)
                .and("plan = ?", plan.value())
                .and("line = ?", line)
                .and(LED_BY, leadAgency)
                .and("status = ?", status == null ? null : status.name())
                .page(reading, Commitment::of, Commitment::position, limit));
    }
}
