package ledger.api.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the chain anew while events are read, the first one first. It goes on behind a broken link, from what is stored
 * there. A cut-off tail cannot be seen from inside: compare the last hash with one kept elsewhere. Not for use by several
 * threads.
 */
public final class ChainCheck {

    private final HashChain chain = new HashChain();
    private String last = HashChain.GENESIS;
    private long next = 1;
    private @Nullable Long broken;

    /** Follows one more event; whether it is the next one, unchanged, and follows from the one before. */
    public boolean follows(StoredEvent event) {
        boolean follows = event.position() == next
                && event.previousHash().equals(last)
                && event.hash().equals(chain.hash(event));
        if (!follows && broken == null) {
            broken = next;
        }
        last = event.hash();
        next = event.position() + 1;
        return follows;
    }

    /** The first position that is missing, was changed, or does not follow from the one before; empty if the chain is intact. */
    public Optional<Long> firstBroken() {
        return Optional.ofNullable(broken);
    }

    /** The hash of the last event, in hex; 64 zeros before the first one. */
    public String hash() {
        return last;
    }
}
