package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import ledger.api.LedgerApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** {@code ledger rebuild}, as a program of its own beside a ledger that serves. */
class RebuildCommandTest extends Story {

    private static final Path DATA =
            Path.of("target", "ledgers", UUID.randomUUID().toString());

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("ledger.data", DATA::toString);
    }

    @Test
    void registers_that_were_lost_are_the_same_again_and_go_on() throws Exception {
        registerAndAllocate();
        var commitment = commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05");
        var payments = "/commitments/" + commitment.text("id") + "/disbursements";
        var paid = accountant().post(payments, fact(30_000_000, "2021-06-10"));
        assertThat(balance("line", "III.2", paid.position()).path("spent").asLong())
                .isEqualTo(30_000_000);
        var before = rows();
        for (var table : List.of("plan", "line", "portion", "balance", "commitment", "disbursement", "journal")) {
            JdbcClient.create(database).sql("delete from reading." + table).update();
        }
        assertThat(rows()).isNotEqualTo(before);

        assertThat(rebuild()).isZero();

        assertThat(rows()).isEqualTo(before);
        var again = accountant().post(payments, fact(20_000_000, "2021-06-11"));
        assertThat(balance("line", "III.2", again.position()).path("spent").asLong())
                .isEqualTo(50_000_000);
    }

    /** Every row of every register, as text. */
    private Map<String, List<String>> rows() {
        var reading = JdbcClient.create(database);
        var rows = new TreeMap<String, List<String>>();
        reading.sql(
                        "select tablename from pg_tables where schemaname = 'reading' and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        reading.sql("select r::text from reading." + table + " r order by 1")
                                .query(String.class)
                                .list()));
        return rows;
    }

    private static int rebuild() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(),
                        "rebuild",
                        "--data",
                        DATA.toString())
                .inheritIO()
                .start();
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        return program.exitValue();
    }
}
