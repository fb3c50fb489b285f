package ledger.api.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's command bus with one writer thread. Commands wait in a bounded queue; the writer takes all that wait, decides
 * them behind the cluster's write lock, each in a unit of work of its own, and stores their events together. Callbacks
 * are called on the writer's thread, after the commit: they must not block.
 *
 * <p>Handlers and subscribing event processors must not write by JDBC, and what they do after the commit of their unit
 * of work happens before the real one.
 */
public final class BatchCommandBus extends DecidingBus implements AutoCloseable {

    /** Metadata of each command that is handled: the {@link java.time.Instant} with which its events are recorded. */
    public static final String RECORDED_AT = "recordedAt";

    private static final Logger logger = LoggerFactory.getLogger(BatchCommandBus.class);
    private static final long IDLE_MILLIS = 100;

    private final Function<Object, ? extends Collection<String>> streamsOf;
    private final Limits limits;
    private final BlockingQueue<Job> queue;
    private final Writer writer;
    private final Thread thread;
    private final ReadWriteLock doorLock = new ReentrantReadWriteLock();
    private boolean open = true;
    private volatile boolean draining;
    private volatile long batches;
    private volatile long commands;
    private volatile int largestBatch;

    /**
     * Starts the writer.
     *
     * @param writing connections for the writer alone, unpooled: {@link WriterConnection#source}
     * @param cache the same that the repositories use
     * @param rules as they are before the first event of their stream
     * @param streamsOf the streams that a command reads or writes, as far as they are known before: they are read
     *     before the lock is taken
     */
    public BatchCommandBus(
            LedgerEventStore store,
            DataSource writing,
            AggregateCache cache,
            RefusalText refusalText,
            RuleBook rules,
            Function<Object, ? extends Collection<String>> streamsOf,
            Limits limits) {
        this.streamsOf = streamsOf;
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.waiting());
        this.writer = new Writer(
                store,
                new WriterConnection(writing, limits.lockWait()),
                cache,
                refusalText,
                rules,
                limits.lockWait(),
                this::decide);
        subscribe(RefusedAtTheDoor.Question.class.getName(), message -> {
            throw new RefusedAtTheDoor((RefusedAtTheDoor.Question) message.getPayload());
        });
        this.thread = new Thread(this::work, "ledger-writer");
        this.thread.start();
    }

    /** Commands that wait to be decided. */
    public int waiting() {
        return queue.size();
    }

    /** Batches since the start. */
    public long batches() {
        return batches;
    }

    /** Commands in these batches. */
    public long commands() {
        return commands;
    }

    /** The most commands that one batch had. */
    public int largestBatch() {
        return largestBatch;
    }

    /** Whether nothing more is accepted. */
    public boolean isClosed() {
        return draining;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        Job job;
        try {
            var steps = steps(command);
            job = new Job(command, steps, callback, streams(steps));
        } catch (RuntimeException e) {
            callback.onResult(command, new GenericCommandResultMessage<>(e));
            return;
        }
        var refused = enqueue(job);
        if (refused != null) {
            job.answer(refused);
        }
    }

    private @Nullable Overloaded enqueue(Job job) {
        doorLock.readLock().lock();
        try {
            if (!open) {
                return new Overloaded("The ledger is shutting down");
            }
            return queue.offer(job) ? null : new Overloaded(limits.waiting() + " commands are waiting");
        } finally {
            doorLock.readLock().unlock();
        }
    }

    private List<String> streams(List<CommandMessage<?>> steps) {
        return steps.stream()
                .<String>flatMap(step -> streamsOf.apply(step.getPayload()).stream())
                .distinct()
                .toList();
    }

    private void work() {
        var jobs = new ArrayList<Job>();
        while (true) {
            try {
                var first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    jobs.add(first);
                    queue.drainTo(jobs, limits.batch() - 1);
                    run(jobs);
                } else if (draining) {
                    return;
                }
            } catch (InterruptedException e) {
                // Only close() ends the writer, and only when nobody waits any more.
            } finally {
                jobs.clear();
            }
        }
    }

    /** In the order of arrival; a long command interrupts the batch and goes alone. */
    private void run(List<Job> jobs) {
        var batch = new ArrayList<Job>();
        for (var job : jobs) {
            if (job.streams.size() > limits.streams()) {
                store(batch);
                store(List.of(job));
                batch = new ArrayList<>();
            } else {
                batch.add(job);
            }
        }
        store(batch);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the writer's thread counts
    private void store(List<Job> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            writer.run(batch);
        } catch (RuntimeException | Error e) {
            logger.error("The writer failed over a batch", e);
            batch.forEach(job -> job.answer(e));
        }
        batches++;
        commands += batch.size();
        largestBatch = Math.max(largestBatch, batch.size());
    }

    /** Accepts nothing more, decides what waits, and stops. */
    @Override
    public void close() {
        doorLock.writeLock().lock();
        try {
            open = false;
        } finally {
            doorLock.writeLock().unlock();
        }
        draining = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
