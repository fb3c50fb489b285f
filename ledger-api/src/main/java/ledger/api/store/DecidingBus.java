package ledger.api.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/** A command bus that decides jobs of one command or of several, each command in a unit of work of its own. */
abstract class DecidingBus extends SimpleCommandBus {

    private final Map<String, MessageHandler<? super CommandMessage<?>>> handlers = new ConcurrentHashMap<>();

    DecidingBus() {
        super(SimpleCommandBus.builder().rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE));
        // Only so that the bus lets it in: what is handled are its steps.
        super.subscribe(Together.class.getName(), message -> null);
    }

    @Override
    public final Registration subscribe(String command, MessageHandler<? super CommandMessage<?>> handler) {
        handlers.put(command, handler);
        return super.subscribe(command, handler);
    }

    /** Decides the commands of a job one after the other, until one fails. */
    final void decide(Job job, Batch batch) {
        for (CommandMessage<?> step : job.steps) {
            var handler = handlers.get(step.getCommandName());
            var rules = batch.rules();
            job.begin(step, rules);
            if (handler == null) {
                job.failed(new NoHandlerForCommandException(step));
            } else {
                super.<Object, Object>handle(
                        Job.at(batch.head.instant(), rules, step), handler, (asked, result) -> job.decided(result));
            }
            if (job.isFailure()) {
                return;
            }
        }
    }

    /** The commands that a message asks for. */
    static List<CommandMessage<?>> steps(CommandMessage<?> message) {
        return message.getPayload() instanceof Together together
                ? together.steps().stream()
                        .<CommandMessage<?>>map(Step::message)
                        .toList()
                : List.of(message);
    }
}
