package ledger.projections.commitment;

import java.util.List;
import java.util.Optional;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Page;
import ledger.projections.Query;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.Start;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the register of commitments. */
public final class CommitmentList {

    private final Snapshot snapshot;

    public CommitmentList(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * One commitment, traced further.
     *
     * @param carriedInto the ids under which it goes on in next year's plan
     */
    public record Found(Commitment commitment, List<String> carriedInto) {}

    /** @param then as of this moment; null: as it stands */
    public Reading<Optional<Found>> find(FactId id, @Nullable Moment then) {
        return snapshot.read(reading -> from(then)
                .and("id = ?", id.toString())
                .one(reading, Commitment::of)
                .map(found -> new Found(found, carriedInto(reading, id, then))));
    }

    private static List<String> carriedInto(JdbcClient reading, FactId id, @Nullable Moment then) {
        return from(then)
                .and("origin = ?", id.toString())
                .and("status <> ?", Commitment.Status.REVERSED.name())
                .ids(reading);
    }

    private static Query from(@Nullable Moment then) {
        return then == null ? new Query("commitment") : new Query("commitment_as_of", then);
    }

    /**
     * The commitments of a plan.
     *
     * @param line only this line's; null for all
     * @param leadAgency only those on lines that this agency leads; null for all
     * @param status only these; null for all
     * @param then as of this moment; null: as they stand
     */
    public Reading<Page<Commitment>> of(
            PlanId plan,
            @Nullable String line,
            @Nullable String leadAgency,
            Commitment.@Nullable Status status,
            @Nullable Moment then,
            Start start,
            int limit) {
        return snapshot.read(reading -> from(then)
                .and("plan = ?", plan.value())
                .and("line = ?", line)
                .ledBy(leadAgency)
                .and("status = ?", status == null ? null : status.name())
                .page(reading, Commitment::of, start, limit));
    }
}
