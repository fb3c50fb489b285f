package ledger.api.wiring;

import static ledger.api.ExitStatus.DATABASE_NOT_DURABLE;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import ledger.api.PrivateFile;
import ledger.api.StartupProblem;
import ledger.api.wiring.DatabaseAccess.Login;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of the ledger's own: real programs, real files, nobody else's. It outlives a killed ledger, and the next
 * start takes it over. It answers on 127.0.0.1 only, and only to a password.
 */
final class EmbeddedDatabase implements Database {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String SUPERUSER = "postgres";
    private static final String NAME = "ledger";

    private final int port;
    private final Passwords passwords;
    private final Runnable end;

    private EmbeddedDatabase(int port, Passwords passwords, Runnable end) {
        this.port = port;
        this.passwords = passwords;
        this.end = end;
    }

    /**
     * Starts the database, or takes over the one that a killed ledger left running.
     *
     * @param home where PostgreSQL's programs are unpacked
     * @throws StartupProblem when another ledger uses the directory, or PostgreSQL cannot be run
     */
    static EmbeddedDatabase start(Path directory, Path home) {
        var data = DataDirectory.writable(directory);
        try {
            return start(data, home, data.tryLock().orElseThrow(data::inUse));
        } catch (IOException | SQLException failure) {
            throw PostgresPrograms.failed("postgres", String.valueOf(failure.getMessage()));
        }
    }

    /**
     * Works beside the ledger that uses this directory, or starts its database when it does not run.
     *
     * @throws StartupProblem when there is no ledger in the directory
     */
    static EmbeddedDatabase startOrJoin(Path directory, Path home) {
        var data = DataDirectory.existing(directory);
        try {
            var lock = data.tryLock();
            if (lock.isPresent()) {
                return start(data, home, lock.get());
            }
            var server = Postmaster.of(data.cluster()).filter(Postmaster::ready).orElseThrow(data::inUse);
            return new EmbeddedDatabase(server.port(), Passwords.read(data.passwords()), () -> {});
        } catch (IOException | SQLException failure) {
            throw PostgresPrograms.failed("postgres", String.valueOf(failure.getMessage()));
        }
    }

    private static EmbeddedDatabase start(DataDirectory data, Path home, FileLock lock)
            throws IOException, SQLException {
        try {
            var programs = PostgresPrograms.in(PostgresBinaries.unpack(home), data.belongsToRoot());
            if (!Files.isDirectory(data.cluster())) {
                create(data, programs);
            }
            var passwords = Passwords.read(data.passwords());
            var server = EmbeddedServer.start(data, programs);
            var database = new EmbeddedDatabase(server.port(), passwords, () -> stop(server, lock));
            try {
                database.prepare();
                return database;
            } catch (SQLException | RuntimeException failure) {
                server.stop();
                throw failure;
            }
        } catch (IOException | SQLException | RuntimeException failure) {
            lock.acquiredBy().close();
            throw failure;
        }
    }

    /** Made beside and renamed at the end, so that a killed first start leaves no half-made cluster. */
    private static void create(DataDirectory data, PostgresPrograms programs) throws IOException {
        LOG.info("Đang tạo cơ sở dữ liệu… / Creating the database…");
        var half = data.path().resolve("postgres-unfinished");
        FileSystemUtils.deleteRecursively(half);
        var passwordFile = data.path().resolve("superuser-password");
        var passwords = Passwords.make(data.passwords());
        PrivateFile.write(passwordFile, List.of(passwords.superuser()));
        try {
            // The built-in locale sorts by code point, on every machine and after every upgrade.
            programs.run(
                    "initdb",
                    "--pgdata=" + half,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(half, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void prepare() throws SQLException {
        try (var connection = superuser("postgres")) {
            refuseUnlessDurable(connection);
            createDatabase(connection);
        }
        try (var connection = superuser(NAME);
                var statement = connection.createStatement()) {
            Roles.create(connection);
            // The passwords are hexadecimal digits, so they need no quoting.
            statement.execute("alter role ledger_owner login password '%s'".formatted(passwords.owner()));
            statement.execute("alter role ledger_app login password '%s'".formatted(passwords.application()));
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var known = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!known.next()) {
                statement.execute("create database " + NAME);
            }
        }
    }

    private static void refuseUnlessDurable(Connection connection) throws SQLException {
        var missing = Durability.missing(connection);
        if (!missing.isEmpty()) {
            throw new StartupProblem(
                    DATABASE_NOT_DURABLE,
                    "PostgreSQL đang tắt %s; sổ không chạy khi dữ liệu có thể mất.".formatted(missing),
                    "PostgreSQL runs with %s off; the ledger does not run where facts could be lost."
                            .formatted(missing));
        }
    }

    @Override
    public DatabaseAccess access() {
        return new DatabaseAccess(
                new Login(url(NAME), DatabaseAccess.APPLICATION, passwords.application(), DatabaseAccess.APPLICATION),
                new Login(url(NAME), DatabaseAccess.OWNER, passwords.owner(), DatabaseAccess.OWNER));
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, passwords.superuser());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static void stop(EmbeddedServer server, FileLock lock) {
        try (var channel = lock.acquiredBy()) {
            server.stop();
        } catch (IOException failure) {
            LOG.error("PostgreSQL dừng không gọn / PostgreSQL has not stopped cleanly", failure);
        }
    }

    /** Stops the server and lets the next ledger in; a database that was only joined is left alone. */
    @Override
    public void close() {
        end.run();
    }
}
