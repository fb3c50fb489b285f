package ledger.api.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands once more, each on the log as it was at a position, and records nothing. For one reader, on one thread, who
 * goes through the log in its order and says what was recorded next; so an aggregate is read once and goes on from there.
 */
public final class PastBus extends DecidingBus {

    private final PgEventStorageEngine engine;
    private final DataSource reading;
    private final AggregateCache cache;
    private Standing standing;

    /** An event as it would be recorded. */
    public record Decided(String stream, String type, String text, Object payload, String ruleSet) {}

    /**
     * What came of a command.
     *
     * @param events in order; none when it failed
     * @param failure the handler's own exception; null when there was none
     */
    public record Decision(List<Decided> events, @Nullable Throwable failure) {}

    /**
     * @param reading connections for the time of one command each
     * @param cache the one that the repositories use, and nobody else
     * @param rules as they are before the first event of their stream
     */
    public PastBus(LedgerEventStore store, DataSource reading, AggregateCache cache, RuleBook rules) {
        this.engine = store.engine();
        this.reading = reading;
        this.cache = cache;
        this.standing = Standing.before(rules);
    }

    /**
     * Decides what was asked in one write.
     *
     * @param position of the last event that the decision knows: the last one that was followed
     * @throws StoreUnavailable if the database fails
     */
    public Decision decide(List<Step> steps, long position, Instant recordedAt) {
        var command = Ledger.message(steps);
        var job = new Job(command, steps(command), (asked, result) -> {}, List.of());
        List<Batch.Collected> decided;
        try (var connection = reading.getConnection()) {
            var head = new Batch.Head(position, HashChain.GENESIS, 0, HashChain.micros(recordedAt));
            var batch = new Batch(connection, head, Map.of(), standing);
            cache.beginCommand();
            engine.begin(batch);
            batch.begin(job);
            decide(job, batch);
            batch.end(job).forEach(cache::forget);
            decided = batch.events;
        } catch (SQLException e) {
            throw new StoreUnavailable("The ledger's database could not be read", e);
        } finally {
            engine.end();
        }
        if (job.isFailure() && BatchFailed.isInfrastructure(job.failure())) {
            throw new StoreUnavailable("The ledger's database could not be read", job.failure());
        }
        return new Decision(decided.stream().map(PastBus::decided).toList(), job.isFailure() ? job.failure() : null);
    }

    private static Decided decided(Batch.Collected collected) {
        var message = collected.message();
        return new Decided(
                message.getAggregateIdentifier(),
                collected.type(),
                collected.payload(),
                message.getPayload(),
                collected.envelope().ruleSet());
    }

    /**
     * Goes on behind what was recorded next.
     *
     * @param asDecided whether it is what was decided last, and nothing was decided that it is not
     */
    public void follow(List<StoredEvent> recorded, boolean asDecided) {
        cache.endBatch(asDecided);
        engine.domain(recorded.stream()).forEachRemaining(message -> {
            standing = standing.after(message);
            cache.catchUp(message);
        });
    }
}
