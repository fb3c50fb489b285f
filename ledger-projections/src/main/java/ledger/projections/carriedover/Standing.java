package ledger.projections.carriedover;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Snapshot;

/** The figures of a portion as of a moment, in đồng and in the unit of its line. */
record Standing(String key, long used, long allocated, long available, long committed, long disbursed, long spent) {

    static final Standing NOTHING = new Standing("", 0, 0, 0, 0, 0, 0);

    private static final String AS_OF = """
            select line || '/' || portion as key, quantity_used, available, committed, spent,
                   advanced + spent as disbursed,
                   available + held + reserved + committed + advanced + spent + lapsed + carried_out as allocated
            from reading.balance_as_of(?, ?::date, ?)
            """;

    /** The portions of a plan by {@code line/portion}; none that had nothing by then. */
    static Map<String, Standing> of(Snapshot snapshot, PlanId plan, Moment moment) {
        return snapshot
                .read(reading -> reading.sql(AS_OF)
                        .param(plan.value())
                        .param(moment.day())
                        .param(moment.position())
                        .query(Standing::read)
                        .list())
                .value()
                .stream()
                .collect(toMap(Standing::key, Function.identity()));
    }

    private static Standing read(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString("key"),
                row.getLong("quantity_used"),
                row.getLong("allocated"),
                row.getLong("available"),
                row.getLong("committed"),
                row.getLong("disbursed"),
                row.getLong("spent"));
    }
}
