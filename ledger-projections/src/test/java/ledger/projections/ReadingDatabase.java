package ledger.projections;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A real PostgreSQL with an empty schema {@code reading}, reached as the application's role, as in production. */
public final class ReadingDatabase implements AutoCloseable {

    private static final EmbeddedPostgres SERVER = start();

    private final List<HikariDataSource> nodes = new ArrayList<>();

    public ReadingDatabase() {
        var owner = JdbcClient.create(SERVER.getPostgresDatabase());
        for (var sql : List.of(
                "drop schema if exists reading cascade",
                "drop owned by ledger_app",
                "drop owned by ledger_owner",
                "grant ledger_app to ledger_owner",
                "create schema reading authorization ledger_app",
                "grant usage, create on schema reading to ledger_owner",
                "alter default privileges for role ledger_owner in schema reading grant all on tables to ledger_app")) {
            owner.sql(sql).update();
        }
        migrate();
    }

    private static void migrate() {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role ledger_owner");
            for (var script : List.of("V1__registers.sql", "V2__amended_and_withdrawn_plans.sql")) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/reading/" + script));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The connections of one more node. */
    public HikariDataSource node() {
        var node = new HikariDataSource();
        node.setJdbcUrl(SERVER.getJdbcUrl("ledger_app", "postgres"));
        node.setUsername("ledger_app");
        node.setMaximumPoolSize(4);
        node.setMinimumIdle(0);
        nodes.add(node);
        return node;
    }

    /** A way in that stays open while nodes are cut off. */
    public JdbcClient superuser() {
        return JdbcClient.create(SERVER.getPostgresDatabase());
    }

    /** Every row of every table, as text. */
    public Map<String, List<String>> everyRow() {
        var rows = new TreeMap<String, List<String>>();
        var tables = superuser()
                .sql("select table_name from information_schema.tables"
                        + " where table_schema = 'reading' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        for (var table : tables) {
            rows.put(
                    table,
                    superuser()
                            .sql("select t::text from reading." + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    @Override
    public void close() {
        nodes.forEach(HikariDataSource::close);
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder().start();
            var owner = JdbcClient.create(server.getPostgresDatabase());
            owner.sql("create role ledger_owner nologin").update();
            owner.sql("create role ledger_app login").update();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
