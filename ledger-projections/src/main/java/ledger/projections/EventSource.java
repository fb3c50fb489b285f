package ledger.projections;

import java.util.List;

/** The log, as far as registers need it: positions have no gaps and an event never appears before an earlier one. */
public interface EventSource {

    /** The next events after a position, in order; at most {@code limit}, empty at the end of the log. */
    List<RecordedEvent> after(long position, int limit);

    /** The position of the last event; 0 when there is none. */
    long head();
}
