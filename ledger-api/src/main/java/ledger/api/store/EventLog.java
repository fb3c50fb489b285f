package ledger.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Reads the truth as it is committed, without any lock. Each method fails with {@link StoreUnavailable} if the
 * database does.
 */
public final class EventLog {

    private static final String SELECT = "select " + EventTable.COLUMNS + " from ledger.event e ";
    private static final int PAGE = 1000;

    /** Positions have no gaps and recorded instants rise with them, so halving finds the place without an index. */
    private static final String LAST_UNTIL = """
            with recursive search (least, most) as (
                select 0::bigint, coalesce(max(position), 0) from ledger.event
                union all
                select case when e.recorded_at <= ?::timestamptz then e.position else s.least end,
                       case when e.recorded_at <= ?::timestamptz then s.most else e.position - 1 end
                from search s
                join ledger.event e on e.position = (s.least + s.most + 1) / 2
                where s.least < s.most
            )
            select least from search where least = most
            """;

    private final DataSource source;

    /**
     * Reads through connections of this source, one for the time of each call; in a transaction on this source through its
     * own. So nobody holds a connection and waits for another, which many at once would do for ever.
     *
     * @param source needs SELECT on {@code ledger.event} and {@code ledger.refusal}
     */
    public EventLog(DataSource source) {
        this.source = source;
    }

    /** The last position; 0 if nothing was recorded yet. */
    public long head() {
        return read("select coalesce(max(position), 0) from ledger.event", statement -> {}, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The last position recorded before an instant; 0 if there is none. */
    long lastBefore(Instant instant) {
        return lastUntil(instant.truncatedTo(ChronoUnit.MICROS).minus(1, ChronoUnit.MICROS));
    }

    /** The last position recorded at an instant or before; 0 if there is none. */
    public long lastUntil(Instant instant) {
        var micros = HashChain.micros(instant);
        return read(
                LAST_UNTIL,
                statement -> {
                    statement.setString(1, micros);
                    statement.setString(2, micros);
                },
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    /** The next events after a position, in order, at most {@code limit}. */
    public List<StoredEvent> after(long position, int limit) {
        return read(
                "select " + EventTable.COLUMNS + EventTable.AFTER,
                statement -> {
                    statement.setLong(1, position);
                    statement.setLong(2, position + limit);
                },
                EventTable::readAll);
    }

    /** The event at a position. */
    public Optional<StoredEvent> at(long position) {
        return atPositions(position).stream().findFirst();
    }

    /** The events at these positions that exist, in order. */
    public List<StoredEvent> atPositions(long... positions) {
        var boxed = new Object[positions.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = positions[i];
        }
        return events(
                "where e.position = any(?) order by e.position",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("bigint", boxed)));
    }

    /** The event with this number of a stream. */
    public Optional<StoredEvent> at(String stream, long sequence) {
        return events("where e.stream = ? and e.sequence = ?", statement -> {
                    statement.setString(1, stream);
                    statement.setLong(2, sequence);
                })
                .stream()
                .findFirst();
    }

    /** How far a stream had come at a position, which is included; empty when it was not there yet. */
    public Optional<StreamVersion> version(String stream, long position) {
        return read(
                "select max(sequence) from ledger.event where stream = ? and position <= ?",
                statement -> {
                    statement.setString(1, stream);
                    statement.setLong(2, position);
                },
                rows -> {
                    rows.next();
                    return Optional.ofNullable(rows.getObject(1, Long.class))
                            .map(last -> new StreamVersion(stream, last));
                });
    }

    /** A stream's events up to a sequence number, which is included. */
    public List<StoredEvent> stream(String stream, long untilSequence) {
        return events("where e.stream = ? and e.sequence <= ? order by e.sequence", statement -> {
            statement.setString(1, stream);
            statement.setLong(2, untilSequence);
        });
    }

    /** A stream's events after a sequence number, in order; all of them after -1. */
    public List<StoredEvent> streamAfter(String stream, long sequence) {
        return events("where e.stream = ? and e.sequence > ? order by e.sequence", statement -> {
            statement.setString(1, stream);
            statement.setLong(2, sequence);
        });
    }

    /** The events of several streams, in the order of their positions. */
    public List<StoredEvent> streams(List<String> streams) {
        return events(
                "where e.stream = any(?) order by e.position",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", streams.toArray())));
    }

    /** All events of the command that was recorded under a key. */
    public Optional<List<StoredEvent>> recordedUnder(String idempotencyKey) {
        var events = recordedUnder(List.of(idempotencyKey));
        return events.isEmpty() ? Optional.empty() : Optional.of(events);
    }

    /** All events of the commands that were recorded under these keys, in order. */
    public List<StoredEvent> recordedUnder(Collection<String> idempotencyKeys) {
        return read(
                EventTable.RECORDED_UNDER,
                statement -> statement.setArray(
                        1, statement.getConnection().createArrayOf("text", idempotencyKeys.toArray())),
                EventTable::readAll);
    }

    /** The next refusals after a number, in order, at most {@code limit}. */
    public List<StoredRefusal> refusals(long afterNumber, int limit) {
        return refusals("where number > ? order by number limit ?", afterNumber, limit);
    }

    /** The last refusals before a number, the last one first, at most {@code limit}. */
    public List<StoredRefusal> refusalsBefore(long number, int limit) {
        return refusals("where number < ? order by number desc limit ?", number, limit);
    }

    private List<StoredRefusal> refusals(String which, long number, int limit) {
        return read(
                "select " + RefusalTable.COLUMNS + " from ledger.refusal " + which,
                statement -> {
                    statement.setLong(1, number);
                    statement.setInt(2, limit);
                },
                rows -> {
                    var refusals = new ArrayList<StoredRefusal>();
                    while (rows.next()) {
                        refusals.add(RefusalTable.read(rows));
                    }
                    return refusals;
                });
    }

    /**
     * Computes the whole chain anew, in bounded memory, on one consistent state of the table.
     *
     * @return the first position that is missing, was changed, or does not follow from the one before; empty if the
     *     chain is intact. A cut-off tail cannot be seen from inside: compare the last hash with one kept elsewhere.
     */
    public Optional<Long> firstBrokenPosition() {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false); // a cursor needs a transaction
            try (var statement = connection.prepareStatement(SELECT + "order by e.position")) {
                statement.setFetchSize(PAGE);
                return firstBroken(statement.executeQuery());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreUnavailable("The chain could not be read", e);
        }
    }

    private static Optional<Long> firstBroken(ResultSet rows) throws SQLException {
        var chain = new ChainCheck();
        while (rows.next()) {
            if (!chain.follows(EventTable.read(rows))) {
                return chain.firstBroken();
            }
        }
        return Optional.empty();
    }

    private List<StoredEvent> events(String where, Parameters parameters) {
        return read(SELECT + where, parameters, EventTable::readAll);
    }

    private <T> T read(String sql, Parameters parameters, Rows<T> rows) {
        @Nullable Connection connection = null;
        try {
            connection = DataSourceUtils.doGetConnection(source);
            try (var statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                return rows.read(statement.executeQuery());
            }
        } catch (SQLException e) {
            throw new StoreUnavailable("The event log could not be read", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
