package ledger.api.store;

import java.util.Optional;

/** Tells refusals from bugs: what a handler throws on purpose has a code and facts, and is kept as evidence. */
@FunctionalInterface
public interface RefusalText {

    /** The words of a refusal; empty for every other throwable. */
    Optional<Words> of(Throwable thrown);

    /**
     * What is kept of a refusal.
     *
     * @param facts JSON
     */
    record Words(String code, String facts) {}
}
