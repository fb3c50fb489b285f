package ledger.api.wiring;

import static ledger.api.ExitStatus.DATABASE_NOT_PREPARED;
import static ledger.api.ExitStatus.DATABASE_TOO_OLD;
import static ledger.api.ExitStatus.DATABASE_UNREACHABLE;
import static ledger.api.ExitStatus.NO_LEDGER;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import ledger.api.StartupProblem;
import ledger.api.wiring.DatabaseAccess.Login;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that somebody else runs; it is looked at once before anything relies on it. */
record ExternalDatabase(DatabaseAccess access) implements Database {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalDatabase.class);
    private static final int OLDEST_VERSION = 15;
    private static final String CONNECT_SECONDS = "8";

    /**
     * Connects and checks version, roles, memberships and settings.
     *
     * @param url with user and password, for the application
     * @param ownerUrl the same for migrations; often the same URL
     * @throws StartupProblem in a sentence that says what to do
     */
    static ExternalDatabase open(String url, String ownerUrl) {
        var application = new Login(url, null, null, DatabaseAccess.APPLICATION);
        var owner = new Login(ownerUrl, null, null, DatabaseAccess.OWNER);
        try (var connection = connect(owner)) {
            refuseIfTooOld(connection.getMetaData().getDatabaseMajorVersion());
            prepare(connection, owner);
        } catch (SQLException failure) {
            throw unreachable(owner, failure);
        }
        try (var connection = connect(application)) {
            warnIfSuperuser(connection);
            takeRole(connection, application);
            warnUnlessDurable(connection);
        } catch (SQLException failure) {
            throw unreachable(application, failure);
        }
        return new ExternalDatabase(new DatabaseAccess(application, owner));
    }

    /**
     * The same for what is of use only where there is a ledger; nothing is made where there is none.
     *
     * @throws StartupProblem also when the database holds no ledger
     */
    static ExternalDatabase openExisting(String url, String ownerUrl) {
        var owner = new Login(ownerUrl, null, null, DatabaseAccess.OWNER);
        try (var connection = connect(owner);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select exists (select from pg_tables"
                        + " where schemaname = 'ledger' and tablename = 'event')")) {
            if (!answer.next() || !answer.getBoolean(1)) {
                throw new StartupProblem(
                        NO_LEDGER,
                        "Cơ sở dữ liệu này không có sổ nào (%s).".formatted(owner),
                        "There is no ledger in this database (%s).".formatted(owner));
            }
        } catch (SQLException failure) {
            throw unreachable(owner, failure);
        }
        return open(url, ownerUrl);
    }

    private static Connection connect(Login login) throws SQLException {
        var properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        return DriverManager.getConnection(login.url(), properties);
    }

    static void refuseIfTooOld(int version) {
        if (version < OLDEST_VERSION) {
            throw new StartupProblem(
                    DATABASE_TOO_OLD,
                    "PostgreSQL %d quá cũ; cần phiên bản %d trở lên.".formatted(version, OLDEST_VERSION),
                    "PostgreSQL %d is too old; version %d or later is needed.".formatted(version, OLDEST_VERSION));
        }
    }

    /** A login that may create roles needs no script beforehand: a new, empty database is enough. */
    private static void prepare(Connection connection, Login owner) {
        try {
            if (!Roles.areThere(connection)) {
                Roles.createAndJoin(connection);
            }
            takeRole(connection, owner);
        } catch (SQLException refused) {
            throw notPrepared(refused);
        }
    }

    private static void takeRole(Connection connection, Login login) {
        try (var statement = connection.createStatement()) {
            statement.execute(login.takeRole());
        } catch (SQLException refused) {
            throw notPrepared(refused);
        }
    }

    private static void warnIfSuperuser(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("show is_superuser")) {
            if (answer.next() && answer.getString(1).equals("on")) {
                LOG.warn("Tài khoản cơ sở dữ liệu là superuser; nên dùng một tài khoản thường"
                        + " / The database login is a superuser; give the ledger an ordinary one");
            }
        }
    }

    /** Whoever runs the server may have reasons, such as a trial; the embedded one is refused in this case. */
    private static void warnUnlessDurable(Connection connection) throws SQLException {
        var missing = Durability.missing(connection);
        if (!missing.isEmpty()) {
            LOG.warn(
                    "PostgreSQL đang tắt {}: mất điện có thể làm mất dữ liệu đã ghi"
                            + " / PostgreSQL runs with {} off: a power cut can lose recorded facts",
                    missing,
                    missing);
        }
    }

    private static StartupProblem unreachable(Login login, SQLException failure) {
        return new StartupProblem(
                DATABASE_UNREACHABLE,
                "Không kết nối được cơ sở dữ liệu (%s).".formatted(login),
                "The database cannot be reached (%s): %s".formatted(login, failure.getMessage()));
    }

    private static StartupProblem notPrepared(SQLException refused) {
        var command = "psql -f roles.sql -c 'grant ledger_owner, ledger_app to <login>'";
        return new StartupProblem(
                DATABASE_NOT_PREPARED,
                "Cơ sở dữ liệu chưa có vai trò ledger_owner, ledger_app cho tài khoản này; người quản trị chạy: %s"
                        .formatted(command),
                "The database lacks the roles ledger_owner and ledger_app for this login; an administrator runs: %s (%s)"
                        .formatted(command, refused.getMessage()));
    }

    /** The server is not ours to stop. */
    @Override
    public void close() {}
}
