package ledger.api.security;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL for the tests of this package; every call makes a database of its own in it. */
final class TestDatabase {

    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    /** A database with the tables of schema {@code app} and no accounts. */
    static synchronized DataSource create() {
        var name = "accounts_" + System.nanoTime();
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        var database = POSTGRES.getDatabase("postgres", name);
        Flyway.configure()
                .dataSource(database)
                .schemas("app")
                .locations("classpath:db/app")
                .load()
                .migrate();
        return database;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
