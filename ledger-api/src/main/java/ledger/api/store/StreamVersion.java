package ledger.api.store;

/** How far a stream had come when it was read: the sequence number of its last event. */
public record StreamVersion(String stream, long sequence) {}
