package ledger.projections.advance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Reads the register of payments and advances. */
public final class DisbursementList {

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
        return snapshot.read(reading -> from(then)
                .and("id = ?", id.toString())
                .one(reading, Disbursement::of)
                .map(found -> new Found(found, carriedInto(reading, id, then))));
    }

    private static List<String> carriedInto(JdbcClient reading, FactId id, @Nullable Moment then) {
        return from(then)
                .and("origin = ?", id.toString())
                .and("status <> ?", Disbursement.Status.REVERSED.name())
                .ids(reading);
    }

    private static Query from(@Nullable Moment then) {
        return then == null ? new Query("disbursement_of") : new Query("disbursement_as_of", then);
    }

    /**
     * The disbursements of a plan.
     *
     * @param line only this line's; null for all
     * @param commitment only those drawn on this commitment; null for all
     * @param leadAgency only those on lines that this agency leads; null for all
     * @param status only these; null for all
     * @param then as of this moment; null: as they stand
     */
    public Reading<Page<Disbursement>> of(
            PlanId plan,
            @Nullable String line,
            @Nullable String leadAgency,
            @Nullable FactId commitment,
            Disbursement.@Nullable Status status,
            @Nullable Moment then,
            Start start,
            int limit) {
        return snapshot.read(reading -> from(then)
                .and("plan = ?", plan.value())
                .and("line = ?", line)
                .ledBy(leadAgency)
                .and("commitment = ?", commitment == null ? null : commitment.toString())
                .and("status = ?", status == null ? null : status.name())
                .page(reading, Disbursement::of, start, limit));
    }

    /** What is outstanding of the advances on each commitment of a line, in đồng, by the commitment's id. */
    public Map<String, Long> outstanding(PlanId plan, String line, @Nullable Moment then) {
        var question = """
                select commitment, sum(outstanding)::bigint as outstanding from (%s) as found
                where commitment is not null group by commitment
                """;
        return snapshot
                .read(reading -> from(then)
                        .and("plan = ?", plan.value())
                        .and("line = ?", line)
                        .and("status = ?", Disbursement.Status.OUTSTANDING.name())
                        .within(
                                reading,
                                question,
                                (row, number) -> Map.entry(row.getString("commitment"), row.getLong("outstanding"))))
                .value()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The lines with an advance, as a part of a larger reading, whose last day to settle lies before a day.
     *
     * @param then as of this moment; null: as the advances stand
     */
    public static Set<String> overdueLines(JdbcClient reading, PlanId plan, LocalDate on, @Nullable Moment then) {
        return from(then)
                .and("plan = ?", plan.value())
                .and("status = ?", Disbursement.Status.OUTSTANDING.name())
                .and("due_date < ?", on)
                .lines(reading);
    }
}
