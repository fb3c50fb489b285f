package ledger.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plan of 2,000 lines in sections of 100, allocated as approved, with money for any number of small commitments. */
final class SamplePlan {

    static final String ID = "KH-DO-2021";
    static final int LINES = 2_000;
    static final String ACCOUNTANT = "ketoan.khcn";

    private static final int IN_A_SECTION = 100;
    private static final long LINE_AMOUNT = 4_000_000_000_000L;
    private static final String AGENCY = """
            {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"}""";

    private SamplePlan() {}

    /** The code of a line, counted from 0. */
    static String line(int number) {
        return "S%d.%d".formatted(number / IN_A_SECTION + 1, number % IN_A_SECTION + 1);
    }

    /** Registers and allocates the plan, over HTTP like everybody. */
    static void record(LedgerServer server) throws IOException, InterruptedException {
        record(server, LINES);
    }

    /** The same with another number of lines, a multiple of the lines in a section. */
    static void record(LedgerServer server, int lines) throws IOException, InterruptedException {
        post(server, "/api/v1/plans", plan(lines));
        post(server, "/api/v1/plans/" + ID + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-01-15", "reason": "Giao dự toán",
                 "decision": {"number": "1/QĐ", "date": "2021-01-15"}}""");
    }

    private static String plan(int lines) {
        var sections = IntStream.range(0, lines / IN_A_SECTION)
                .mapToObj(SamplePlan::section)
                .collect(Collectors.joining(","));
        return """
                {"id": "%s", "number": "1/KH", "date": "2021-01-15", "fiscalYear": 2021, "issuer": "UBND tỉnh",
                 "fundingSource": "Ngân sách tỉnh", "budgetHolder": %s, "approvedTotal": %d, "sections": [%s]}
                """.formatted(ID, AGENCY, lines * LINE_AMOUNT, sections);
    }

    private static String section(int number) {
        var lines = IntStream.range(0, IN_A_SECTION)
                .mapToObj(i -> line(number * IN_A_SECTION + i))
                .map(code -> """
                        {"code": "%s", "title": "Nhiệm vụ %s", "unit": "Lần", "quantity": 1, "unitPrice": %d, "amount": %d}"""
                        .formatted(code, code, LINE_AMOUNT, LINE_AMOUNT))
                .collect(Collectors.joining(","));
        return """
                {"code": "S%d", "title": "Mục %d", "leadAgency": %s, "lines": [%s]}"""
                .formatted(number + 1, number + 1, AGENCY, lines);
    }

    private static void post(LedgerServer server, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", LedgerServer.basic("taichinh"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
    }
}
