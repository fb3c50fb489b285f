package ledger.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;

/** A command that waits for its decision, and then the decision that waits for the commit. */
final class Job {

    static final String KEY = "idempotencyKey";
    static final String FINGERPRINT = "idempotencyFingerprint";
    static final String RECEIPT = "receipt";

    final CommandMessage<?> command;
    final MessageHandler<? super CommandMessage<?>> handler;
    final Envelope envelope;
    final @Nullable IdempotencyKey key;
    final List<String> streams;

    private final CommandCallback<Object, Object> callback;

    /** Where its events stand among those of its batch. */
    int from;

    int to;
    private @Nullable CommandResultMessage<?> result;
    private @Nullable Receipt receipt;
    private @Nullable Job twin;

    @SuppressWarnings("unchecked") // the bus hands over a callback for exactly this command
    Job(
            CommandMessage<?> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<?, ?> callback,
            List<String> streams) {
        this.command = command;
        this.handler = handler;
        this.callback = (CommandCallback<Object, Object>) callback;
        this.streams = streams;
        this.envelope = Envelope.of(command.getMetaData());
        var name = command.getMetaData().get(KEY);
        var fingerprint = command.getMetaData().get(FINGERPRINT);
        this.key = name == null || fingerprint == null
                ? null
                : new IdempotencyKey(name.toString(), fingerprint.toString());
    }

    /** Forgets the decision of an attempt that was not stored. */
    void reset() {
        result = null;
        receipt = null;
        twin = null;
        from = 0;
        to = 0;
    }

    /** The command with the instant at which its events are recorded. */
    @SuppressWarnings("unchecked") // a command of whatever payload is one of Object
    CommandMessage<Object> commandAt(Instant recordedAt) {
        return (CommandMessage<Object>) command.andMetaData(Map.of(BatchCommandBus.RECORDED_AT, recordedAt));
    }

    void decided(CommandResultMessage<?> result) {
        this.result = result;
    }

    void failed(Throwable cause) {
        result = new GenericCommandResultMessage<>(cause);
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
        if (isFailure() && result != null) {
            callback.onResult(command, result);
            return;
        }
        if (twin != null) {
            receipt = new Receipt(null, true, stored.subList(twin.from, twin.to));
        }
        if (receipt == null) {
            receipt = new Receipt(result == null ? null : result.getPayload(), false, stored.subList(from, to));
        }
        var answer = result == null ? new GenericCommandResultMessage<>((Object) null) : result;
        callback.onResult(command, answer.andMetaData(Map.of(RECEIPT, receipt)));
    }

    void answer(Throwable failure) {
        callback.onResult(command, new GenericCommandResultMessage<>(failure));
    }
}
