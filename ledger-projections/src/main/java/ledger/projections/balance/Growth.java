package ledger.projections.balance;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.core.LedgerEvent;
import ledger.core.balance.Bucket;
import ledger.core.plan.LineId;
import ledger.projections.balance.BalanceSheet.Item;

/** By how much the figures of a line differ, in đồng; below 0 where they are lower. */
public record Growth(
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

    public static final Growth NONE = new Growth(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** What an event adds to the line that it happened to, the same as the registers add; nothing where it moves none. */
    public static Growth of(LedgerEvent event) {
        var lines = new LinkedHashMap<LineId, Growth>();
        BalanceRegister.changes(event).forEach((place, change) -> lines.merge(place.line(), of(change), Growth::plus));
        return event.line() == null ? NONE : lines.getOrDefault(event.line(), NONE);
    }

    private static Growth of(Change change) {
        return new Growth(
                change.approved,
                change.limit,
                change.in(Bucket.AVAILABLE),
                change.in(Bucket.HELD),
                change.in(Bucket.RESERVED),
                change.in(Bucket.COMMITTED),
                change.in(Bucket.ADVANCED),
                change.in(Bucket.SPENT),
                change.in(Bucket.LAPSED),
                change.in(Bucket.CARRIED_OUT),
                change.carriedIn);
    }

    /** All that a balance is, as what was added to nothing. */
    public static Growth of(Item item) {
        return new Growth(
                item.approved(),
                item.limit(),
                item.available(),
                item.held(),
                item.reserved(),
                item.committed(),
                item.advanced(),
                item.spent(),
                item.lapsed(),
                item.carriedOut(),
                item.carriedIn());
    }

    public Growth plus(Growth other) {
        return new Growth(
                approved + other.approved,
                limit + other.limit,
                available + other.available,
                held + other.held,
                reserved + other.reserved,
                committed + other.committed,
                advanced + other.advanced,
                spent + other.spent,
                lapsed + other.lapsed,
                carriedOut + other.carriedOut,
                carriedIn + other.carriedIn);
    }

    public Growth minus(Growth other) {
        return plus(new Growth(
                -other.approved,
                -other.limit,
                -other.available,
                -other.held,
                -other.reserved,
                -other.committed,
                -other.advanced,
                -other.spent,
                -other.lapsed,
                -other.carriedOut,
                -other.carriedIn));
    }

    /** What was added to the line from outside. */
    public long allocated() {
        return available + held + reserved + committed + advanced + spent + lapsed + carriedOut;
    }

    /** The figures by the names that they have in every answer. */
    public Map<String, Long> figures() {
        var figures = new LinkedHashMap<String, Long>();
        figures.put("approved", approved);
        figures.put("limit", limit);
        figures.put("allocated", allocated());
        figures.put("available", available);
        figures.put("held", held);
        figures.put("reserved", reserved);
        figures.put("committed", committed);
        figures.put("advanced", advanced);
        figures.put("spent", spent);
        figures.put("lapsed", lapsed);
        figures.put("carriedOut", carriedOut);
        figures.put("carriedIn", carriedIn);
        return figures;
    }
}
