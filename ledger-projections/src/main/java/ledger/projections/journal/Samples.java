package ledger.projections.journal;

import java.util.List;
import java.util.function.Function;
import ledger.projections.Query;
import ledger.projections.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Draws samples of the journal. The database draws, so that no log is too long for it; the same question, the same sample. It
 * looks at every event that could be drawn, and gives up after a minute.
 */
public final class Samples {

    /** Each hash is computed once, and written in hex only of those that are drawn. */
    private static final String BY_CHANCE = """
            select drawn.*, encode(digest, 'hex') as hash from (
                select found.*, sha256(convert_to(asked.seed || ':' || position, 'UTF8')) as digest
                from (%s) as found cross join (select ?::text as seed) as asked
                order by digest limit ?
            ) as drawn order by digest
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

    private static final String AMOUNT = "amount";

    private final Snapshot snapshot;

    public Samples(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The events of which one is drawn by chance, and what their amounts add up to. */
    public Query.Sum events(Filter filter) {
        return read(reading -> filter.query().sum(reading, AMOUNT));
    }

    /** The events of which one is drawn for its amount: those that have one. */
    public Query.Sum amounts(Filter filter) {
        return read(reading -> filter.query().and("amount > ?", 0).sum(reading, AMOUNT));
    }

    /** Those whose SHA-256 of seed, colon and position (UTF-8, decimal) is smallest, in this order. */
    public List<Drawn> byChance(Filter filter, String seed, int size) {
        return read(reading -> filter.query().within(reading, BY_CHANCE, Drawn::byChance, seed, size));
    }

    /** Those with the largest amounts, of equal ones those recorded first; what has no amount is never drawn. */
    public List<Drawn> byAmount(Filter filter, int size) {
        return read(reading -> filter.query().within(reading, BY_AMOUNT, Drawn::byAmount, size));
    }

    /**
     * Those into whose amounts the units {@code first}, {@code first + step} … fall, when amounts are laid one after the
     * other in the order of the log. An event has as many units as fell into it. With a step of the sum divided by the size,
     * rounded down, the last (sum mod size) đồng are never drawn.
     *
     * @param first from 1 to {@code step}, in đồng
     * @param step in đồng, 1 or more
     * @param size how many units there are
     */
    public List<Drawn> byUnit(Filter filter, long first, long step, int size) {
        return read(reading -> filter.query().within(reading, BY_UNIT, Drawn::byUnit, first, step, size));
    }

    private <T> T read(Function<JdbcClient, T> question) {
        return snapshot.read(reading -> {
                    reading.sql("set local statement_timeout = '1min'").update();
                    return question.apply(reading);
                })
                .value();
    }
}
