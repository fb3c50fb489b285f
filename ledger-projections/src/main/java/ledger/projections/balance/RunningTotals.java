package ledger.projections.balance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.core.balance.Bucket;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.projections.Rows;
import org.jspecify.annotations.Nullable;

/** What each event of a batch makes of its portions: the total of all time, of its month and of its day so far. */
final class RunningTotals {

    /** All days together. */
    private static final int ALL_TIME = 0;

    private static final List<Bucket> BUCKETS = List.of(
            Bucket.AVAILABLE,
            Bucket.HELD,
            Bucket.RESERVED,
            Bucket.COMMITTED,
            Bucket.ADVANCED,
            Bucket.SPENT,
            Bucket.LAPSED,
            Bucket.CARRIED_OUT);

    private static final String LAST = """
            select t.*
            from unnest(?, ?, ?, ?) as asked (plan, line, portion, period)
            cross join lateral (
                select * from reading.balance_total t
                where t.plan = asked.plan and t.line = asked.line and t.portion = asked.portion
                and t.period = asked.period::integer
                order by t.position desc limit 1
            ) as t
            """;

    private final List<Step> steps = new ArrayList<>();

    private record Step(Place place, LocalDate effective, long position, Change change) {

        private List<Total> totals() {
            int month = effective.getYear() * 100 + effective.getMonthValue();
            return List.of(
                    new Total(place, ALL_TIME),
                    new Total(place, month),
                    new Total(place, month * 100 + effective.getDayOfMonth()));
        }
    }

    /** The figures of a portion in a period. */
    private record Total(Place place, int period) {}

    void add(Place place, LocalDate effective, long position, Change change) {
        steps.add(new Step(place, effective, position, change));
    }

    void write(Connection reading) throws SQLException {
        var totals = soFar(reading);
        var rows = new Rows(
                "text", "text", "text", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint",
                "bigint", "bigint", "bigint", "bigint", "bigint", "bigint");
        for (var step : steps) {
            for (var key : step.totals()) {
                var total = totals.computeIfAbsent(key, none -> new Change());
                total.add(step.change);
                rows.add(row(key, step.position, total));
            }
        }
        rows.copy(reading, "reading.balance_total");
    }

    /** The totals before the batch. */
    private Map<Total, Change> soFar(Connection reading) throws SQLException {
        var asked = new Rows("text", "text", "text", "bigint");
        steps.stream()
                .flatMap(step -> step.totals().stream())
                .distinct()
                .forEach(total ->
                        asked.add(total.place.line().plan(), total.place.line().code(), total.place.portion(), (long)
                                total.period));
        var totals = new HashMap<Total, Change>();
        asked.read(reading, LAST, row -> totals.put(total(row), figures(row)));
        return totals;
    }

    private static Total total(ResultSet row) throws SQLException {
        var line = new LineId(new PlanId(row.getString("plan")), new LineCode(row.getString("line")));
        return new Total(new Place(line, Portion.of(row.getString("portion"))), row.getInt("period"));
    }

    private static Change figures(ResultSet row) throws SQLException {
        var figures = new Change();
        figures.approved = row.getLong("approved");
        figures.limit = row.getLong("limit_amount");
        figures.used = row.getLong("quantity_used");
        figures.carriedIn = row.getLong("carried_in");
        for (var bucket : BUCKETS) {
            figures.move(bucket, row.getLong(bucket.name().toLowerCase(Locale.ROOT)));
        }
        return figures;
    }

    private static @Nullable Object[] row(Total key, long position, Change total) {
        var row = new ArrayList<@Nullable Object>(17);
        row.add(key.place.line().plan());
        row.add(key.place.line().code());
        row.add(key.place.portion());
        row.add((long) key.period);
        row.add(position);
        row.add(unlessNothing(total.approved));
        row.add(unlessNothing(total.limit));
        BUCKETS.forEach(bucket -> row.add(unlessNothing(total.in(bucket))));
        row.add(unlessNothing(total.used));
        row.add(unlessNothing(total.carriedIn));
        return row.toArray();
    }

    private static @Nullable Long unlessNothing(long figure) {
        return figure == 0 ? null : figure;
    }
}
