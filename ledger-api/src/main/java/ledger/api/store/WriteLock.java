package ledger.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the ledger's write lock and looks around behind it, in one round trip: the clock and the head, what other nodes
 * wrote since, and what was recorded under the batch's keys. Each part sees all that was committed before the lock was
 * granted, because each has a snapshot of its own (READ COMMITTED).
 */
final class WriteLock {

    /** More than this and the node catches up by reading anew. */
    static final int LOOK_BACK = 5000;

    /** "ledger" as a number: advisory locks are per database. */
    private static final String LOCK = "select pg_advisory_xact_lock(119182731994482);";

    private static final String HEAD = "select coalesce(e.position, 0), encode(e.hash, 'hex'), coalesce(r.number, 0),"
            + " to_char(greatest(clock_timestamp(), e.recorded_at, r.recorded_at) at time zone 'UTC',"
            + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            + " from (values (1)) here"
            + " left join (select position, hash, recorded_at from ledger.event order by position desc limit 1) e"
            + " on true"
            + " left join (select number, recorded_at from ledger.refusal order by number desc limit 1) r on true;";

    private static final String SINCE = "select " + EventTable.COLUMNS + EventTable.AFTER;

    private static final String LOOK = LOCK + HEAD + SINCE;
    private static final String LOOK_FOR_KEYS = LOOK + ";" + EventTable.RECORDED_UNDER;

    /** What was seen; {@code recorded} has the events of each known key. */
    record View(Batch.Head head, List<StoredEvent> since, Map<String, List<StoredEvent>> recorded) {}

    private WriteLock() {}

    static View take(Connection connection, long lastSeen, List<String> keys) throws SQLException {
        try (var statement = connection.prepareStatement(keys.isEmpty() ? LOOK : LOOK_FOR_KEYS)) {
            statement.setLong(1, lastSeen);
            statement.setLong(2, lastSeen + LOOK_BACK + 1);
            if (!keys.isEmpty()) {
                statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
            }
            statement.execute();
            var head = head(next(statement));
            var since = EventTable.readAll(next(statement));
            var recorded =
                    keys.isEmpty() ? Map.<String, List<StoredEvent>>of() : byKey(EventTable.readAll(next(statement)));
            return new View(head, since, recorded);
        }
    }

    /** The clock and the head without the lock, as the transaction sees them. */
    static Batch.Head look(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HEAD)) {
            return head(statement.executeQuery());
        }
    }

    /** Behind the lock the backend that held it before is really gone, so this is final. */
    static boolean isStored(Connection connection, List<StoredEvent> events, List<StoredRefusal> refusals)
            throws SQLException {
        var ofEvents = !events.isEmpty();
        var sql = ofEvents
                ? "select exists (select from ledger.event where position = ? and event_id = ?::uuid)"
                : "select exists (select from ledger.refusal where number = ? and command_id = ?::uuid)";
        try (var statement = connection.prepareStatement(LOCK + sql)) {
            statement.setLong(
                    1, ofEvents ? events.get(0).position() : refusals.get(0).number());
            statement.setString(
                    2, ofEvents ? events.get(0).eventId() : refusals.get(0).commandId());
            statement.execute();
            var found = next(statement);
            found.next();
            return found.getBoolean(1);
        }
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        return statement.getResultSet();
    }

    private static Batch.Head head(ResultSet row) throws SQLException {
        row.next();
        var hash = row.getString(2);
        return new Batch.Head(
                row.getLong(1), hash == null ? HashChain.GENESIS : hash, row.getLong(3), row.getString(4));
    }

    /** A command's first event has the key, those that follow have none. */
    private static Map<String, List<StoredEvent>> byKey(List<StoredEvent> events) {
        var recorded = new HashMap<String, List<StoredEvent>>();
        var command = new ArrayList<StoredEvent>();
        for (var event : events) {
            if (event.idempotencyKey() != null) {
                command = new ArrayList<>();
                recorded.put(event.idempotencyKey(), command);
            }
            command.add(event);
        }
        return recorded;
    }
}
