package ledger.api.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import ledger.api.store.BatchFailed.Remedy;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides and stores batches; for one thread. Per batch: read cold streams, take the lock and look back, decide in
 * memory, insert, commit, and only then answer. After the reading these are three round trips.
 */
final class Writer {

    private static final Logger logger = LoggerFactory.getLogger(Writer.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LedgerEventStore store;
    private final PgEventStorageEngine engine;
    private final WriterConnection connection;
    private final AggregateCache cache;
    private final RefusalText refusalText;
    private final Duration patience;
    private final BiConsumer<Job, Batch> decide;
    private final HashChain chain = new HashChain();

    /** The last position that the cached aggregates know of; negative before the first batch. */
    private long lastSeen = -1;

    /** The rules as of {@link #lastSeen}. */
    private Standing standing;

    /** @param decide runs a job's handler and tells the job what came of it */
    Writer(
            LedgerEventStore store,
            WriterConnection connection,
            AggregateCache cache,
            RefusalText refusalText,
            RuleBook rules,
            Duration patience,
            BiConsumer<Job, Batch> decide) {
        this.store = store;
        this.engine = store.engine();
        this.connection = connection;
        this.cache = cache;
        this.refusalText = refusalText;
        this.standing = Standing.before(rules);
        this.patience = patience;
        this.decide = decide;
    }

    /** Answers every job, whatever happens. */
    void run(List<Job> jobs) {
        try {
            attempt(jobs);
        } catch (BatchFailed first) {
            logger.warn("A batch of {} failed: {}", jobs.size(), first.getMessage(), first.getCause());
            switch (first.remedy) {
                case NONE -> jobs.forEach(job -> answer(job, first.forTheCaller()));
                case AGAIN -> runAgain(jobs);
                case ONE_BY_ONE -> runOneByOne(jobs);
            }
        }
    }

    private void runAgain(List<Job> jobs) {
        try {
            attempt(jobs);
        } catch (BatchFailed again) {
            if (again.remedy == Remedy.NONE) {
                jobs.forEach(job -> answer(job, again.forTheCaller()));
            } else {
                runOneByOne(jobs);
            }
        }
    }

    private void runOneByOne(List<Job> jobs) {
        for (int i = 0; i < jobs.size(); i++) {
            try {
                attempt(List.of(jobs.get(i)));
            } catch (BatchFailed last) {
                var toldToo = last.remedy == Remedy.NONE ? jobs.size() : i + 1;
                for (; i < toldToo; i++) {
                    answer(jobs.get(i), last.forTheCaller());
                }
                i--;
            }
        }
    }

    private void attempt(List<Job> jobs) throws BatchFailed {
        jobs.forEach(Job::reset);
        List<StoredEvent> stored;
        var done = false;
        try {
            var batch = lock(jobs, readCold(jobs));
            decide(batch, jobs);
            stored = store(batch);
            done = true;
        } catch (SQLException | RuntimeException e) {
            throw BatchFailed.because(e);
        } finally {
            cache.endBatch(done);
            if (!done) {
                connection.discard();
            }
        }
        for (var job : jobs) {
            try {
                job.answer(stored);
            } catch (RuntimeException e) {
                logger.error("A caller failed over its answer", e);
            }
        }
    }

    private Map<String, List<DomainEventMessage<?>>> readCold(List<Job> jobs) throws BatchFailed {
        var cold = jobs.stream()
                .map(job -> job.streams)
                .flatMap(Collection::stream)
                .filter(stream -> !cache.containsKey(stream))
                .distinct()
                .toList();
        try {
            if (lastSeen < 0) {
                var head = engine.log().head();
                var more = engine.log().streamAfter(standing.rules().stream(), standing.sequence());
                standing = standing.after(engine.domain(more.stream()));
                lastSeen = head;
            }
            return engine.warm(cold);
        } catch (StoreUnavailable e) {
            throw new BatchFailed(Remedy.NONE, "The ledger's database could not be reached", e);
        }
    }

    private Batch lock(List<Job> jobs, Map<String, List<DomainEventMessage<?>>> warm) throws SQLException, BatchFailed {
        var keys = jobs.stream()
                .flatMap(job -> job.key == null ? Stream.empty() : Stream.of(job.key))
                .map(IdempotencyKey::key)
                .distinct()
                .toList();
        var open = open();
        WriteLock.View view;
        try {
            view = WriteLock.take(open, lastSeen, keys);
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) {
                throw new BatchFailed(Remedy.NONE, "Another node holds the ledger's write lock", e);
            }
            throw e;
        }
        if (view.since().size() > WriteLock.LOOK_BACK) {
            cache.clear();
            lastSeen = -1;
            throw new BatchFailed(Remedy.AGAIN, "Others wrote more than one look-back holds", null);
        }
        // Rules that cannot be read stop this node: without them nothing is decided.
        var stream = standing.rules().stream();
        standing = standing.after(engine.domain(
                view.since().stream().filter(event -> event.stream().equals(stream))));
        catchUp(view.since(), warm);
        lastSeen = view.head().position();
        for (var job : jobs) {
            var recorded = job.key == null ? null : view.recorded().get(job.key.key());
            if (job.key != null && recorded != null) {
                repeat(job, job.key, recorded);
            }
        }
        return new Batch(open, view.head(), warm, standing);
    }

    private Connection open() throws BatchFailed {
        try {
            return connection.get();
        } catch (SQLException e) {
            throw new BatchFailed(Remedy.NONE, "The ledger's database could not be reached", e);
        }
    }

