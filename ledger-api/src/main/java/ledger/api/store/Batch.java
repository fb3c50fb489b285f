package ledger.api.store;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** What one batch knows behind the lock, and what its commands have decided so far. */
final class Batch {

    /** An event that was decided and not yet written. */
    record Collected(
            DomainEventMessage<?> message, String type, String revision, String payload, Job job, Envelope envelope) {}

    /** The books as they stood when the lock was granted; {@code recordedAt} is the text that is stored and hashed. */
    record Head(long position, String hash, long refusals, String recordedAt) {
        Instant instant() {
            return Instant.parse(recordedAt);
        }
    }

    final Connection connection;
    final Head head;
    final Map<String, List<DomainEventMessage<?>>> warm;
    final List<Collected> events = new ArrayList<>();
    final List<StoredRefusal> refusals = new ArrayList<>();
    final Map<String, Job> keys = new HashMap<>();
    private Standing standing;
    private Standing standingBefore;
    private @Nullable Job current;

    Batch(Connection connection, Head head, Map<String, List<DomainEventMessage<?>>> warm, Standing standing) {
        this.connection = connection;
        this.head = head;
        this.warm = warm;
        this.standing = standing;
        this.standingBefore = standing;
    }

    void begin(Job job) {
        current = job;
        standingBefore = standing;
        job.from = events.size();
        // Also what is refused before its handler is asked carries the rules of this moment.
        job.begin(job.steps.get(0), rules());
    }

    /** @return the streams of what was decided and then discarded, because the job failed after all */
    Set<String> end(Job job) {
        current = null;
        var discarded = new HashSet<String>();
        if (job.isFailure()) {
            var part = events.subList(job.from, events.size());
            part.forEach(collected -> discarded.add(collected.message().getAggregateIdentifier()));
            part.clear();
            standing = standingBefore;
        }
        job.to = events.size();
        return discarded;
    }

    void collect(DomainEventMessage<?> message, String type, String revision, String payload) {
        if (current == null) {
            throw new IllegalStateException("Events are recorded only while a command is decided");
        }
        events.add(new Collected(message, type, revision, payload, current, current.envelope()));
        standing = standing.after(message);
    }

    void refuse(@Nullable String type, String text, RefusalText.Words words, Job job) {
        refusals.add(new StoredRefusal(
                head.refusals() + refusals.size() + 1,
                job.command.getIdentifier(),
                type,
                Storable.clean(text),
                job.envelope(),
                Storable.clean(words.code()),
                Storable.clean(words.facts()),
                head.position() + events.size(),
                job.steps.indexOf(job.step()),
                head.instant()));
    }

    /** The rules under which the next command is decided. */
    RuleBook rules() {
        return standing.rules();
    }

    /** The rules after what was decided so far. */
    Standing standing() {
        return standing;
    }

    /** For a batch that begins with what is stored by now. */
    void catchUp(Iterator<? extends DomainEventMessage<?>> stored) {
        standing = standing.after(stored);
    }

    boolean isEmpty() {
        return events.isEmpty() && refusals.isEmpty();
    }

    /** The events with their positions and hashes, as they are to be written. */
    List<StoredEvent> seal(HashChain chain) {
        var sealed = new ArrayList<StoredEvent>(events.size());
        var recordedAt = head.instant();
        var previous = head.hash();
        for (int i = 0; i < events.size(); i++) {
            var collected = events.get(i);
            var key = collected.job().from == i ? collected.job().key : null;
            var open = row(collected, head.position() + i + 1, recordedAt, key, "", previous);
            previous = chain.hash(open);
            sealed.add(row(collected, open.position(), recordedAt, key, previous, open.previousHash()));
        }
        return sealed;
    }

    private static StoredEvent row(
            Collected collected,
            long position,
            Instant recordedAt,
            @Nullable IdempotencyKey key,
            String hash,
            String previousHash) {
        var message = collected.message();
        return new StoredEvent(
                position,
                message.getIdentifier(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                collected.type(),
                collected.revision(),
                collected.payload(),
                collected.envelope(),
                recordedAt,
                collected.job().command.getIdentifier(),
                key == null ? null : key.key(),
                key == null ? null : key.fingerprint(),
                hash,
                previousHash);
    }
}
