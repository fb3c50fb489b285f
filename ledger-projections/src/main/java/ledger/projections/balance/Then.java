package ledger.projections.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import ledger.core.plan.LineCode;
import ledger.core.plan.Portion;

/** The figures of a portion as of a moment, in đồng. */
record Then(
        LineCode line,
        Portion portion,
        long approved,
        long limit,
        long available,
        long held,
        long reserved,
        long committed,
        long advanced,
        long spent,
        long lapsed,
        long carriedOut,
        long carriedIn) {

    static Then of(ResultSet row, int number) throws SQLException {
        return new Then(
                new LineCode(row.getString("line")),
                Portion.of(row.getString("portion")),
                row.getLong("approved"),
                row.getLong("limit_amount"),
                row.getLong("available"),
                row.getLong("held"),
                row.getLong("reserved"),
                row.getLong("committed"),
                row.getLong("advanced"),
                row.getLong("spent"),
                row.getLong("lapsed"),
                row.getLong("carried_out"),
                row.getLong("carried_in"));
    }

    private long allocated() {
        return available + held + reserved + committed + advanced + spent + lapsed + carriedOut;
    }

    /** All of it, under a name. */
    BalanceSheet.Item item(String key, String label, boolean carriedOver) {
        long disbursed = advanced + spent;
        return new BalanceSheet.Item(
                key,
                label,
                approved,
                limit,
                allocated(),
                available,
                held,
                reserved,
                committed,
                advanced,
                spent,
                lapsed,
                carriedOut,
                disbursed,
                carriedIn,
                carriedOver
                        ? new BalanceSheet.CarriedOver(approved, allocated(), available, committed, disbursed)
                        : new BalanceSheet.CarriedOver(0, 0, 0, 0, 0));
    }

    /** The part of it that was concluded, at most, when others had the line: what is left of that, and nothing open. */
    Then concluded(long spentThen, long lapsedThen, long carriedOutThen) {
        long stillSpent = Math.min(spentThen, spent);
        long stillLapsed = Math.min(lapsedThen, lapsed);
        long stillOut = Math.min(carriedOutThen, carriedOut);
        long all = stillSpent + stillLapsed + stillOut;
        return new Then(
                line,
                portion,
                Math.min(all, approved),
                Math.min(all, limit),
                0,
                0,
                0,
                0,
                0,
                stillSpent,
                stillLapsed,
                stillOut,
                0);
    }

    Then minus(Then part) {
        return new Then(
                line,
                portion,
                approved - part.approved,
                limit - part.limit,
                available - part.available,
                held - part.held,
                reserved - part.reserved,
                committed - part.committed,
                advanced - part.advanced,
                spent - part.spent,
                lapsed - part.lapsed,
                carriedOut - part.carriedOut,
                carriedIn - part.carriedIn);
    }
}
