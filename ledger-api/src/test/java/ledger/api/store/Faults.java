package ledger.api.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import ledger.api.support.TestPostgres.Database;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A real source of connections whose statements are written down, and that fails where a test says so. */
final class Faults {

    /** What happens at a statement or a commit; may throw. */
    interface At {
        void at(Connection real) throws SQLException;
    }

    final List<String> statements = new CopyOnWriteArrayList<>();
    private final Database database;
    private final AtomicReference<@Nullable At> beforeInsert = new AtomicReference<>();
    private final AtomicReference<@Nullable At> beforeCommit = new AtomicReference<>();
    private final AtomicReference<@Nullable At> afterCommit = new AtomicReference<>();
    private volatile @Nullable Connection last;

    Faults(Database database) {
        this.database = database;
    }

    /** Once, before the next insert of events or refusals. */
    void beforeInsert(At fault) {
        beforeInsert.set(fault);
    }

    /** Once, before the next COMMIT is sent. */
    void beforeCommit(At fault) {
        beforeCommit.set(fault);
    }

    /** Once, after the next COMMIT has happened and before its answer is seen. */
    void afterCommit(At fault) {
        afterCommit.set(fault);
    }

    /** Kills the backend, as an administrator or a fail-over does. */
    void kill(Connection connection) throws SQLException {
        Sql.on(database).all("select pg_terminate_backend(" + pid(connection) + ", 5000)");
    }

    /** The writer's connection of now. */
    Connection connection() {
        var connection = last;
        if (connection == null) {
            throw new IllegalStateException("No connection yet");
        }
        return connection;
    }

    static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            var made = call(database.app(), method, arguments);
            return made instanceof Connection connection ? watch(connection) : made;
        });
    }

    private Connection watch(Connection real) {
        last = real;
        return proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "prepareStatement" -> watch(real, (String) arguments[0], real.prepareStatement((String) arguments[0]));
            case "commit" -> {
                statements.add("commit");
                fire(beforeCommit, real);
                call(real, method, arguments);
                fire(afterCommit, real);
                yield null;
            }
            default -> call(real, method, arguments);
        });
    }

    private PreparedStatement watch(Connection connection, String sql, PreparedStatement real) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.add(sql);
                if (sql.startsWith("insert")) {
                    fire(beforeInsert, connection);
                }
            }
            return call(real, method, arguments);
        });
    }

    private static void fire(AtomicReference<@Nullable At> fault, Connection connection) throws SQLException {
        var due = fault.getAndSet(null);
        if (due != null) {
            due.at(connection);
        }
    }

    private interface Call {
        @Nullable
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static @Nullable Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }
}
