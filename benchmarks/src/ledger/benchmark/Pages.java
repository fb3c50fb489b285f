package ledger.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** What a page of the appendix costs that has 500 lines, each with a commitment: one reader, one page after the other. */
public final class Pages {

    private static final int LINES = 500;
    private static final int READS = 200;
    /** What the median may cost, in milliseconds. */
    private static final double AT_MOST = 100;

    private final LedgerServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private Pages(LedgerServer server) {
        this.server = server;
    }

    /** Arguments: the repository, a directory for this run. */
    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[1]).resolve("data");
        boolean fast;
        try (var server = LedgerServer.start(Path.of(arguments[0]), data)) {
            SamplePlan.record(server, LINES);
            fast = new Pages(server).run();
        }
        System.exit(fast ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        for (int line = 0; line < LINES; line++) {
            commit(SamplePlan.line(line));
        }
        // While PostgreSQL has not yet come round to new tables by itself, which it does once a minute.
        boolean atFirst = fast("at first", "");
        boolean past = fast("as of a day", "?asOf=2021-06-30");
        boolean few = fast("found by words", "?q=nhiem+vu+s3");
        boolean now = fast("all lines", "");
        return atFirst && now && past && few;
    }

    private boolean fast(String name, String query) throws IOException, InterruptedException {
        var millis = new double[READS];
        HttpResponse<byte[]> page = null;
        var cpu = server.cpu();
        for (int i = -READS; i < READS; i++) { // the first half warms up
            cpu = i == 0 ? server.cpu() : cpu;
            long start = System.nanoTime();
            page = page(query);
            millis[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
        }
        var spent = server.cpu().minus(cpu);
        Arrays.sort(millis);
        int whole = new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes().length;
        System.out.printf(
                "%-15s median %.1f ms (at most %.0f), p95 %.1f ms, CPU %.1f ms; %d KB, compressed %d KB%n",
                name, millis[READS / 2], AT_MOST, millis[READS * 95 / 100], spent.toMillis() / (double) READS, whole / 1024, page.body().length / 1024);
        return millis[READS / 2] <= AT_MOST;
    }

    private HttpResponse<byte[]> page(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/plans/" + SamplePlan.ID + query))
                .header("Authorization", LedgerServer.basic(SamplePlan.ACCOUNTANT))
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip")
                .build();
        return expect(200, http.send(request, BodyHandlers.ofByteArray()));
    }

    private void commit(String line) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(server.url() + "/api/v1/plans/" + SamplePlan.ID + "/commitments"))
                .header("Authorization", LedgerServer.basic(SamplePlan.ACCOUNTANT))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("""
                        {"lineCode": "%s", "amount": 1500000000, "payee": {"name": "Công ty B"}, "reason": "Tư vấn",
                         "contract": {"number": "12/HĐ", "date": "2021-04-05"}, "effectiveDate": "2021-04-05"}"""
                        .formatted(line)))
                .build();
        expect(201, http.send(request, BodyHandlers.ofByteArray()));
    }

    private static HttpResponse<byte[]> expect(int status, HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(answer.uri() + " answers " + answer.statusCode());
        }
        return answer;
    }
}
