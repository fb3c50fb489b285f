package ledger.api.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;

/**
 * Decides commands as the writer would, and records nothing of it: no event, no refusal, no key. A command is decided on
 * its sender's thread, on one snapshot of all that is committed, on whatever node. It takes no lock and leaves the
 * writer alone; its repositories must not use the writer's cache.
 */
public final class TrialBus extends DecidingBus {

    private final PgEventStorageEngine engine;
    private final DataSource reading;
    private final RuleBook rules;

    /**
     * @param reading connections for the time of one command each
     * @param rules as they are before the first event of their stream
     */
    public TrialBus(LedgerEventStore store, DataSource reading, RuleBook rules) {
        this.rules = rules;
        this.engine = store.engine();
        this.reading = reading;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        var job = new Job(command, steps(command), callback, List.of());
        List<StoredEvent> decided;
        try (var connection = reading.getConnection()) {
            decided = decide(job, connection);
        } catch (SQLException e) {
            job.answer(new StoreUnavailable("The ledger's database could not be read", e));
            return;
        }
        if (job.isFailure() && BatchFailed.isInfrastructure(job.failure())) {
            job.answer(new StoreUnavailable("The ledger's database could not be read", job.failure()));
        } else {
            job.answer(decided);
        }
    }

    /** The events as they would be stored, if they were the next ones. */
    private List<StoredEvent> decide(Job job, Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            var batch = new Batch(connection, WriteLock.look(connection), Map.of(), Standing.before(rules));
            engine.begin(batch);
            batch.catchUp(engine.readEvents(rules.stream(), 0));
            batch.begin(job);
            if (!job.failsAsStale(engine::lastSequenceNumberFor)) {
                decide(job, batch);
            }
            batch.end(job);
            return batch.seal(new HashChain());
        } finally {
            engine.end();
            connection.rollback();
        }
    }
}
