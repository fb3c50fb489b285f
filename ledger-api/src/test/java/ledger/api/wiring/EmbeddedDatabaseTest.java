package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import ledger.api.ExitStatus;
import ledger.api.StartupProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");

    @TempDir
    private Path data;

    @Test
    void keeps_its_data_over_stop_and_start() throws Exception {
        try (var first = start()) {
            execute(first, "create table ledger.kept as select 42 as answer");
        }
        assertThat(server()).as("the server after the stop").isEmpty();
        try (var second = start()) {
            assertThat(ask(second, "select answer from ledger.kept")).isEqualTo("42");
        }
    }

    @Test
    void takes_over_the_server_that_a_killed_ledger_left_running() throws Exception {
        var killed = ChildLedger.start(data, PROGRAMS);
        killed.destroyForcibly().waitFor();
        var left = server().orElseThrow();
        assertThat(left.runs()).as("the server outlives the ledger").isTrue();

        try (var next = start()) {
            assertThat(server().orElseThrow().pid()).isEqualTo(left.pid());
            assertThat(ask(next, "select 1")).isEqualTo("1");
        }
        assertThat(left.runs()).as("the server after the next ledger's stop").isFalse();
    }

    @Test
    void refuses_a_second_ledger_on_the_same_data_but_lets_a_rebuild_work_beside_it() throws Exception {
        var first = ChildLedger.start(data, PROGRAMS);
        try {
            assertThatThrownBy(this::start).satisfies(is(ExitStatus.DATA_DIRECTORY_IN_USE));
            try (var beside = EmbeddedDatabase.startOrJoin(data, PROGRAMS)) {
                assertThat(ask(beside, "select 1")).isEqualTo("1");
            }
            assertThat(server().orElseThrow().runs())
                    .as("the server after the rebuild has gone")
                    .isTrue();
        } finally {
            first.destroyForcibly().waitFor();
            start().close();
        }
    }

    @Test
    void makes_nothing_where_a_ledger_is_to_be_looked_at_and_there_is_none() {
        var nothing = data.resolve("mistyped");
        assertThatThrownBy(() -> EmbeddedDatabase.startOrJoin(nothing, PROGRAMS))
                .satisfies(is(ExitStatus.NO_LEDGER));
        assertThat(nothing).doesNotExist();
    }

    @Test
    void starts_its_server_again_when_that_is_killed() throws Exception {
        try (var database = start()) {
            var killed = server().orElseThrow();
            killed.process().orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> ask(database, "select 1").equals("1")
                            && server().orElseThrow().pid() != killed.pid());
        }
    }

    @Test
    void lets_nobody_in_without_a_password_and_nobody_but_its_owner_read_the_passwords() throws Exception {
        try (var database = start()) {
            var url = database.access().application().url();
            for (var user : new String[] {"postgres", DatabaseAccess.OWNER, DatabaseAccess.APPLICATION}) {
                assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
                var nothing = new Properties();
                nothing.setProperty("user", user);
                assertThatThrownBy(() -> DriverManager.getConnection(url, nothing))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("no password was provided");
            }
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("database.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void is_durable_whatever_its_files_say_and_listens_on_this_machine_only() throws Exception {
        try (var database = start()) {
            try (var superuser = database.superuser("postgres");
                    var statement = superuser.createStatement()) {
                statement.execute("alter system set fsync = off");
                statement.execute("alter system set synchronous_commit = off");
                statement.execute("alter system set listen_addresses = '*'");
            }
        }
        try (var database = start()) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "show is_superuser")).isEqualTo("off");
        }
    }

    @Test
    void refuses_to_start_when_a_role_makes_commits_unsafe() throws Exception {
        try (var database = start();
                var superuser = database.superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("alter role postgres set synchronous_commit = off");
        }
        assertThatThrownBy(this::start).satisfies(is(ExitStatus.DATABASE_NOT_DURABLE));
        assertThat(server()).as("the server after the refusal").isEmpty();
    }

    @Test
    void says_in_one_sentence_that_the_data_directory_cannot_be_written_to() throws IOException {
        var file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("data"), PROGRAMS))
                .satisfies(is(ExitStatus.DATA_DIRECTORY_UNUSABLE));
    }

    @Test
    void makes_a_dropped_reading_schema_anew_with_its_own_history() throws Exception {
        try (var database = start()) {
            Migrations.run(database.access().owner(), "probe");
            try (var superuser = database.superuser("ledger");
                    var statement = superuser.createStatement()) {
                statement.execute("drop schema reading cascade");
            }
            Roles.create(database.superuser("ledger"));
            Migrations.run(database.access().owner(), "probe");
            assertThat(ask(database, "select count(*) from reading.probe")).isEqualTo("0");
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data, PROGRAMS);
    }

    private Optional<Postmaster> server() throws IOException {
        return Postmaster.of(data.resolve("postgres"));
    }

    private static Consumer<Throwable> is(ExitStatus status) {
        return failure -> {
            assertThat(failure).isInstanceOf(StartupProblem.class);
            assertThat(((StartupProblem) failure).status()).isEqualTo(status);
            assertThat(failure).hasMessageMatching("[^\\n]+\\R[^\\n]+");
        };
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database.access().owner());
                var statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("grant select on all tables in schema ledger to ledger_app");
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database.access().application());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(DatabaseAccess.Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
