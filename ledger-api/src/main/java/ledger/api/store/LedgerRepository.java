package ledger.api.store;

import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;

/**
 * Aggregates out of the ledger through the writer's cache. Takes no locks of its own: only the writer decides.
 *
 * @param <T> the aggregate's class
 */
public final class LedgerRepository<T> extends CachingEventSourcingRepository<T> {

    private final AggregateCache cache;

    private LedgerRepository(Builder<T> builder, AggregateCache cache) {
        super(builder);
        this.cache = cache;
    }

    /** The repository of one class of aggregates; the same cache serves all classes. */
    public static <T> LedgerRepository<T> of(Class<T> aggregate, LedgerEventStore store, AggregateCache cache) {
        return of(EventSourcingRepository.builder(aggregate), store, cache);
    }

    /** The same with a builder that has been told more, such as an aggregate factory. */
    public static <T> LedgerRepository<T> of(Builder<T> builder, LedgerEventStore store, AggregateCache cache) {
        return new LedgerRepository<>(
                builder.eventStore(store).lockFactory(NullLockFactory.INSTANCE).cache(cache), cache);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String stream, Long expectedVersion) {
        var aggregate = super.doLoadWithLock(stream, expectedVersion);
        cache.loaded(stream, aggregate);
        return aggregate;
    }
}
