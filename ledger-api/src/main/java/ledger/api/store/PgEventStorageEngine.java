package ledger.api.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's door to {@code ledger.event}. Inside a batch, events to append are collected instead of written, and reads see
 * what the batch has collected; everywhere else there is only reading.
 */
final class PgEventStorageEngine implements EventStorageEngine {

    private static final Logger logger = LoggerFactory.getLogger(PgEventStorageEngine.class);
    private static final int PAGE = 1000;

    private final EventLog log;
    private final ShortNameSerializer serializer;
    private final EventUpcaster upcasters;
    private final ThreadLocal<@Nullable Batch> current = new ThreadLocal<>();

    PgEventStorageEngine(EventLog log, ShortNameSerializer serializer, EventUpcaster upcasters) {
        this.log = log;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    void begin(Batch batch) {
        current.set(batch);
    }

    void end() {
        current.remove();
    }

    EventLog log() {
        return log;
    }

    String text(Object payload) {
        return serializer.text(payload);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var batch = current.get();
        if (batch == null) {
            throw new IllegalStateException("Events are recorded only through the command bus");
        }
        for (var event : events) {
            if (!(event instanceof DomainEventMessage<?> message)) {
                throw new IllegalArgumentException("Not of an aggregate: " + event.getPayloadType());
            }
            if (message.getSequenceNumber() == 0
                    && lastSequenceNumberFor(message.getAggregateIdentifier()).isPresent()) {
                throw new AggregateStreamCreationException("Exists already: " + message.getAggregateIdentifier());
            }
            var type = serializer.typeForClass(message.getPayloadType());
            var payload = serializer.text(message.getPayload());
            Storable.require(payload);
            Storable.require(message.getAggregateIdentifier());
            if (message.getAggregateIdentifier().isEmpty()) {
                throw new IllegalArgumentException("A stream needs a name");
            }
            batch.collect(message, type.getName(), type.getRevision(), payload);
        }
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        var batch = current.get();
        if (batch == null) {
            return domain(log.stream(stream, Long.MAX_VALUE).stream().filter(e -> e.sequence() >= firstSequence));
        }
        var collected = batch.events.stream()
                .<DomainEventMessage<?>>map(Batch.Collected::message)
                .filter(message -> message.getAggregateIdentifier().equals(stream))
                .filter(message -> message.getSequenceNumber() >= firstSequence);
        var warm = batch.warm.get(stream);
        var stored = warm == null
                ? domain(readBehindTheLock(batch, stream, firstSequence).stream())
                : DomainEventStream.of(warm.stream().filter(message -> message.getSequenceNumber() >= firstSequence));
        return DomainEventStream.concat(stored, DomainEventStream.of(collected));
    }

    /**
     * On the batch's own connection: it holds the lock, and another one might not be had. Behind the lock nothing is later
     * than the head; what is decided on the log as it once was, knows nothing later.
     */
    private static List<StoredEvent> readBehindTheLock(Batch batch, String stream, long firstSequence) {
        var sql = "select " + EventTable.COLUMNS
                + " from ledger.event e where e.stream = ? and e.sequence >= ? and e.position <= ?"
                + " order by e.sequence";
        try (var statement = batch.connection.prepareStatement(sql)) {
            statement.setString(1, stream);
            statement.setLong(2, firstSequence);
            statement.setLong(3, batch.head.position());
            return EventTable.readAll(statement.executeQuery());
        } catch (SQLException e) {
            throw new EventStoreException("A stream could not be read", e);
        }
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        Long last = null;
        for (var events = readEvents(stream, 0); events.hasNext(); ) {
            last = events.next().getSequenceNumber();
        }
        return Optional.ofNullable(last);
    }

    /**
     * The streams' events as of now, for use behind a lock that is still to be taken. A stream that cannot be read is
     * left out: its own commands will meet the cause.
     */
    Map<String, List<DomainEventMessage<?>>> warm(List<String> streams) {
        var warm = new HashMap<String, List<DomainEventMessage<?>>>();
        if (streams.isEmpty()) {
            return warm;
        }
        streams.forEach(stream -> warm.put(stream, new ArrayList<>()));
        var byStream = log.streams(streams).stream().collect(Collectors.groupingBy(StoredEvent::stream));
        byStream.forEach((stream, events) -> {
            try {
                domain(events.stream()).forEachRemaining(message -> {
                    message.getPayload(); // parsed now, not behind the lock
                    warm.computeIfAbsent(stream, name -> new ArrayList<>()).add(message);
                });
            } catch (RuntimeException e) {
                logger.error("Stream {} cannot be read", stream, e);
                warm.remove(stream);
            }
        });
        return warm;
    }

    DomainEventStream domain(Stream<StoredEvent> events) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(events.map(EventData::new), serializer, upcasters);
    }

    Stream<TrackedEventMessage<?>> tracked(Stream<StoredEvent> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(events.map(EventData::new), serializer, upcasters);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        var next = new Object() {
            long position = position(token);
        };
        var pages = Stream.iterate(log.after(next.position, PAGE), page -> !page.isEmpty(), page -> {
            next.position = page.get(page.size() - 1).position();
            return log.after(next.position, PAGE);
        });
        return tracked(pages.flatMap(List::stream));
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(log.lastBefore(instant));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Aggregates are kept in a cache, not in snapshots");
    }
}