    private static void repeat(Job job, IdempotencyKey key, List<StoredEvent> recorded) {
        if (key.fingerprint().equals(recorded.get(0).fingerprint())) {
            job.replayed(recorded);
        } else {
            job.failed(new KeyReused(key.key()));
        }
    }

    private void catchUp(List<StoredEvent> since, Map<String, List<DomainEventMessage<?>>> warm) {
        var concerned =
                since.stream().filter(event -> cache.containsKey(event.stream()) || warm.containsKey(event.stream()));
        try {
            engine.domain(concerned).forEachRemaining(message -> {
                cache.catchUp(message);
                var read = warm.get(message.getAggregateIdentifier());
                if (read != null && follows(read, message)) {
                    read.add(message);
                }
            });
        } catch (RuntimeException e) {
            logger.error("What others wrote cannot be read; all is read anew, so only its own streams suffer", e);
            cache.clear();
            warm.clear();
        }
    }

    private static boolean follows(List<DomainEventMessage<?>> read, DomainEventMessage<?> message) {
        return read.isEmpty() || read.get(read.size() - 1).getSequenceNumber() < message.getSequenceNumber();
    }

    private void decide(Batch batch, List<Job> jobs) throws BatchFailed {
        engine.begin(batch);
        try {
            for (var job : jobs) {
                if (!job.isDecided() && !followsTwin(batch, job)) {
                    decide(batch, job);
                }
            }
        } finally {
            engine.end();
        }
    }

    private static boolean followsTwin(Batch batch, Job job) {
        var twin = job.key == null ? null : batch.keys.get(job.key.key());
        if (twin == null || twin.key == null || job.key == null) {
            return false;
        }
        if (twin.key.fingerprint().equals(job.key.fingerprint())) {
            job.follows(twin);
        } else {
            job.failed(new KeyReused(job.key.key()));
        }
        return true;
    }

    private void decide(Batch batch, Job job) throws BatchFailed {
        cache.beginCommand();
        batch.begin(job);
        if (!job.failsAsStale(this::lastOf)) {
            decide.accept(job, batch);
        }
        batch.end(job).forEach(cache::forget);
        if (!job.isFailure()) {
            if (job.key != null && job.to > job.from) {
                batch.keys.put(job.key.key(), job);
            }
            return;
        }
        var words = job.failure() instanceof RefusedAtTheDoor door
                ? Optional.of(door.words())
                : refusalText.of(job.failure());
        if (words.isPresent()) {
            refuse(batch, job, words.get());
        } else if (BatchFailed.isInfrastructure(job.failure())) {
            throw BatchFailed.because(job.failure());
        }
    }

    /** What the aggregates that decide know, and what this batch has decided before: all of it without a read, once warm. */
    private Optional<Long> lastOf(String stream) {
        return cache.version(stream).or(() -> engine.lastSequenceNumberFor(stream));
    }

    private void refuse(Batch batch, Job job, RefusalText.Words words) {
        var command = job.step().getPayload();
        if (command instanceof RefusedAtTheDoor.Question question) {
            batch.refuse(question.type(), question.text(), words, job);
        } else {
            batch.refuse(command.getClass().getSimpleName(), text(command), words, job);
        }
    }

    private String text(Object command) {
        try {
            return engine.text(command);
        } catch (SerializationException e) {
            logger.warn("A refused command cannot be written as JSON", e);
            return command.toString();
        }
    }

    /** Inserts and commits; answers what was stored. */
    private List<StoredEvent> store(Batch batch) throws SQLException, BatchFailed {
        if (batch.isEmpty()) {
            batch.connection.rollback();
            return List.of();
        }
        var stored = batch.seal(chain);
        insert(batch, stored);
        try {
            batch.connection.commit();
        } catch (SQLException e) {
            resolve(batch, stored, e);
        }
        lastSeen = batch.head.position() + stored.size();
        standing = batch.standing();
        if (!stored.isEmpty()) {
            store.appended(lastSeen);
        }
        return stored;
    }

    private static void insert(Batch batch, List<StoredEvent> events) throws SQLException {
        var parts = new ArrayList<String>(3);
        if (!events.isEmpty()) {
            parts.add(EventTable.INSERT);
            parts.add(LedgerListener.NOTIFY);
        }
        if (!batch.refusals.isEmpty()) {
            parts.add(RefusalTable.INSERT);
        }
        try (var insert = batch.connection.prepareStatement(String.join(";", parts))) {
            int next = 1;
            if (!events.isEmpty()) {
                next = EventTable.set(insert, next, batch.head.recordedAt(), events);
                insert.setString(next++, Long.toString(batch.head.position() + events.size()));
            }
            if (!batch.refusals.isEmpty()) {
                RefusalTable.set(insert, next, batch.head.recordedAt(), batch.refusals);
            }
            insert.execute();
        }
    }

    /** COMMIT gave no clear answer: ask the table, for as long as another node would be waited for. */
    private void resolve(Batch batch, List<StoredEvent> events, SQLException doubt) throws BatchFailed {
        logger.warn("A commit gave no clear answer; asking the table", doubt);
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            connection.discard();
            try {
                var fresh = connection.get();
                var stored = WriteLock.isStored(fresh, events, batch.refusals);
                fresh.rollback();
                if (stored) {
                    return;
                }
                throw new BatchFailed(Remedy.AGAIN, "A commit was lost", doubt);
            } catch (SQLException e) {
                if (System.nanoTime() > until) {
                    throw new BatchFailed(Remedy.NONE, "The outcome is not known; the same key again will tell", doubt);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void answer(Job job, Throwable failure) {
        try {
            job.answer(failure);
        } catch (RuntimeException e) {
            logger.error("A caller failed over its answer", e);
        }
    }
}
