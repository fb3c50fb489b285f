package ledger.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One round: each load right after its floor, on the same PostgreSQL. */
final class Round {

    private final LedgerServer server;
    private final Floor floor;
    private final Duration time;
    private final Map<String, Double> measured = new HashMap<>();

    Round(LedgerServer server, Floor floor, Duration time) {
        this.server = server;
        this.floor = floor;
        this.time = time;
    }

    /** What was measured, by name. */
    Map<String, Double> run() throws IOException, InterruptedException {
        var to = server.address();
        floor("floor-32", "event.sql", 32);
        load("spread-32", clients(32, Script.commitAndDisburse(to, Script.spread())), 201);
        floor("floor-64", "event.sql", 64);
        load("spread-64", clients(64, Script.commitAndDisburse(to, Script.spread())), 201);
        floor("floor-hot", "hot.sql", 32);
        load("hot", clients(32, Script.commitAndDisburse(to, () -> 0)), 201);
        load("refused", clients(32, Script.overspend(to, Script.spread())), 422);
        var watched = Stream.concat(
                clients(32, Script.commitAndDisburse(to, Script.spread())).stream(),
                Stream.of(Script.commitAndSee(to, Script.spread())));
        load("watched", watched.toList(), 201);
        return measured;
    }

    /** Java's compilers are done with what matters only after a good many facts; fewer flatter the floor. */
    void warmUp(int facts) throws IOException {
        var to = server.address();
        for (double recorded = 0; recorded < facts; recorded += measured.get("warm-up") * time.toSeconds()) {
            load("warm-up", clients(64, Script.commitAndDisburse(to, Script.spread())), 201);
        }
        Load.run(to, clients(32, Script.overspend(to, Script.spread())), time, 422);
    }

    private static List<Script> clients(int count, Script script) {
        return Stream.generate(() -> script).limit(count).toList();
    }

    private void floor(String name, String script, int clients) throws IOException, InterruptedException {
        var run = floor.run(script, clients, time);
        measured.put(name, run.perSecond());
        measured.put(name + " p99", run.latencies().quantile(0.99));
        progress(name);
    }

    private void load(String name, List<Script> scripts, int expected) throws IOException {
        var ledgerBefore = server.cpu();
        var databaseBefore = server.databaseCpu();
        var latencies = Load.run(server.address(), scripts, time, expected);
        var recorded = latencies.get(Script.RECORD);
        measured.put(name, recorded.count() / (time.toMillis() / 1000.0));
        measured.put(name + " p99", recorded.quantile(0.99));
        measured.put(name + " cpu", perCommand(server.cpu().minus(ledgerBefore), recorded));
        measured.put(name + " db-cpu", perCommand(spentSince(databaseBefore), recorded));
        if (latencies.containsKey(Script.SEE)) {
            measured.put(name + " see p99", latencies.get(Script.SEE).quantile(0.99));
        }
        progress(name);
    }

    /** By the processes that have not ended meanwhile; what ends is a worker of autovacuum at most. */
    private Duration spentSince(Map<Long, Duration> before) throws IOException {
        return server.databaseCpu().entrySet().stream()
                .map(now -> now.getValue().minus(before.getOrDefault(now.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double perCommand(Duration cpu, Latencies commands) {
        return cpu.toNanos() / 1e6 / commands.count();
    }

    private void progress(String name) {
        System.err.printf(
                "  %-10s %6.0f/s, p99 %6.1f ms%s%n",
                name,
                measured.get(name),
                measured.get(name + " p99"),
                measured.containsKey(name + " cpu")
                        ? ", CPU %.2f + %.2f ms".formatted(measured.get(name + " cpu"), measured.get(name + " db-cpu"))
                        : "");
    }
}
