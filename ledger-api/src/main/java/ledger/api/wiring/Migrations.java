package ledger.api.wiring;

import java.util.List;
import ledger.api.wiring.DatabaseAccess.Login;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas up to date. Each has its own history, kept inside itself: whoever drops {@code reading} drops its
 * history too, and the next start makes it anew.
 */
final class Migrations {

    private static final List<String> SCHEMAS = List.of("ledger", "reading", "app");

    private Migrations() {}

    static void run(Login owner) {
        run(owner, "db");
    }

    /** @param root the directory on the class path that has one directory per schema */
    static void run(Login owner, String root) {
        for (var schema : SCHEMAS) {
            Flyway.configure()
                    .dataSource(owner.url(), owner.user(), owner.password())
                    .initSql(owner.takeRole())
                    .locations("classpath:" + root + "/" + schema)
                    .schemas(schema)
                    .load()
                    .migrate();
        }
    }
}
