package ledger.api.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.core.io.ClassPathResource;

/** The roles and schemas that must be there before the first migration. */
final class Roles {

    private static final String SCRIPT = "db/roles.sql";
    private static final int ROLES_BELONG_TO_THEIR_CREATOR = 16;

    private Roles() {}

    /** Runs the script, which may be run any number of times. */
    static void create(Connection administrator) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same for a login that is no superuser but may create roles, and must then be able to take them on. */
    static void createAndJoin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() >= ROLES_BELONG_TO_THEIR_CREATOR) {
                statement.execute("set createrole_self_grant = 'set, inherit'");
            }
            create(connection);
            statement.execute("grant ledger_owner, ledger_app to current_user");
        }
    }

    static boolean areThere(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("""
                        select (select count(*) from pg_roles where rolname in ('ledger_owner', 'ledger_app')) = 2
                           and (select count(*) from pg_namespace where nspname in ('ledger', 'reading', 'app')) = 3
                        """)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
