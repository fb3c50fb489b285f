package ledger.projections.advance;

import java.util.List;
import java.util.Optional;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Page;
import ledger.projections.Query;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the register of payments and advances. */
public final class DisbursementList {

    static final String LED_BY = "(plan, line) in (select plan, line from reading.line where lead_agency = ?)";

    /** Far more than anybody carries one paper over in. */
    private static final int MOST_PARTS = 1_000;

    private final Snapshot snapshot;

    public DisbursementList(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * One disbursement, traced further.
     *
     * @param carriedInto the ids under which it goes on in next year's plan
     */
    public record Found(Disbursement disbursement, List<String> carriedInto) {}

    /** @param then as of this moment; null: as it stands */
    public Reading<Optional<Found>> find(FactId id, @Nullable Moment then) {
        return snapshot.read(reading -> from(then, 0)
                .and("id = ?", id.toString())
                .one(reading, Disbursement::of)
                .map(found -> new Found(found, carriedInto(reading, id, then))));
    }

    private static List<String> carriedInto(JdbcClient reading, FactId id, @Nullable Moment then) {
        return from(then, 0)
                .and("origin = ?", id.toString())
                .and("status <> ?", Disbursement.Status.REVERSED.name())
                .page(reading, Disbursement::of, Disbursement::position, MOST_PARTS)
                .items()
                .stream()
                .map(Disbursement::id)
                .toList();
    }

    private static Query from(@Nullable Moment then, long after) {
        return then == null ? new Query("disbursement_of", after) : new Query("disbursement_as_of", then, after);
    }

    /**
     * The disbursements of a plan in the order in which they were recorded.
     *
     * @param line only this line's; null for all
     * @param commitment only those drawn on this commitment; null for all
     * @param leadAgency only those on lines that this agency leads; null for all
     * @param status only these; null for all
     * @param then as of this moment; null: as they stand
     * @param after the position to go on after; 0 from the start
     */
    public Reading<Page<Disbursement>> of(
            PlanId plan,
            @Nullable String line,
            @Nullable String leadAgency,
            @Nullable FactId commitment,
            Disbursement.@Nullable Status status,
            @Nullable Moment then,
            long after,
            int limit) {
        return snapshot.read(reading -> from(then, after)
                .and("plan = ?", plan.value())
                .and("line = ?", line)
                .and(LED_BY, leadAgency)
                .and("commitment = ?", commitment == null ? null : commitment.toString())
                .and("status = ?", status == null ? null : status.name())
                .page(reading, Disbursement::of, Disbursement::position, limit));
    }
}
