package ledger.api.store;

/**
 * Events as they are stored, byte for byte: each column as {@code <octets>:<value>\n}, or {@code -\n} for null, in the order in
 * which the chain hashes them, and behind them the previous hash and the event's own. Not for use by several threads.
 */
public final class EventText {

    private final HashChain chain = new HashChain();

    public byte[] of(StoredEvent event) {
        return chain.record(event);
    }
}
