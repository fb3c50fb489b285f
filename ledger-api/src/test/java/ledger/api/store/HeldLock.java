package ledger.api.store;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import ledger.api.support.TestPostgres.Database;

/** A connection that takes the ledger's write lock and sits there, like a node that hangs. */
final class HeldLock implements AutoCloseable {

    private final Database database;
    private final Connection connection;

    HeldLock(Database database) throws SQLException {
        this.database = database;
        this.connection = database.app().getConnection();
        connection.setAutoCommit(false);
        execute("select pg_advisory_xact_lock(119182731994482)");
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until this many others wait for the lock. */
    void awaitWaiting(int others) {
        await().until(() -> Sql.on(database)
                .one("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .equals(Integer.toString(others)));
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
