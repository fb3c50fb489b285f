package ledger.api.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where commands go in and receipts come out. Futures are completed by the writer's thread: what depends on them and
 * takes time belongs on another thread ({@code thenApplyAsync}), and waiting there for another command never ends.
 */
public final class Ledger implements AutoCloseable {

    private final BatchCommandBus bus;
    private final TrialBus trials;

    /** Dispatches through one bus what is to be recorded, and through the other what is only to be tried. */
    public Ledger(BatchCommandBus bus, TrialBus trials) {
        this.bus = bus;
        this.trials = trials;
    }

    /**
     * Has a command decided and its events stored. The future ends after the commit, or fails with the handler's own
     * exception, {@link KeyReused}, {@link Overloaded} or {@link StoreUnavailable}.
     *
     * @param key if present, the command is recorded at most once, and asked again it gets the stored events
     */
    public CompletableFuture<Receipt> record(Object command, Envelope envelope, @Nullable IdempotencyKey key) {
        return record(List.of(new Step(command, envelope)), key, null);
    }

    /**
     * The same for several commands, which are recorded together or not at all; the receipt's result is the list of
     * theirs. When one is refused, the refusal that is kept is of that one.
     *
     * @param steps at least one
     * @param expected if present, they are decided only while at least one stream stands at its version, else they fail
     *     with {@link StaleVersion}; what was recorded under the key before is answered all the same
     */
    public CompletableFuture<Receipt> record(
            List<Step> steps, @Nullable IdempotencyKey key, @Nullable List<StreamVersion> expected) {
        var facts = facts(expected);
        if (key != null) {
            facts.put(Job.KEY, key.key());
            facts.put(Job.FINGERPRINT, key.fingerprint());
        }
        return dispatch(bus, message(steps).andMetaData(facts));
    }

    /**
     * Has commands decided on what is recorded by now, and forgotten. The future has ended when it is returned: with the
     * receipt as it would be if they were the next ones, or with the handler's own exception,
     * {@link StaleVersion} or {@link StoreUnavailable}.
     *
     * @param expected as when they are recorded
     */
    public CompletableFuture<Receipt> attempt(List<Step> steps, @Nullable List<StreamVersion> expected) {
        return dispatch(trials, message(steps).andMetaData(facts(expected)));
    }

    private static Map<String, Object> facts(@Nullable List<StreamVersion> expected) {
        Map<String, Object> facts = new HashMap<>();
        if (expected != null) {
            facts.put(Job.EXPECTED, List.copyOf(expected));
        }
        return facts;
    }

    /** One command, or several that stand for one. */
    static CommandMessage<Object> message(List<Step> steps) {
        return steps.size() == 1
                ? steps.get(0).message()
                : new GenericCommandMessage<>(new Together(List.copyOf(steps)));
    }

    private static CompletableFuture<Receipt> dispatch(CommandBus through, CommandMessage<Object> command) {
        var answer = new CompletableFuture<Receipt>();
        through.dispatch(command, answerTo(answer));
        return answer;
    }

    private static CommandCallback<Object, Object> answerTo(CompletableFuture<Receipt> answer) {
        return (command, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
            } else {
                answer.complete((Receipt) result.getMetaData().get(Job.RECEIPT));
            }
        };
    }

    /**
     * Keeps a refusal that was decided at the door, such as a missing permission, with the same durability as any
     * other. The future ends after the commit, or fails with {@link Overloaded} or {@link StoreUnavailable}.
     *
     * @param commandType absent if it was refused before that was known
     * @param facts JSON
     */
    public CompletableFuture<Void> refused(
            @Nullable String commandType, String commandText, Envelope envelope, String code, String facts) {
        var question = new RefusedAtTheDoor.Question(commandType, commandText, code, facts);
        var kept = new CompletableFuture<Void>();
        record(question, envelope, null).whenComplete((receipt, thrown) -> {
            if (thrown instanceof RefusedAtTheDoor) {
                kept.complete(null);
            } else {
                kept.completeExceptionally(thrown);
            }
        });
        return kept;
    }

    /** The same for a command of which only the text is known. */
    public CompletableFuture<Void> refused(String commandText, Envelope envelope, String code, String facts) {
        return refused(null, commandText, envelope, code, facts);
    }

    /** Accepts nothing more, finishes what waits, and stops. */
    @Override
    public void close() {
        bus.close();
    }
}
