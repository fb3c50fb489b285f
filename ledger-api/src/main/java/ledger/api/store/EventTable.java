package ledger.api.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** How an event is a row: the columns, their reading, and one insert statement for any number of rows. */
final class EventTable {

    static final String COLUMNS = "e.position, e.event_id, e.stream, e.sequence, e.type, e.revision, e.payload,"
            + " e.actor, e.role, e.agency, e.channel, e.request_id, e.rule_set, e.reason, e.effective_date,"
            + " e.recorded_at, e.command_id, e.idempotency_key, e.fingerprint, e.hash, e.previous_hash";

    /**
     * The events after a position up to another. Positions have no gaps, so this is a limit; with LIMIT the planner would
     * read the whole of a young table, and keep to that plan while the table grows.
     */
    static final String AFTER = " from ledger.event e where e.position > ? and e.position <= ? order by e.position";

    /**
     * All events of the commands that were recorded under the keys; a command's events stand side by side. OFFSET 0
     * keeps the planner from turning the short range of positions into a join over the whole table.
     */
    static final String RECORDED_UNDER = "select e.* from ledger.event f cross join lateral (select " + COLUMNS
            + " from ledger.event e where e.position >= f.position and e.position < coalesce((select min(n.position)"
            + " from ledger.event n where n.position > f.position and n.command_id <> f.command_id),"
            + " 9223372036854775807) order by e.position offset 0) e"
            + " where f.idempotency_key = any(?) order by e.position";

    static final String INSERT = "insert into ledger.event (position, event_id, stream, sequence, type, revision,"
            + " payload, actor, role, agency, channel, request_id, rule_set, reason, effective_date, recorded_at,"
            + " command_id, idempotency_key, fingerprint, hash, previous_hash)"
            + " select position, event_id, stream, sequence, type, revision, payload, actor, role, agency, channel,"
            + " request_id, rule_set, reason, effective_date, ?::timestamptz, command_id, idempotency_key,"
            + " decode(fingerprint, 'hex'), decode(hash, 'hex'), decode(previous_hash, 'hex')"
            + " from unnest(?::bigint[], ?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],"
            + " ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) as row (position, event_id, stream,"
            + " sequence, type, revision, payload, actor, role, agency, channel, request_id, rule_set, reason,"
            + " effective_date, command_id, idempotency_key, fingerprint, hash, previous_hash)";

    private static final HexFormat HEX = HexFormat.of();

    private EventTable() {}

    /** Sets the parameters of {@link #INSERT} from {@code first} on; answers the index of the next parameter. */
    static int set(PreparedStatement insert, int first, String recordedAt, List<StoredEvent> events)
            throws SQLException {
        insert.setString(first, recordedAt);
        var columns = new Columns<>(insert, first + 1, events);
        columns.add("bigint", StoredEvent::position);
        columns.add("uuid", StoredEvent::eventId);
        columns.add("text", StoredEvent::stream);
        columns.add("bigint", StoredEvent::sequence);
        columns.add("text", StoredEvent::type);
        columns.add("text", StoredEvent::revision);
        columns.add("text", StoredEvent::payload);
        columns.envelope(StoredEvent::envelope);
        columns.add("uuid", StoredEvent::commandId);
        columns.add("text", StoredEvent::idempotencyKey);
        columns.add("text", StoredEvent::fingerprint);
        columns.add("text", StoredEvent::hash);
        columns.add("text", StoredEvent::previousHash);
        return columns.next;
    }

    static StoredEvent read(ResultSet row) throws SQLException {
        var fingerprint = row.getBytes(19);
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                envelope(row, 8),
                row.getObject(16, OffsetDateTime.class).toInstant(),
                row.getString(17),
                row.getString(18),
                fingerprint == null ? null : HEX.formatHex(fingerprint),
                HEX.formatHex(row.getBytes(20)),
                HEX.formatHex(row.getBytes(21)));
    }

    /** Eight columns from {@code first} on, in the order of the envelope's members. */
    static Envelope envelope(ResultSet row, int first) throws SQLException {
        return new Envelope(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getString(first + 6),
                row.getObject(first + 7, LocalDate.class));
    }

    static List<StoredEvent> readAll(ResultSet rows) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        while (rows.next()) {
            events.add(read(rows));
        }
        return events;
    }

    /** Turns rows into one array parameter per column. */
    static final class Columns<T> {

        private final PreparedStatement insert;
        private final List<T> rows;
        int next;

        Columns(PreparedStatement insert, int first, List<T> rows) {
            this.insert = insert;
            this.next = first;
            this.rows = rows;
        }

        void add(String type, Function<T, ?> value) throws SQLException {
            var values = new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            Array array = insert.getConnection().createArrayOf(type, values);
            insert.setArray(next++, array);
        }

        void envelope(Function<T, Envelope> of) throws SQLException {
            add("text", row -> of.apply(row).actor());
            add("text", row -> of.apply(row).role());
            add("text", row -> of.apply(row).agency());
            add("text", row -> of.apply(row).channel());
            add("text", row -> of.apply(row).requestId());
            add("text", row -> of.apply(row).ruleSet());
            add("text", row -> of.apply(row).reason());
            add("date", row -> of.apply(row).effectiveDate().toString());
        }
    }
}
