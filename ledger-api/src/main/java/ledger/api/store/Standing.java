package ledger.api.store;

import java.util.Iterator;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The rules with what was seen of their stream.
 *
 * @param sequence the number of the last event that was seen; -1 for none
 */
record Standing(RuleBook rules, long sequence) {

    static Standing before(RuleBook rules) {
        return new Standing(rules, -1);
    }

    Standing after(Iterator<? extends DomainEventMessage<?>> events) {
        var standing = this;
        while (events.hasNext()) {
            standing = standing.after(events.next());
        }
        return standing;
    }

    /** The same when the event is of another stream, or was seen before. */
    Standing after(DomainEventMessage<?> event) {
        if (event.getSequenceNumber() <= sequence
                || !event.getAggregateIdentifier().equals(rules.stream())) {
            return this;
        }
        if (event.getSequenceNumber() != sequence + 1) {
            throw new IllegalStateException("The rules lack the events after " + sequence);
        }
        return new Standing(rules.after(event.getPayload()), event.getSequenceNumber());
    }
}
