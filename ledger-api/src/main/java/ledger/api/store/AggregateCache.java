package ledger.api.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/**
 * The writer's aggregates, held strongly, the least recently used dropped first. An aggregate that a refused command
 * left unchanged stays; one that another node wrote to is caught up; after a failed batch all that it touched go.
 */
public final class AggregateCache implements Cache {

    private static final long ABSENT = Long.MIN_VALUE;

    private final int maxAggregates;
    private final long maxEvents;
    private final LinkedHashMap<String, Held> held = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<String, Long> seenByCommand = new HashMap<>();
    private final Set<String> touchedByBatch = new HashSet<>();
    private long events;

    /**
     * Bounded twice: what an aggregate weighs grows with its history.
     *
     * @param maxAggregates how many aggregates are held at most
     * @param maxEvents how many events they were folded from, together; a single one may be over it
     */
    public AggregateCache(int maxAggregates, long maxEvents) {
        this.maxAggregates = maxAggregates;
        this.maxEvents = maxEvents;
    }

    /** How many aggregates are held. */
    public synchronized int size() {
        return held.size();
    }

    /** How many events the held aggregates were folded from. */
    public synchronized long events() {
        return events;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the caller says what it expects, and null means absent, as in Axon
    public synchronized <K, V> V get(K key) {
        var found = held.get((String) key);
        seenByCommand.putIfAbsent((String) key, found == null ? ABSENT : found.version());
        touchedByBatch.add((String) key);
        return found == null ? null : (V) found.entry;
    }

    @Override
    public synchronized void put(Object key, Object value) {
        var stream = (String) key;
        touchedByBatch.add(stream);
        drop(stream);
        var fresh = new Held((AggregateCacheEntry<?>) value);
        held.put(stream, fresh);
        events += fresh.events;
        shrink(stream);
    }

    /** Keeps what a command has just read, so that a refusal does not read it again. */
    synchronized void loaded(String stream, EventSourcedAggregate<?> aggregate) {
        if (!held.containsKey(stream)) {
            put(stream, new AggregateCacheEntry<>(aggregate));
            seenByCommand.put(stream, version(aggregate));
        }
    }

    @Override
    public synchronized boolean putIfAbsent(Object key, Object value) {
        if (held.containsKey((String) key)) {
            return false;
        }
        put(key, value);
        return true;
    }

    /** Axon removes an aggregate whenever a command fails; one that the command left unchanged is kept. */
    @Override
    public synchronized boolean remove(Object key) {
        var found = held.get((String) key);
        var seen = seenByCommand.get((String) key);
        if (found == null || (seen != null && seen == found.version())) {
            return false;
        }
        return drop((String) key);
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return held.containsKey((String) key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Nobody listens to this cache");
    }

    /** Drops an aggregate that was changed by what is not to be stored. */
    synchronized void forget(String stream) {
        drop(stream);
    }

    /** The number of a held aggregate's last event; empty when it is not held. */
    synchronized Optional<Long> version(String stream) {
        return Optional.ofNullable(held.get(stream)).map(Held::version);
    }

    synchronized void beginCommand() {
        seenByCommand.clear();
    }

    synchronized void endBatch(boolean stored) {
        if (!stored) {
            touchedByBatch.forEach(this::drop);
        }
        touchedByBatch.clear();
        seenByCommand.clear();
    }

    synchronized void clear() {
        held.clear();
        events = 0;
    }

    /** Applies what another node has written to a held aggregate; drops it if that is not its next event. */
    synchronized void catchUp(DomainEventMessage<?> foreign) {
        var stream = foreign.getAggregateIdentifier();
        var found = held.get(stream);
        if (found == null || foreign.getSequenceNumber() <= found.version()) {
            return;
        }
        if (foreign.getSequenceNumber() != found.version() + 1) {
            drop(stream);
            return;
        }
        try {
            found.aggregate().initializeState(DomainEventStream.of(foreign));
            events += found.grown();
        } catch (RuntimeException e) {
            drop(stream); // half-applied; the next command reads it anew and meets the cause, if it is still there
        }
    }

    private boolean drop(String stream) {
        var gone = held.remove(stream);
        if (gone != null) {
            events -= gone.events;
        }
        return gone != null;
    }

    private void shrink(String keep) {
        for (Iterator<Map.Entry<String, Held>> oldest = held.entrySet().iterator();
                oldest.hasNext() && (held.size() > maxAggregates || events > maxEvents); ) {
            var next = oldest.next();
            if (!next.getKey().equals(keep)) {
                events -= next.getValue().events;
                oldest.remove();
            }
        }
    }

    private static long version(EventSourcedAggregate<?> aggregate) {
        Long version = aggregate.version();
        return version == null ? -1 : version;
    }

    private static final class Held {

        private final AggregateCacheEntry<?> entry;
        private long events;

        Held(AggregateCacheEntry<?> entry) {
            this.entry = entry;
            this.events = version() + 1;
        }

        /** The entry hands out the living aggregate as long as it was never serialized, which here it never is. */
        @SuppressWarnings({"unchecked", "rawtypes", "NullAway"})
        EventSourcedAggregate<?> aggregate() {
            return ((AggregateCacheEntry) entry).recreateAggregate(null, null, null, null);
        }

        long version() {
            return AggregateCache.version(aggregate());
        }

        long grown() {
            var before = events;
            events = version() + 1;
            return events - before;
        }
    }
}
