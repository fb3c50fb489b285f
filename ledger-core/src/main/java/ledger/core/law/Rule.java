package ledger.core.law;

/**
 * One rule of a rule set.
 *
 * @param value what it says
 * @param source the laws and circulars it stands in
 */
public record Rule<V>(V value, String source, Certainty certainty) {}
