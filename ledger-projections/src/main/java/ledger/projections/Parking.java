package ledger.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps events that cannot be folded, by line and in order, so that all other lines go on. */
final class Parking {

    private Parking() {}

    static Set<String> lines(Connection reading) throws SQLException {
        var lines = new HashSet<String>();
        try (var statement = reading.createStatement();
                var found = statement.executeQuery("select distinct line from reading.dead_letter")) {
            while (found.next()) {
                lines.add(found.getString(1));
            }
        }
        return lines;
    }

    /** @param error null for an event that only waits for an earlier one of its line */
    static void park(RecordedEvent event, @Nullable String error, Connection reading) throws SQLException {
        var rows = new Rows("bigint", "text", "text", "text", "timestamptz");
        rows.add(event.position(), event.stream(), event.type(), error, event.recordedAt());
        rows.write(reading, """
                insert into reading.dead_letter as parked (position, line, event_type, error, since)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (position) do update set error = excluded.error
                """);
    }

    static void release(RecordedEvent event, Connection reading) throws SQLException {
        try (var statement = reading.prepareStatement("delete from reading.dead_letter where position = ?")) {
            statement.setLong(1, event.position());
            statement.executeUpdate();
        }
    }

    /** The positions of a line's parked events, in order. */
    static List<Long> positions(String line, Connection reading) throws SQLException {
        var positions = new ArrayList<Long>();
        try (var statement =
                reading.prepareStatement("select position from reading.dead_letter where line = ? order by position")) {
            statement.setString(1, line);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    positions.add(found.getLong(1));
                }
            }
        }
        return positions;
    }
}
