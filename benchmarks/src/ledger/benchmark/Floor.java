package ledger.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What the very same PostgreSQL does when pgbench asks it directly: the least that recording a fact can cost it. */
final class Floor {

    private static final String ROLE = "ledger_owner";
    private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");

    private final Path pgbench;
    private final Path scripts;
    private final Path work;
    private final LedgerServer server;

    /** @param scripts the directory with the SQL scripts */
    Floor(Path pgbench, Path scripts, Path work, LedgerServer server) {
        this.pgbench = pgbench;
        this.scripts = scripts;
        this.work = work;
        this.server = server;
    }

    /** One run of pgbench. */
    record Run(double perSecond, Latencies latencies) {}

    /** Makes the tables, in a schema of their own. */
    void prepare() throws IOException, SQLException {
        try (var connection = server.database(ROLE);
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(scripts.resolve("tables.sql")));
        }
    }

    Run run(String script, int clients, Duration time) throws IOException, InterruptedException {
        var log = Files.createTempDirectory(work, "pgbench");
        var builder = new ProcessBuilder(List.of(
                pgbench.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--host=127.0.0.1",
                "--port=" + server.databasePort(),
                "--username=" + ROLE,
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + time.toSeconds(),
                "--file=" + scripts.resolve(script),
                "--log",
                "--log-prefix=" + log.resolve("latency"),
                "ledger"));
        builder.environment().put("PGPASSWORD", server.databasePassword(ROLE));
        builder.environment().put("LC_ALL", "C");
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var tps = TPS.matcher(said);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IOException("pgbench failed:\n" + said);
        }
        return new Run(Double.parseDouble(tps.group(1)), latencies(log));
    }

    /** Each line of the log: client, transaction, microseconds, … */
    private static Latencies latencies(Path log) throws IOException {
        var latencies = new Latencies();
        try (var files = Files.list(log)) {
            for (var file : files.toList()) {
                try (var lines = Files.lines(file)) {
                    lines.forEach(line -> latencies.add(Long.parseLong(line.split(" ", 4)[2])));
                }
                Files.delete(file);
            }
        }
        return latencies;
    }
}
