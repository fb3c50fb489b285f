package ledger.projections;

/**
 * What was read, and the position of the log that it shows.
 *
 * @param position every event up to it is in the value, none after it is
 */
public record Reading<T>(long position, T value) {}
