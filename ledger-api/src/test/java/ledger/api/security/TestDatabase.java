package ledger.api.security;

import javax.sql.DataSource;
import ledger.api.support.TestPostgres;

/** A database for the tests of this package; every call makes one of its own. */
final class TestDatabase {

    private TestDatabase() {}

    /** A database with the tables of schema {@code app} and no accounts; a test may take a table away. */
    static DataSource create() {
        var database = TestPostgres.freshDatabase();
        database.migrate("app");
        return database.superuser();
    }
}
