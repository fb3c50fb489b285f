package ledger.projections.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.projections.Moment;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the balances of a plan. */
public final class BalanceSheet {

    private final Snapshot snapshot;

    public BalanceSheet(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The balances in printed order; without items, and a total of nothing, for a plan that is not registered. */
    public Reading<Sheet> by(PlanId plan, Dimension dimension) {
        return snapshot.read(reading -> by(reading, plan, dimension));
    }

    /** The same as a part of a larger reading. */
    public static Sheet by(JdbcClient reading, PlanId plan, Dimension dimension) {
        var sql = """
                select * from reading.balance_by where plan = ? and dimension = ?
                order by ordinal, suborder, key
                """;
        var items = reading.sql(sql)
                .params(plan.value(), dimension.name())
                .query(BalanceSheet::item)
                .list();
        return new Sheet(items, Item.sum(plan.value(), plan.value(), items));
    }

    /**
     * The balances as of a moment, in the order printed then; without items when there was no such plan yet.
     *
     * @param plan as it was then
     * @param successions the agencies that others had taken over from by then, in order
     */
    public Sheet asOf(Plan plan, List<AgencySucceeded> successions, Dimension dimension, Moment moment) {
        var portions = snapshot.read(reading -> reading.sql("select * from reading.balance_as_of(?, ?::date, ?)")
                .param(plan.id().value())
                .param(moment.day())
                .param(moment.position())
                .query(Then::of)
                .list());
        var items = new PastSheet(plan, successions).by(dimension, portions.value());
        return new Sheet(items, Item.sum(plan.id().value(), plan.id().value(), items));
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getString("key"),
                row.getString("label"),
                row.getLong("approved"),
                row.getLong("limit_amount"),
                row.getLong("allocated"),
                row.getLong("available"),
                row.getLong("held"),
                row.getLong("reserved"),
                row.getLong("committed"),
                row.getLong("advanced"),
                row.getLong("spent"),
                row.getLong("lapsed"),
                row.getLong("carried_out"),
                row.getLong("disbursed"),
                row.getLong("carried_in"),
                new CarriedOver(
                        row.getLong("over_approved"),
                        row.getLong("over_allocated"),
                        row.getLong("over_available"),
                        row.getLong("over_committed"),
                        row.getLong("over_disbursed")));
    }

    /** @param total the sum of the items */
    public record Sheet(List<Item> items, Item total) {

        /** The sheet of a plan that has nothing. */
        public static Sheet empty(PlanId plan) {
            return new Sheet(List.of(), Item.sum(plan.value(), plan.value(), List.of()));
        }
    }

    /**
     * One balance, in đồng.
     *
     * @param approved what the appendix in force prints
     * @param limit what may be allocated: the printed amount and what later decisions made of it
     * @param carriedOver the part of all this that belongs to work carried over from earlier periods
     */
    public record Item(
            String key,
            String label,
            long approved,
            long limit,
            long allocated,
            long available,
            long held,
            long reserved,
            long committed,
            long advanced,
            long spent,
            long lapsed,
            long carriedOut,
            long disbursed,
            long carriedIn,
            CarriedOver carriedOver) {

        /** The sum of balances under a name of its own. */
        public static Item sum(String key, String label, List<Item> items) {
            return items.stream()
                    .reduce(
                            new Item(key, label, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new CarriedOver(0, 0, 0, 0, 0)),
                            Item::plus);
        }

        private Item plus(Item other) {
            return new Item(
                    key,
                    label,
                    approved + other.approved,
                    limit + other.limit,
                    allocated + other.allocated,
                    available + other.available,
                    held + other.held,
                    reserved + other.reserved,
                    committed + other.committed,
                    advanced + other.advanced,
                    spent + other.spent,
                    lapsed + other.lapsed,
                    carriedOut + other.carriedOut,
                    disbursed + other.disbursed,
                    carriedIn + other.carriedIn,
                    carriedOver.plus(other.carriedOver));
        }
    }

    /** The part of a balance that belongs to carried-over portions, in đồng. */
    public record CarriedOver(long approved, long allocated, long available, long committed, long disbursed) {

        private CarriedOver plus(CarriedOver other) {
            return new CarriedOver(
                    approved + other.approved,
                    allocated + other.allocated,
                    available + other.available,
                    committed + other.committed,
                    disbursed + other.disbursed);
        }
    }
}
