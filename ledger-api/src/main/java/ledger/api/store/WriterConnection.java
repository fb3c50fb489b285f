package ledger.api.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one connection of a node's writer: kept open from batch to batch, thrown away after any error. Its timeouts
 * bound how long a node that hangs can stop the others, and how long a caller waits for a database that is silent.
 */
public final class WriterConnection {

    /** How long the server lets one statement run. */
    public static final Duration STATEMENT = Duration.ofSeconds(10);

    /** How long the driver waits for an answer; longer than any statement may run. */
    public static final Duration SOCKET = Duration.ofSeconds(15);

    private final DataSource source;
    private final String settings;
    private @Nullable Connection open;

    WriterConnection(DataSource source, Duration lockWait) {
        this.source = source;
        this.settings = "set lock_timeout = %1$d; set idle_in_transaction_session_timeout = %1$d;"
                        .formatted(lockWait.toMillis())
                + " set statement_timeout = %d; set tcp_user_timeout = %d; set default_transaction_isolation = '%s'"
                        .formatted(STATEMENT.toMillis(), STATEMENT.toMillis(), "read committed");
    }

    /**
     * A source of unpooled connections with the driver's side of the timeouts: for the writer and for LISTEN.
     *
     * @param url {@code jdbc:postgresql:…}
     * @param user absent if the URL says it
     * @param role that the sessions take on; absent for the user's own
     */
    public static DataSource source(
            String url, @Nullable String user, @Nullable String password, @Nullable String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        if (user != null) {
            source.setUser(user);
            source.setPassword(password);
        }
        if (role != null) {
            source.setOptions("-c role=" + role);
        }
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(5);
        source.setLoginTimeout(10);
        source.setSocketTimeout((int) SOCKET.toSeconds());
        source.setApplicationName("ledger-writer");
        return source;
    }

    Connection get() throws SQLException {
        if (open == null) {
            var fresh = source.getConnection();
            try (var statement = fresh.createStatement()) {
                fresh.setAutoCommit(true);
                statement.execute(settings);
                fresh.setAutoCommit(false);
            } catch (SQLException e) {
                close(fresh);
                throw e;
            }
            open = fresh;
        }
        return open;
    }

    void discard() {
        if (open != null) {
            close(open);
            open = null;
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is thrown away because something is wrong with it.
        }
    }
}
