package ledger.projections;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The rows of one statement over {@code unnest(?, ?, …)}, or of one COPY: a whole batch is written in one go. */
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
        try (var statement = prepare(connection, sql)) {
            statement.executeUpdate();
        }
    }

    /** Asks once with one array for each column, and hands over each row of the answer. */
    public void read(Connection connection, String sql, Answer answer) throws SQLException {
        try (var statement = prepare(connection, sql);
                var found = statement.executeQuery()) {
            while (found.next()) {
                answer.row(found);
            }
        }
    }

    /** Takes one row of an answer. */
    public interface Answer {
        void row(ResultSet row) throws SQLException;
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int column = 0; column < types.length; column++) {
            statement.setArray(column + 1, connection.createArrayOf(types[column], column(column)));
        }
        return statement;
    }

    /** Appends the rows to a table, in the order of its columns; the cheapest way where nothing is ever changed. */
    public void copy(Connection connection, String table) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var text = new StringBuilder(rows.size() * 200);
        for (var row : rows) {
            for (int column = 0; column < types.length; column++) {
                escape(text(row[column]), text);
                text.append(column < types.length - 1 ? '\t' : '\n');
            }
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        try {
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void escape(@Nullable String value, StringBuilder text) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
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
