package ledger.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes to sign, to bundle and to verify a ledger of many events that nobody has touched, and how much memory the
 * verifier takes.
 */
public final class Verifying {

    /** What the verifier has to do with, whatever the length of the log. */
    private static final String HEAP = "-Xmx64m";

    private final Path root;
    private final Path work;
    private final LedgerServer server;

    private Verifying(Path root, Path work, LedgerServer server) {
        this.root = root;
        this.work = work;
        this.server = server;
    }

    /** Arguments: the repository, a directory for this run, the number of events. */
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var work = Path.of(arguments[1]);
        boolean well;
        try (var server = LedgerServer.start(root, work.resolve("data"))) {
            SamplePlan.record(server);
            well = new Verifying(root, work, server).run(Long.parseLong(arguments[2]));
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run(long events) throws Exception {
        long head = record(events);
        System.err.println("Waiting for the registers…");
        await(head);
        long began = System.nanoTime();
        var bundle = bundle();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "bundle          %,d events in %.1f s, %,.0f events/s, %,d MB%n",
                head, seconds, head / seconds, Files.size(bundle) >> 20);
        return verify(bundle, head);
    }

    /** Written into the log directly, in the form and with the hashes that the ledger would give them: this is not what is measured. */
    private long record(long events) throws Exception {
        long head = head();
        System.err.printf("Writing %,d events…%n", events - head);
        try (var connection = server.database("ledger_app");
                var statement = connection.createStatement()) {
            var sql = Files.readString(root.resolve("benchmarks/sql/history.sql"));
            statement.execute(sql.formatted(Math.max(0, events - head)));
        }
        return head();
    }

    private long head() throws Exception {
        return ask("select max(position) from ledger.event");
    }

    private void await(long head) throws Exception {
        while (ask("select position from reading.token") < head) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private long ask(String sql) throws Exception {
        try (var connection = server.database("ledger_app");
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Path bundle() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/audit-bundle"))
                .header("Authorization", LedgerServer.basic("kiemtoan"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(work.resolve("bundle.zip")));
        if (answer.statusCode() != 200) {
            throw new IOException("The bundle is answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private boolean verify(Path bundle, long events) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        long began = System.nanoTime();
        var process = new ProcessBuilder(java, HEAP, root.resolve("Verify.java").toString(), bundle.toString())
                .inheritIO()
                .start();
        long peak = 0;
        var cpu = Duration.ZERO;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKilobytes(process.pid()));
            cpu = process.info().totalCpuDuration().orElse(cpu);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "verify          %,d events in %.1f s, %,.0f events/s, %.1f s of CPU, start included; %s, resident at most %,d MB; status %d%n",
                events, seconds, events / seconds, cpu.toMillis() / 1e3, HEAP, peak >> 10, process.exitValue());
        return process.exitValue() == 0;
    }

    /** What Linux says of a process; 0 where nobody says it, or when it is over. */
    private static long peakKilobytes(long process) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException over) {
            return 0;
        }
    }
}
