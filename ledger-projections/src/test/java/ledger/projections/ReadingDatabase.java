package ledger.projections;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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
            for (var script : scripts()) {
                ScriptUtils.executeSqlScript(connection, script);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every migration, in the order of their numbers. */
    private static List<Resource> scripts() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:db/reading/V*.sql"))
                .sorted(Comparator.comparingInt(script ->
                        Integer.parseInt(String.valueOf(script.getFilename()).replaceAll("^V|__.*", ""))))
                .toList();
    }

    /** Folds a log in batches of a size. */
    public void follow(HikariDataSource node, Log log, int batch) throws SQLException {
        try (var connection = node.getConnection()) {
            connection.setAutoCommit(false);
            for (long position = 0; position < log.head(); position += batch) {
                var events = log.after(position, batch);
                for (var register : Registers.all()) {
                    register.fold(events, connection);
                }
            }
            connection.commit();
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
