package ledger.api.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The settings without which an acknowledged fact could be lost in a power cut. */
final class Durability {

    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    private Durability() {}

    /** The settings that are switched off, as the server itself says. */
    static List<String> missing(Connection connection) throws SQLException {
        var missing = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                try (var answer = statement.executeQuery("show " + setting)) {
                    answer.next();
                    if (answer.getString(1).equals("off")) {
                        missing.add(setting);
                    }
                }
            }
        }
        return missing;
    }
}
