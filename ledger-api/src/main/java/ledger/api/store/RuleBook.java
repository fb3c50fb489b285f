package ledger.api.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The rules under which commands are decided, folded from a stream of the log. A value: what is recorded in the stream makes
 * another one. Every command is decided with the rules as the log has them at that moment, on whatever node, and what it
 * records carries their name.
 */
public interface RuleBook {

    /** The stream it is folded from. */
    String stream();

    /**
     * The rules after the next event of the stream.
     *
     * @param event its payload
     */
    RuleBook after(Object event);

    /** The name of what is in force on a day: the {@link Envelope#ruleSet} of what counts from it. */
    String inForceOn(LocalDate day);

    /** Metadata with which a command is decided, by what its handlers ask for. */
    Map<String, ?> circumstances(Instant recordedAt);
}
