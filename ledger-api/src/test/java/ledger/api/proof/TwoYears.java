package ledger.api.proof;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.api.LedgerApplication;
import ledger.api.store.EventLog;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import ledger.projections.Snapshot;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two years of the demo, recorded once for all tests by the program itself, with a checkpoint after each half. */
final class TwoYears {

    /** Holds the private key of its checkpoints. */
    static final Path KEYS = Path.of("target", "ledgers", UUID.randomUUID().toString());

    private static byte[] firstHalf;
    private static final Database RECORDED = record();

    private TwoYears() {}

    private static Database record() {
        var database = TestPostgres.freshDatabase();
        play(database, false);
        firstHalf = bundle(database);
        play(database, true);
        database.allowConnections(false);
        database.allowConnections(true);
        return database;
    }

    private static void play(Database database, boolean throughYearEnd) {
        try (var ledger = SpringApplication.run(
                LedgerApplication.class,
                "--ledger.database.url=" + database.url() + "?user=postgres",
                "--ledger.data=" + KEYS,
                "--ledger.demo=true",
                "--ledger.demo-accounts=true",
                "--ledger.demo-password=mat khau hai nam",
                "--ledger.demo-through-year-end=" + throughYearEnd,
                "--ledger.checkpoints.every=1h",
                "--server.port=0")) {
            var head = ledger.getBean(EventLog.class).head();
            // Another thread would wait for the end of this class's own beginning.
            await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> shown(database.superuser()) >= head);
            ledger.getBean(Checkpoints.class).take();
        }
    }

    private static long shown(DataSource source) {
        return JdbcClient.create(source)
                .sql("select position from reading.token")
                .query(Long.class)
                .single();
    }

    /** A database of one's own with both years in it. */
    static Database copy() {
        return RECORDED.copy();
    }

    /** The bundle as it was at the first checkpoint. */
    static byte[] firstHalf() {
        return firstHalf.clone();
    }

    /** The bundle as the program would send it. */
    static byte[] bundle(Database database) {
        var source = database.app();
        var bundle = new AuditBundle(new EventLog(source), new Proofs(source), new Snapshot(source));
        var bytes = new ByteArrayOutputStream();
        try {
            bundle.write(upTo -> {}, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
