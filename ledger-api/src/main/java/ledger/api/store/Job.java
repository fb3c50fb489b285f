package ledger.api.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.jspecify.annotations.Nullable;

/** A command that waits for its decision, and then the decision that waits for the commit. */
final class Job {

    static final String KEY = "idempotencyKey";
    static final String FINGERPRINT = "idempotencyFingerprint";
    static final String EXPECTED = "expected";
    static final String RECEIPT = "receipt";

    final CommandMessage<?> command;
    /** What is to be decided, in order: the command itself, unless it stands for several. */
    final List<CommandMessage<?>> steps;

    final @Nullable IdempotencyKey key;

    /** What it reads or writes, and what it is expected to find, as far as that is known before. */
    final List<String> streams;

    private final @Nullable List<StreamVersion> expected;
    private final CommandCallback<Object, Object> callback;

    /** Where its events stand among those of its batch. */
    int from;

    int to;
    private CommandMessage<?> step;
    private Envelope envelope;
    private final List<@Nullable Object> results = new ArrayList<>(1);
    private @Nullable CommandResultMessage<?> result;
    private @Nullable Receipt receipt;
    private @Nullable Job twin;

    @SuppressWarnings("unchecked") // the bus hands over a callback for exactly this command, the ledger versions
    Job(
            CommandMessage<?> command,
            List<CommandMessage<?>> steps,
            CommandCallback<?, ?> callback,
            List<String> streams) {
        this.command = command;
        this.steps = steps;
        this.callback = (CommandCallback<Object, Object>) callback;
        this.expected = (List<StreamVersion>) command.getMetaData().get(EXPECTED);
        this.streams = expected == null
                ? streams
                : Stream.concat(streams.stream(), expected.stream().map(StreamVersion::stream))
                        .distinct()
                        .toList();
        this.step = steps.get(0);
        this.envelope = Envelope.of(step.getMetaData());
        var name = command.getMetaData().get(KEY);
        var fingerprint = command.getMetaData().get(FINGERPRINT);
        this.key = name == null || fingerprint == null
                ? null
                : new IdempotencyKey(name.toString(), fingerprint.toString());
    }

    /** Forgets the decision of an attempt that was not stored. */
    void reset() {
        step = steps.get(0);
        results.clear();
        result = null;
        receipt = null;
        twin = null;
        from = 0;
        to = 0;
    }

    /** A command with the instant at which its events are recorded, and the rules as they are by then. */
    @SuppressWarnings("unchecked") // a command of whatever payload is one of Object
    static CommandMessage<Object> at(Instant recordedAt, RuleBook rules, CommandMessage<?> step) {
        return (CommandMessage<Object>) step.andMetaData(Map.of(BatchCommandBus.RECORDED_AT, recordedAt))
                .andMetaData(rules.circumstances(recordedAt));
    }

    /** What happens from here on is this step's, and is decided under these rules. */
    void begin(CommandMessage<?> step, RuleBook rules) {
        this.step = step;
        envelope = Envelope.of(step.getMetaData()).under(rules);
    }

    /** The step that is being decided, or was the last one to be. */
    CommandMessage<?> step() {
        return step;
    }

    /** The envelope of {@link #step}. */
    Envelope envelope() {
        return envelope;
    }

    void decided(CommandResultMessage<?> result) {
        this.result = result;
        if (!result.isExceptional()) {
            results.add(result.getPayload());
        }
    }

    void failed(Throwable cause) {
        result = new GenericCommandResultMessage<>(cause);
    }

    /**
     * Fails when none of the streams stands where it is expected to.
     *
     * @param lastOf the number of a stream's last event as the command would find it; empty where there is none
     * @return whether it failed
     */
    boolean failsAsStale(Function<String, Optional<Long>> lastOf) {
        if (expected == null) {
            return false;
        }
        var current = expected.stream()
                .map(StreamVersion::stream)
                .distinct()
                .flatMap(stream -> lastOf.apply(stream).map(last -> new StreamVersion(stream, last)).stream())
                .toList();
        if (expected.stream().anyMatch(current::contains)) {
            return false;
        }
        failed(new StaleVersion(expected, current));
        return true;
    }

    void replayed(List<StoredEvent> events) {
        receipt = new Receipt(null, true, events);
    }

    /** Gets the same answer as another job of the same batch. */
    void follows(Job twin) {
        this.twin = twin;
    }

    boolean isDecided() {
        return result != null || receipt != null || twin != null;
    }

    boolean isFailure() {
        return result != null && result.isExceptional();
    }

    Throwable failure() {
        if (result == null) {
            throw new IllegalStateException("Not a failure");
        }
        return result.exceptionResult();
    }

    /** Gives the answer; only after the commit. */
    void answer(List<StoredEvent> stored) {
        if (isFailure()) {
            int failed = steps.indexOf(step);
            answer(failed == 0 ? failure() : new StepFailed(failed, failure()));
            return;
        }
        if (twin != null) {
            receipt = new Receipt(null, true, stored.subList(twin.from, twin.to));
        }
        if (receipt == null) {
            receipt = new Receipt(steps.size() == 1 ? results.get(0) : results, false, stored.subList(from, to));
        }
        var answer = result == null ? new GenericCommandResultMessage<>((Object) null) : result;
        callback.onResult(command, answer.andMetaData(Map.of(RECEIPT, receipt)));
    }

    void answer(Throwable failure) {
        callback.onResult(command, new GenericCommandResultMessage<>(failure));
    }
}
