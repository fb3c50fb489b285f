package ledger.projections.advance;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import ledger.core.plan.PlanId;
import ledger.projections.Page;
import ledger.projections.Query;
import ledger.projections.Query.Sum;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.Start;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the advances of which something is outstanding. */
public final class AdvanceList {

    private final Snapshot snapshot;

    public AdvanceList(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * What is asked for.
     *
     * @param on the day on which the advances are so old
     * @param overdue only those whose last day to settle lies before that day
     * @param leadAgency only those on lines that this agency leads; null for all
     */
    public record Asked(
            PlanId plan,
            LocalDate on,
            boolean overdue,
            @Nullable String leadAgency) {

        private Query query() {
            return new Query("disbursement_of")
                    .and("plan = ?", plan.value())
                    .and("status = ?", Disbursement.Status.OUTSTANDING.name())
                    .and("due_date < ?", overdue ? on : null)
                    .ledBy(leadAgency);
        }
    }

    /**
     * What is outstanding of advances that left so many days ago.
     *
     * @param from the fewest days
     * @param to the most days; null when there is no most
     */
    public record Age(int from, @Nullable Integer to, Sum outstanding) {}

    /** A page of advances, and what is outstanding of those of all pages by age. */
    public record Advances(Page<Disbursement> page, List<Age> ages) {}

    /** The advances, and what is outstanding of all of them. */
    public Reading<Advances> of(Asked asked, Start start, int limit) {
        return snapshot.read(reading -> new Advances(
                asked.query().page(reading, Disbursement::of, start, limit),
                Stream.of(
                                age(reading, asked, 0, 30),
                                age(reading, asked, 31, 60),
                                age(reading, asked, 61, 90),
                                age(reading, asked, 91, null))
                        .toList()));
    }

    private static Age age(JdbcClient reading, Asked asked, int from, @Nullable Integer to) {
        return new Age(
                from,
                to,
                asked.query()
                        .and("effective <= ?", asked.on().minusDays(from))
                        .and("effective >= ?", to == null ? null : asked.on().minusDays(to))
                        .sum(reading, "outstanding"));
    }
}
