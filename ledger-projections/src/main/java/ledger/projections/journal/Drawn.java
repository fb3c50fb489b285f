package ledger.projections.journal;

import static ledger.projections.Column.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An event that a sample has, and why it was drawn.
 *
 * @param hash in hex, for which it was drawn by chance; null when it was drawn for its amount
 * @param units of money that fell into its amount, counted in đồng from the first event on; empty unless units are drawn
 */
public record Drawn(JournalEntry entry, @Nullable String hash, List<Long> units) {

    public Drawn {
        units = List.copyOf(units);
    }

    static Drawn byAmount(ResultSet row, int number) throws SQLException {
        return new Drawn(JournalEntry.of(row, number), null, List.of());
    }

    static Drawn byChance(ResultSet row, int number) throws SQLException {
        return new Drawn(JournalEntry.of(row, number), textOrNull(row, "hash"), List.of());
    }

    /** A row that says which of the units fell on it, counted from 0. */
    static Drawn byUnit(ResultSet row, int number) throws SQLException {
        long first = row.getLong("first_unit");
        long step = row.getLong("step");
        var units = LongStream.range(row.getLong("hits_before"), row.getLong("hits"))
                .map(hit -> first + hit * step)
                .boxed()
                .toList();
        return new Drawn(JournalEntry.of(row, number), null, units);
    }
}
