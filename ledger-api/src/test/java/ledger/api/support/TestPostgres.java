package ledger.api.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One embedded PostgreSQL per JVM, started by the first test that needs it and stopped when the JVM ends. */
public final class TestPostgres {

    private static final AtomicInteger databases = new AtomicInteger();

    private TestPostgres() {}

    private static final class Server {
        static final EmbeddedPostgres postgres = start();

        private static EmbeddedPostgres start() {
            try {
                var started = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A database of its own for one test: roles, schemas and the ledger's tables are there.
     *
     * @param superuser may do what nobody may in production, such as disable a trigger
     * @param owner migrates
     * @param app inserts and selects, as the application does
     */
    public record Database(String name, DataSource superuser, DataSource owner, DataSource app) {

        /** Unpooled connections as one of the ledger's roles. */
        public static DataSource as(String name, String role) {
            var source = new PGSimpleDataSource();
            source.setUrl(url(name));
            source.setUser("postgres");
            source.setOptions("-c role=" + role);
            return source;
        }

        /** {@code jdbc:postgresql:…} without a user. */
        public String url() {
            return url(name);
        }

        private static String url(String name) {
            return "jdbc:postgresql://localhost:" + Server.postgres.getPort() + "/" + name;
        }

        /** Runs the migrations of one schema as its owner, with a history table of its own inside it. */
        public void migrate(String schema) {
            Flyway.configure()
                    .dataSource(owner)
                    .defaultSchema(schema)
                    .createSchemas(false)
                    .locations("classpath:db/" + schema)
                    .load()
                    .migrate();
        }

        /** Shuts everybody out and ends their connections, or lets them in again. */
        public void allowConnections(boolean allowed) {
            var server = Server.postgres.getPostgresDatabase();
            TestPostgres.execute(server, "alter database " + name + " allow_connections " + allowed);
            if (!allowed) {
                TestPostgres.execute(
                        server,
                        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + name + "'");
            }
        }

        /** Another database with all that is in this one, to which nobody may be connected. */
        public Database copy() {
            var copy = "ledger_" + databases.incrementAndGet();
            TestPostgres.execute(
                    Server.postgres.getPostgresDatabase(), "create database " + copy + " template " + name);
            return TestPostgres.named(copy);
        }

        /** Runs statements as superuser. */
        public void execute(String sql) {
            TestPostgres.execute(superuser, sql);
        }
    }

    /** A new database with roles and schemas, and with the ledger's tables. */
    public static Database freshDatabase() {
        var name = "ledger_" + databases.incrementAndGet();
        execute(Server.postgres.getPostgresDatabase(), "create database " + name);
        var database = named(name);
        database.execute(resource("/db/roles.sql"));
        database.migrate("ledger");
        return database;
    }

    private static Database named(String name) {
        return new Database(
                name,
                Server.postgres.getDatabase("postgres", name),
                Database.as(name, "ledger_owner"),
                Database.as(name, "ledger_app"));
    }

    private static void execute(DataSource source, String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String path) {
        try (var stream = TestPostgres.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("Not on the class path: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
