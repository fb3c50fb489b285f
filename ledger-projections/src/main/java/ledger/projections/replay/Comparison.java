package ledger.projections.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Snapshot;
import ledger.projections.replay.FreshBooks.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds fresh books against the registers, in one snapshot of them, so that the ledger is written and followed meanwhile. A
 * portion, commitment or advance that only one side knows counts as 0 on the other.
 */
public final class Comparison {

    private static final int FETCHED = 1000;

    private static final String BALANCE = "select b.plan, b.line, b.portion, " + Figure.columns("b")
            + " from reading.balance b where (?::text is null or b.plan = ?)";
    private static final String BALANCE_THEN = "select p.plan, b.line, b.portion, " + Figure.columns("b")
            + " from (select distinct plan from reading.balance where (?::text is null or plan = ?)) p"
            + " cross join lateral reading.balance_as_of(p.plan, ?::date, ?) b";

    private static final String OPEN =
            "select id, plan, line, portion, %2$s from %1$s" + " where %2$s <> 0 and (?::text is null or plan = ?)";
    private static final String UNDRAWN = OPEN.formatted("reading.commitment", "undrawn");
    private static final String OUTSTANDING = OPEN.formatted("reading.disbursement", "outstanding");
    private static final String UNDRAWN_THEN = then("commitment", "undrawn");
    private static final String OUTSTANDING_THEN = then("disbursement", "outstanding");

    private final Snapshot snapshot;
    private final @Nullable PlanId plan;

    /** @param plan the only one whose rows are compared; null for all */
    public Comparison(Snapshot snapshot, @Nullable PlanId plan) {
        this.snapshot = snapshot;
        this.plan = plan;
    }

    /**
     * @param position what both sides show
     * @param lines that were compared
     * @param figures that were compared, one for each figure of each portion and for each open document, in each table
     * @param total of all differences
     * @param differences the first of them
     */
    public record Outcome(long position, long lines, long figures, long total, List<Difference> differences) {}

    private static String then(String register, String figure) {
        return "select d.id, d.plan, d.line, d.portion, d." + figure
                + " from (select ?::text as of_plan, ?::text as same, ?::date as day, ?::bigint as at) asked"
                + " cross join lateral reading." + register + "_as_of(asked.day, asked.at) d"
                + " where d." + figure + " <> 0 and (asked.of_plan is null or d.plan = asked.of_plan)";
    }

    /** Compares books as of a moment with what the registers show as of it; they must show its position by now. */
    public Outcome asOf(Moment moment, FreshBooks books) {
        var found = new Findings();
        snapshot.read(reading -> {
            unhurried(reading);
            then(reading, moment, books, found);
            return found;
        });
        return found.outcome(moment.position(), books.lines());
    }

    /**
     * Compares books with the present: with the rows that are changed and with those that are only added.
     *
     * @param catchUp folds into the books what they lack up to a position, which is the one that the registers show
     */
    public Outcome now(FreshBooks books, LongConsumer catchUp) {
        var found = new Findings();
        var read = snapshot.read(reading -> {
            unhurried(reading);
            long position = reading.sql("select position from reading.token")
                    .query(Long.class)
                    .single();
            catchUp.accept(position);
            figures("balance", reading.sql(BALANCE), books, found);
            documents("commitment", Figure.COMMITTED, reading.sql(UNDRAWN), books.undrawn(), found);
            documents("disbursement", Figure.ADVANCED, reading.sql(OUTSTANDING), books.outstanding(), found);
            then(reading, new Moment(null, position), books, found);
            return found;
        });
        return found.outcome(read.position(), books.lines());
    }

    /** Of a large ledger it takes longer than a reader may usually take. */
    private static void unhurried(JdbcClient reading) {
        reading.sql("set local statement_timeout = 0").update();
        reading.sql("set local idle_in_transaction_session_timeout = 0").update();
    }

    private void then(JdbcClient reading, Moment moment, FreshBooks books, Findings found) {
        figures("balance_total", at(moment, reading.sql(BALANCE_THEN)), books, found);
        documents("commitment_step", Figure.COMMITTED, at(moment, reading.sql(UNDRAWN_THEN)), books.undrawn(), found);
        documents(
                "disbursement_step",
                Figure.ADVANCED,
                at(moment, reading.sql(OUTSTANDING_THEN)),
                books.outstanding(),
                found);
    }

    private static JdbcClient.StatementSpec at(Moment moment, JdbcClient.StatementSpec question) {
        return question.param(3, moment.day()).param(4, moment.position());
    }

    private JdbcClient.StatementSpec ofPlan(JdbcClient.StatementSpec question) {
        var name = plan == null ? null : plan.value();
        return question.param(1, name).param(2, name).withFetchSize(FETCHED);
    }

    /** How a register names a portion. */
    private record Name(String plan, String line, String portion) {

        private static Name of(FreshBooks.Place place) {
            return new Name(
                    place.line().plan().value(),
                    place.line().code().value(),
                    place.portion().toString());
        }

        private static Name of(ResultSet row) throws SQLException {
            return new Name(row.getString("plan"), row.getString("line"), row.getString("portion"));
        }

        private Difference figure(String table, Figure figure, @Nullable String document, long replayed, long shown) {
            return new Difference(table, plan, line, portion, figure, document, replayed, shown);
        }
    }

    private void figures(String table, JdbcClient.StatementSpec question, FreshBooks books, Findings found) {
        var left = new HashMap<Name, long[]>();
        books.portions().forEach((place, figures) -> left.put(Name.of(place), figures));
        ofPlan(question).query(row -> {
            var name = Name.of(row);
            var replayed = left.remove(name);
            var shown = new long[Figure.COUNT];
            for (int i = 0; i < shown.length; i++) {
                shown[i] = row.getLong(4 + i);
            }
            compare(table, name, replayed == null ? new long[Figure.COUNT] : replayed, shown, found);
        });
        left.forEach((name, replayed) -> compare(table, name, replayed, new long[Figure.COUNT], found));
    }

    private static void compare(String table, Name name, long[] replayed, long[] shown, Findings found) {
        for (var figure : Figure.values()) {
            int i = figure.ordinal();
            found.compared(name.figure(table, figure, null, replayed[i], shown[i]));
        }
    }

    private void documents(
            String table,
            Figure figure,
            JdbcClient.StatementSpec question,
            Map<FactId, Standing> open,
            Findings found) {
        var left = new HashMap<String, Standing>();
        open.forEach((id, standing) -> left.put(id.toString(), standing));
        ofPlan(question).query(row -> {
            var id = row.getString("id");
            var replayed = left.remove(id);
            found.compared(
                    Name.of(row).figure(table, figure, id, replayed == null ? 0 : replayed.dong(), row.getLong(5)));
        });
        left.forEach((id, standing) ->
                found.compared(Name.of(standing.place()).figure(table, figure, id, standing.dong(), 0)));
    }
}
