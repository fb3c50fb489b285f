package ledger.projections.balance;

import java.time.LocalDate;
import java.util.List;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what each day made of the commitments and disbursements of a plan. */
public final class BurnDown {

    /** Each day's last total by then; days have periods of eight digits. */
    private static final String DAYS = """
            select to_date(day.period::text, 'YYYYMMDD') as day, sum(coalesce(day.committed, 0))::bigint as committed,
                   sum(coalesce(day.advanced, 0) + coalesce(day.spent, 0))::bigint as disbursed
            from (
                select distinct on (line, portion, period) period, committed, advanced, spent
                from reading.balance_total
                where plan = :plan and period > 999999 and position <= :position
                  and (:day::date is null or period <= to_char(:day::date, 'YYYYMMDD')::integer)
                order by line, portion, period, position desc
            ) as day
            group by day.period order by day.period
            """;

    private final Snapshot snapshot;

    public BurnDown(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * What the facts of one day add, in đồng; less than nothing where more was undone than done.
     *
     * @param committed to what is promised and not disbursed yet
     * @param disbursed to what left, as payments and advances
     */
    public record Day(LocalDate day, long committed, long disbursed) {}

    /** The days on which facts count, in order; none after the moment's. */
    public Reading<List<Day>> of(PlanId plan, @Nullable Moment moment) {
        return snapshot.read(reading -> of(reading, plan, moment));
    }

    /** The same as a part of a larger reading. */
    public static List<Day> of(JdbcClient reading, PlanId plan, @Nullable Moment moment) {
        return reading.sql(DAYS)
                .param("plan", plan.value())
                .param("position", moment == null ? Long.MAX_VALUE : moment.position())
                .param("day", moment == null ? null : moment.day())
                .query((row, number) -> new Day(
                        row.getObject("day", LocalDate.class), row.getLong("committed"), row.getLong("disbursed")))
                .list();
    }
}
