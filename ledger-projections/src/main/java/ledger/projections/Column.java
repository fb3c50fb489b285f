package ledger.projections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import ledger.core.document.Document;
import org.jspecify.annotations.Nullable;

/** Reads columns as the types of the domain. */
public final class Column {

    private Column() {}

    public static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    public static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    /** What two columns, {@code <paper>_number} and {@code <paper>_date}, say of a paper. */
    public static @Nullable Document documentOrNull(ResultSet row, String paper) throws SQLException {
        var number = textOrNull(row, paper + "_number");
        var date = dateOrNull(row, paper + "_date");
        return number == null || date == null ? null : new Document(number, date);
    }
}
