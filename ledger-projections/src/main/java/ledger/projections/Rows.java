package ledger.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one statement over {@code unnest(?, ?, …)}: a whole batch is written in one round trip. */
public final class Rows {

    private final String[] types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param types PostgreSQL's names of the columns' types, in the order of the statement's parameters */
    public Rows(String... types) {
        this.types = types.clone();
    }

    public void add(@Nullable Object... row) {
        if (row.length != types.length) {
            throw new IllegalArgumentException(row.length + " values for " + types.length + " columns");
        }
        rows.add(row);
    }

    /** Runs the statement once with one array for each column; not at all when there are no rows. */
    public void write(Connection connection, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < types.length; column++) {
                statement.setArray(column + 1, connection.createArrayOf(types[column], column(column)));
            }
            statement.executeUpdate();
        }
    }

    /** Numbers go over as numbers, everything else as text that PostgreSQL reads. */
    private @Nullable Object[] column(int column) {
        if (types[column].equals("bigint")) {
            return rows.stream().map(row -> row[column]).toArray(Long[]::new);
        }
        return rows.stream().map(row -> text(row[column])).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
