package ledger.projections.journal;

import java.util.List;
import ledger.projections.Snapshot;

/** Draws samples of the journal. The database draws, so that no log is too long for it; the same question, the same sample. */
public final class Samples {

    private static final String BY_CHANCE = """
            select found.*, encode(sha256(convert_to(asked.seed || ':' || position, 'UTF8')), 'hex') as hash
            from (%s) as found cross join (select ?::text as seed) as asked
            order by sha256(convert_to(asked.seed || ':' || position, 'UTF8')) limit ?
            """;

    private static final String BY_AMOUNT = """
            select * from (%s) as found where amount > 0 order by amount desc, position limit ?
            """;

    /** Of the units up to a sum of money, (sum - first + step) / step have come; whole numbers, never below 0. */
    private static final String BY_UNIT = """
            select * from (
                select added.*, asked.*,
                       least(asked.size, div(upto - amount - first_unit + step, step)) as hits_before,
                       least(asked.size, div(upto - first_unit + step, step)) as hits
                from (select *, sum(amount) over (order by position) as upto from (%s) as found where amount > 0) as added
                cross join (select ?::bigint as first_unit, ?::bigint as step, ?::bigint as size) as asked
            ) as counted where hits > hits_before order by position
            """;

    private final Snapshot snapshot;

    public Samples(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Those whose SHA-256 of seed, colon and position (UTF-8, decimal) is smallest, in this order. */
    public List<Drawn> byChance(Filter filter, String seed, int size) {
        return snapshot.read(reading -> filter.query().within(reading, BY_CHANCE, Drawn::byChance, seed, size))
                .value();
    }

    /** Those with the largest amounts, of equal ones those recorded first; what has no amount is never drawn. */
    public List<Drawn> byAmount(Filter filter, int size) {
        return snapshot.read(reading -> filter.query().within(reading, BY_AMOUNT, Drawn::byAmount, size))
                .value();
    }

    /**
     * Those into whose amounts the units {@code first}, {@code first + step} … fall, when amounts are laid one after the
     * other in the order of the log. An event has as many units as fell into it.
     *
     * @param first from 1 to {@code step}, in đồng
     * @param step in đồng, 1 or more
     * @param size how many units there are
     */
    public List<Drawn> byUnit(Filter filter, long first, long step, int size) {
        return snapshot.read(reading -> filter.query().within(reading, BY_UNIT, Drawn::byUnit, first, step, size))
                .value();
    }
}
