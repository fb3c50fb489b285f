package ledger.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * What an auditor costs: how fast a replay goes through the log beside COPY of the same log, and how much less is recorded
 * while one exports the journal and replays it again and again.
 */
public final class Audit {

    private static final int CLIENTS = 32;
    private static final String LOG = "copy (select * from ledger.event order by position) to stdout";

    /** What a replay may not fall below, of COPY's events a second. */
    private static final double REPLAY_AT_LEAST = 0.05;

    /** What has to be left of P1 beside an auditor. */
    private static final double LEFT_AT_LEAST = 0.8;

    private final LedgerServer server;
    private final Auditor auditor;
    private final Duration time;
    private final int rounds;

    private Audit(LedgerServer server, Duration time, int rounds) {
        this.server = server;
        this.auditor = new Auditor(server);
        this.time = time;
        this.rounds = rounds;
    }

    /** Arguments: the repository, a directory for this run, rounds, seconds of each load, facts that are recorded before. */
    public static void main(String[] arguments) throws Exception {
        boolean reached;
        try (var server = LedgerServer.start(Path.of(arguments[0]), Path.of(arguments[1]).resolve("data"))) {
            SamplePlan.record(server);
            var time = Duration.ofSeconds(Long.parseLong(arguments[3]));
            var audit = new Audit(server, time, Integer.parseInt(arguments[2]));
            System.err.println("Recording…");
            for (double recorded = 0; recorded < Integer.parseInt(arguments[4]); ) {
                recorded += audit.load() * time.toSeconds();
            }
            boolean fast = audit.replays();
            boolean quiet = audit.besideLoad();
            reached = fast && quiet;
        }
        System.exit(reached ? 0 : 1);
    }

    private boolean replays() throws Exception {
        auditor.replay(""); // Java's compilers first
        try (var connection = server.database("ledger_app")) {
            double copied = median(() -> copied(connection));
            double replayed = median(() -> auditor.replay("").eventsPerSecond());
            double redecided = median(() -> auditor.replay("\"redecide\": true").eventsPerSecond());
            System.out.printf(
                    "%,d events. COPY %,.0f events/s; replay %,.0f, ratio %.3f (at least %.2f); deciding again %,.0f, ratio %.3f%n",
                    auditor.replay("").events(),
                    copied,
                    replayed,
                    replayed / copied,
                    REPLAY_AT_LEAST,
                    redecided,
                    redecided / copied);
            return replayed / copied >= REPLAY_AT_LEAST;
        }
    }

    private static double copied(Connection connection) {
        try {
            long start = System.nanoTime();
            long events = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(LOG, OutputStream.nullOutputStream());
            return events * 1e9 / (System.nanoTime() - start);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Alone and beside an auditor in turn, so that a neighbour and a growing log meet both. */
    private boolean besideLoad() throws IOException {
        var ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double alone = load();
            double beside;
            int audits;
            try (var busy = auditor.keepBusy()) {
                beside = load();
                audits = busy.audits();
            }
            ratios[round] = beside / alone;
            System.err.printf(
                    "Round %d: alone %,.0f facts/s, beside an auditor %,.0f; exports and replays ended meanwhile: %d%n",
                    round + 1, alone, beside, audits);
        }
        double left = median(ratios);
        System.out.printf(
                "P1 at %d connections beside exports and replays: %.2f of what it is alone (at least %.2f), rounds %s%n",
                CLIENTS, left, LEFT_AT_LEAST, Arrays.toString(ratios));
        return left >= LEFT_AT_LEAST;
    }

    /** Facts a second. */
    private double load() throws IOException {
        var to = server.address();
        var clients = Stream.generate(() -> Script.commitAndDisburse(to, Script.spread())).limit(CLIENTS);
        return Load.run(to, clients.toList(), time, 201).get(Script.RECORD).count()
                / (time.toMillis() / 1000.0);
    }

    private double median(DoubleSupplier measured) {
        return median(Stream.generate(measured::getAsDouble)
                .limit(rounds)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
