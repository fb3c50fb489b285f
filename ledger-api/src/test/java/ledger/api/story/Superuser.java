package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/** Somebody who owns the server that a ledger keeps its embedded database on, and changes what nobody may change. */
record Superuser(Path data, DataSource database, List<String> undoing) {

    Superuser(Path data, DataSource database) {
        this(data, database, new ArrayList<>());
    }

    Connection connection() throws SQLException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return DriverManager.getConnection(
                database.unwrap(HikariDataSource.class).getJdbcUrl(), "postgres", passwords.getProperty("postgres"));
    }

    /** Changes one row, until {@link #undo()}. */
    void change(String sql, String undo) throws SQLException {
        change(sql);
        undoing.add(undo);
    }

    private void change(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            for (var table : List.of("ledger.event", "ledger.refusal")) {
                statement.execute("alter table " + table + " disable trigger insert_only");
            }
            assertThat(statement.executeUpdate(sql)).isOne();
            for (var table : List.of("ledger.event", "ledger.refusal")) {
                statement.execute("alter table " + table + " enable always trigger insert_only");
            }
        }
    }

    /** Changes a text of a row, until {@link #undo()}. */
    void rewrite(String table, String column, String text, String where) throws SQLException {
        var before = one("select %s from %s where %s".formatted(column, table, where));
        change(rewriting(table, column, text, where), rewriting(table, column, before, where));
    }

    private static String rewriting(String table, String column, String text, String where) {
        return "update %s set %s = '%s' where %s".formatted(table, column, text.replace("'", "''"), where);
    }

    /**
     * Puts an event at the end of the log, in a write of its own and with the hash that goes with it. It stays there.
     *
     * @param like the position of the event that it is like, but for what it says
     * @return its position
     */
    long forge(String like, String payload) throws SQLException {
        change("""
                insert into ledger.event
                select n.*, sha256(n.previous_hash || convert_to(ledger.hash_text(row(n.*, null::bytea)::ledger.event), 'UTF8'))
                from (select h.position + 1, gen_random_uuid(), e.stream,
                             (select max(sequence) + 1 from ledger.event where stream = e.stream), e.type, e.revision,
                             '%s'::text, e.actor, e.role, e.agency, e.channel, null::text, e.rule_set, e.reason,
                             e.effective_date, h.recorded_at, gen_random_uuid(), null::text, null::bytea, h.hash
                      from (select * from ledger.event order by position desc limit 1) as h, ledger.event as e
                      where e.position = %s)
                     as n (position, event_id, stream, sequence, type, revision, payload, actor, role, agency, channel,
                           request_id, rule_set, reason, effective_date, recorded_at, command_id, idempotency_key,
                           fingerprint, previous_hash)
                """.formatted(payload.replace("'", "''"), like));
        return Long.parseLong(one("select max(position) from ledger.event"));
    }

    /** Puts everything back. */
    void undo() throws SQLException {
        for (var sql : undoing) {
            change(sql);
        }
        undoing.clear();
    }

    String one(String sql) throws SQLException {
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
