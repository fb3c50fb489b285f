package ledger.api.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** How a refusal is a row. */
final class RefusalTable {

    static final String COLUMNS = "number, command_id, command_type, command, actor, role, agency, channel,"
            + " request_id, rule_set, reason, effective_date, code, facts, position_seen, step, recorded_at";

    static final String INSERT = "insert into ledger.refusal (" + COLUMNS
            + ") select number, command_id, command_type, command, actor, role, agency, channel, request_id,"
            + " rule_set, reason, effective_date, code, facts, position_seen, step, ?::timestamptz"
            + " from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::bigint[], ?::integer[]) as row"
            + " (number, command_id, command_type, command, actor, role, agency, channel, request_id, rule_set,"
            + " reason, effective_date, code, facts, position_seen, step)";

    private RefusalTable() {}

    /** Sets the parameters of {@link #INSERT} from {@code first} on; answers the index of the next parameter. */
    static int set(PreparedStatement insert, int first, String recordedAt, List<StoredRefusal> refusals)
            throws SQLException {
        insert.setString(first, recordedAt);
        var columns = new EventTable.Columns<>(insert, first + 1, refusals);
        columns.add("bigint", StoredRefusal::number);
        columns.add("uuid", StoredRefusal::commandId);
        columns.add("text", StoredRefusal::commandType);
        columns.add("text", StoredRefusal::commandText);
        columns.envelope(StoredRefusal::envelope);
        columns.add("text", StoredRefusal::code);
        columns.add("text", StoredRefusal::facts);
        columns.add("bigint", StoredRefusal::positionSeen);
        columns.add("integer", StoredRefusal::step);
        return columns.next;
    }

    static StoredRefusal read(ResultSet row) throws SQLException {
        return new StoredRefusal(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                EventTable.envelope(row, 5),
                row.getString(13),
                row.getString(14),
                row.getLong(15),
                row.getInt(16),
                row.getObject(17, OffsetDateTime.class).toInstant());
    }
}
