package ledger.api.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import ledger.api.support.TestPostgres.Database;

/** Looks at the tables past the code under test. */
record Sql(DataSource source) {

    static Sql on(Database database) {
        return new Sql(database.superuser());
    }

    List<String> all(String query) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Long> longs(String query) {
        return all(query).stream().map(Long::valueOf).toList();
    }

    String one(String query) {
        return all(query).get(0);
    }
}
