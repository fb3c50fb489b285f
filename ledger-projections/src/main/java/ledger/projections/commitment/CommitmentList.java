package ledger.projections.commitment;

import java.util.Optional;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
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

    public Reading<Optional<Commitment>> find(FactId id) {
        return snapshot.read(reading -> reading.sql("select * from reading.commitment where id = ?")
                .param(id.toString())
                .query(Commitment::of)
                .optional());
    }

    /**
     * The commitments of a plan in the order in which they were recorded.
     *
     * @param line only this line's; null for all
     * @param leadAgency only those on lines that this agency leads; null for all
     * @param status only these; null for all
     * @param after the position to go on after; 0 from the start
     */
    public Reading<Page<Commitment>> of(
            PlanId plan,
            @Nullable String line,
            @Nullable String leadAgency,
            Commitment.@Nullable Status status,
            long after,
            int limit) {
        return snapshot.read(reading -> new Query("commitment", after)
                .and("plan = ?", plan.value())
                .and("line = ?", line)
                .and(LED_BY, leadAgency)
                .and("status = ?", status == null ? null : status.name())
                .page(reading, Commitment::of, Commitment::position, limit));
    }
}
