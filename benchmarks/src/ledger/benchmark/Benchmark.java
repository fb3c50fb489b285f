package ledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the ledger against the PostgreSQL below it, and writes down what came of it. */
public final class Benchmark {

    private static final double NONE = Double.NaN;

    private final List<Map<String, Double>> rounds = new ArrayList<>();

    private Benchmark() {}

    /**
     * Arguments: the repository, a directory for this run, pgbench, rounds, seconds of each measurement, and how many
     * facts the warm-up records.
     */
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var work = Path.of(arguments[1]);
        var pgbench = Path.of(arguments[2]);
        var seconds = Duration.ofSeconds(Long.parseLong(arguments[4]));
        var benchmark = new Benchmark();
        try (var server = LedgerServer.start(root, work.resolve("data"))) {
            var floor = new Floor(pgbench, root.resolve("benchmarks/sql"), work, server);
            SamplePlan.record(server);
            floor.prepare();
            System.err.println("Warming up…");
            new Round(server, floor, seconds).warmUp(Integer.parseInt(arguments[5]));
            for (int i = 1; i <= Integer.parseInt(arguments[3]); i++) {
                System.err.printf("Round %d%n", i);
                benchmark.rounds.add(new Round(server, floor, seconds).run());
            }
            var results = benchmark.results();
            var circumstances = circumstances(server, pgbench);
            circumstances.put("Command", "`benchmarks/run " + String.join(" ", List.of(arguments).subList(3, 6)) + "`");
            Report.write(root.resolve("benchmarks"), results, circumstances);
            System.out.println(Report.table(results));
        }
    }

    private List<Series> results() {
        return List.of(
                atLeast("P1-32", "facts recorded, 2,000 lines, 32 connections", "spread-32", "floor-32", 0.8, 1.5),
                atLeast("P1-64", "the same, 64 connections", "spread-64", "floor-64", 1.3, 3),
                atLeast("P2", "facts recorded, one hot line, 32 connections", "hot", "floor-hot", 2, 5),
                atMost("P4", "p99 of P1-32", "ms", "spread-32 p99", "floor-32 p99", 5, 2),
                atMost("P6", "p99 from the answer to a read that shows it", "ms", "watched see p99", null, 250, 50),
                plain("refused", "overspends refused and kept, 32 connections", "1/s", "refused"),
                plain("cpu-32", "CPU of the ledger for a fact of P1-32", "ms", "spread-32 cpu"),
                plain("cpu-64", "CPU of the ledger for a fact of P1-64", "ms", "spread-64 cpu"),
                plain("db-cpu-32", "CPU of PostgreSQL for a fact of P1-32", "ms", "spread-32 db-cpu"),
                plain("db-cpu-64", "CPU of PostgreSQL for a fact of P1-64", "ms", "spread-64 db-cpu"));
    }

    private Series atLeast(String id, String what, String value, String floor, double atLeast, double aim) {
        return new Series(id, what, "1/s", all(value), all(floor), atLeast, aim, false);
    }

    private Series atMost(String id, String what, String unit, String value, String floor, double atMost, double aim) {
        return new Series(id, what, unit, all(value), floor == null ? new double[0] : all(floor), atMost, aim, true);
    }

    private Series plain(String id, String what, String unit, String value) {
        return new Series(id, what, unit, all(value), new double[0], NONE, NONE, false);
    }

    private double[] all(String name) {
        return rounds.stream().mapToDouble(round -> round.get(name)).toArray();
    }

    private static Map<String, String> circumstances(LedgerServer server, Path pgbench)
            throws IOException, SQLException, InterruptedException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Date", LocalDate.now().toString());
        facts.put("Machine", processor() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors for client, ledger and PostgreSQL together");
        facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
        try (var connection = server.database("ledger_app");
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select current_setting('server_version'), current_setting('fsync'),
                               current_setting('synchronous_commit'), (select max(position) from ledger.event)""")) {
            row.next();
            facts.put("PostgreSQL", row.getString(1));
            facts.put("fsync, synchronous_commit", row.getString(2) + ", " + row.getString(3));
            facts.put("Events at the end", row.getString(4));
        }
        facts.put("pgbench", output(pgbench.toString(), "--version"));
        return facts;
    }

    private static String processor() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String output(String... command) throws IOException {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes()).strip();
    }
}
