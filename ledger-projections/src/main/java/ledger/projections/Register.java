package ledger.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tables that are folded from events. A register knows events, never another register; what it writes depends on the
 * order of the events alone, not on the clock nor on how they were batched.
 */
public interface Register {

    /** The tables it writes, which a rebuild empties. */
    List<String> tables();

    /** Adds what the events, in order, mean to the tables, in the transaction of the connection. */
    void fold(List<RecordedEvent> batch, Connection reading) throws SQLException;
}
