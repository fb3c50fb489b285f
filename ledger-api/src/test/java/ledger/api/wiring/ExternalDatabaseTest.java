package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import ledger.api.ExitStatus;
import ledger.api.StartupProblem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ExternalDatabaseTest {

    @TempDir
    private static Path data;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void aServerOfSomebodyElse() throws SQLException {
        server = EmbeddedDatabase.start(data, Path.of("target", "postgres-programs"));
        asSuperuser("postgres", "create role member login password 'm'");
        asSuperuser("postgres", "grant ledger_owner, ledger_app to member");
        asSuperuser("postgres", "create role stranger login password 's'");
        asSuperuser("postgres", "create database empty");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void takes_on_the_roles_that_its_login_is_a_member_of() throws SQLException {
        var url = url("ledger", "member", "m");
        try (var database = ExternalDatabase.open(url, url)) {
            assertThat(roleOf(database.access().application())).isEqualTo("ledger_app");
            assertThat(roleOf(database.access().owner())).isEqualTo("ledger_owner");
            assertThatCode(() -> Migrations.run(database.access().owner(), "probe"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void says_what_an_administrator_must_do_for_a_login_that_may_do_nothing() {
        var url = url("ledger", "stranger", "s");
        refused(ExitStatus.DATABASE_NOT_PREPARED, () -> ExternalDatabase.open(url, url));
        var empty = url("empty", "stranger", "s");
        refused(ExitStatus.DATABASE_NOT_PREPARED, () -> ExternalDatabase.open(empty, empty));
    }

    @Test
    void makes_nothing_where_a_ledger_is_to_be_looked_at_and_there_is_none() throws SQLException {
        asSuperuser("postgres", "create database whole");
        var url = url("whole", "member", "m");
        refused(ExitStatus.NO_LEDGER, () -> ExternalDatabase.openExisting(url, url));
        try (var connection = server.superuser("whole")) {
            assertThat(Roles.areThere(connection)).as("anything was made").isFalse();
            Roles.create(connection);
        }
        refused(ExitStatus.NO_LEDGER, () -> ExternalDatabase.openExisting(url, url));
        Migrations.run(ExternalDatabase.open(url, url).access().owner());
        assertThatCode(() -> ExternalDatabase.openExisting(url, url)).doesNotThrowAnyException();
    }

    @Test
    @Timeout(10)
    void says_within_ten_seconds_that_a_server_does_not_answer() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = "jdbc:postgresql://127.0.0.1:%d/ledger?user=a&password=secret".formatted(silent.getLocalPort());
            assertThat(refused(ExitStatus.DATABASE_UNREACHABLE, () -> ExternalDatabase.open(url, url)))
                    .doesNotContain("secret");
        }
    }

    @Test
    @Timeout(10)
    void says_that_there_is_no_server_and_that_a_password_is_wrong() {
        var nobody = "jdbc:postgresql://127.0.0.1:1/ledger?user=a&password=b";
        refused(ExitStatus.DATABASE_UNREACHABLE, () -> ExternalDatabase.open(nobody, nobody));
        var wrong = url("ledger", "member", "wrong");
        refused(ExitStatus.DATABASE_UNREACHABLE, () -> ExternalDatabase.open(wrong, wrong));
    }

    @Test
    void takes_PostgreSQL_15_and_nothing_older() {
        assertThatCode(() -> ExternalDatabase.refuseIfTooOld(15)).doesNotThrowAnyException();
        refused(ExitStatus.DATABASE_TOO_OLD, () -> ExternalDatabase.refuseIfTooOld(14));
    }

    private static String refused(ExitStatus status, ThrowingCallable start) {
        var message = new String[1];
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(start)
                .matches(problem -> problem.status() == status, "status " + status)
                .satisfies(problem -> message[0] = problem.getMessage());
        return message[0];
    }

    private static String url(String database, String user, String password) {
        var url = server.access().application().url();
        return url.substring(0, url.lastIndexOf('/') + 1)
                + "%s?user=%s&password=%s".formatted(database, user, password);
    }

    private static String roleOf(DatabaseAccess.Login login) throws SQLException {
        try (var connection = DriverManager.getConnection(login.url());
                var statement = connection.createStatement()) {
            statement.execute(login.takeRole());
            try (var answer = statement.executeQuery("select current_user")) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static void asSuperuser(String database, String sql) throws SQLException {
        try (Connection connection = server.superuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
