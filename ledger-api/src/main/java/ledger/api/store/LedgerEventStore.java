package ledger.api.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on {@code ledger.event}. A token is the last position read; since commit order is the order of
 * positions, a reader that asks for what follows can never miss one. Readers are woken by this node's commits at once
 * and by other nodes' through LISTEN, with polling behind it.
 */
public final class LedgerEventStore extends AbstractEventStore implements AutoCloseable {

    private final PgEventStorageEngine engine;
    private final LedgerListener listener;

    private LedgerEventStore(PgEventStorageEngine engine, LedgerListener listener) {
        super(new Builder().storageEngine(engine));
        this.engine = engine;
        this.listener = listener;
    }

    /**
     * The store; its listener runs until {@link #close()}.
     *
     * @param log where readers read
     * @param mapper writes and reads payloads; what it writes is hashed and kept for ever
     * @param upcasters turn older revisions into the classes of today
     * @param listening one connection of this is held for LISTEN, so it had better be unpooled
     */
    public static LedgerEventStore open(
            EventLog log, ShortNames names, ObjectMapper mapper, EventUpcaster upcasters, DataSource listening) {
        var engine = new PgEventStorageEngine(log, new ShortNameSerializer(names, mapper), upcasters);
        var listener = new LedgerListener(listening, log);
        listener.start();
        return new LedgerEventStore(engine, listener);
    }

    PgEventStorageEngine engine() {
        return engine;
    }

    /** Told by the writer after each commit. */
    void appended(long position) {
        listener.appended(position);
    }

    boolean mayHaveAfter(long position) {
        return listener.head() > position;
    }

    /**
     * Calls back soon after events were committed on any node, several commits together; on a thread of the store, so
     * the callback only wakes somebody. It may be called once too often, never too seldom.
     */
    public Registration onAppend(Runnable callback) {
        return listener.onAppend(callback);
    }

    /**
     * Waits until there is an event after a position.
     *
     * @return whether there is one
     */
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        return listener.awaitAfter(position, atMost);
    }

    /** For one who begins to read for long. */
    public GivingWay givingWay() {
        return new GivingWay(listener::head);
    }

    /** Stored events as messages, upcast and ready to be handled; their tokens are their positions. */
    public Stream<TrackedEventMessage<?>> messages(List<StoredEvent> events) {
        return engine.tracked(events.stream());
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new LedgerStream(this, PgEventStorageEngine.position(token));
    }

    /** Stops listening. */
    @Override
    public void close() {
        listener.close();
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
