package ledger.api.store;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;

/**
 * One of several commands that are recorded together or not at all: each is decided on what those before it have decided.
 *
 * @param envelope what its own events carry
 */
public record Step(Object command, Envelope envelope) {

    CommandMessage<Object> message() {
        return new GenericCommandMessage<>(command, envelope.toMetaData());
    }
}
