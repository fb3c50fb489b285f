package ledger.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import ledger.benchmark.Deed.Acknowledged;

/** Accountants who commit and disburse until the ledger is gone, and remember every answer. */
final class Clients {

    /** Few, so that every kill hits lines on which several are at work. */
    private static final int LINES = 40;

    static final int COUNT = 16;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Deed> unknown = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    /** Starts them; each ends with the first request that is not answered. */
    List<Thread> start(LedgerServer server) {
        var threads = Stream.generate(() -> new Thread(() -> work(server))).limit(COUNT).toList();
        threads.forEach(Thread::start);
        return threads;
    }

    private void work(LedgerServer server) {
        var answered = true;
        while (answered) {
            var commitment = commitment();
            var answer = send(server, commitment);
            answered = answer != null && send(server, disbursement(commitment, answer)) != null;
        }
    }

    private static Deed commitment() {
        var random = ThreadLocalRandom.current();
        var line = SamplePlan.line(random.nextInt(LINES));
        var amount = random.nextLong(1_000, 1_000_000);
        var mark = mark();
        return new Deed(mark, "/api/v1/plans/" + SamplePlan.ID + "/commitments", UUID.randomUUID().toString(), """
                {"lineCode": "%s", "amount": %d, "payee": {"name": "Công ty B"}, \
                "contract": {"number": "1/HĐ", "date": "2021-04-05"}, "effectiveDate": "2021-04-05", "reason": "%s"}"""
                .formatted(line, amount, mark), line, true, amount);
    }

    private static Deed disbursement(Deed commitment, HttpResponse<String> made) {
        var path = made.headers().firstValue("Location").orElseThrow() + "/disbursements";
        var amount = ThreadLocalRandom.current().nextLong(1, commitment.amount() + 1);
        var mark = mark();
        return new Deed(mark, path, UUID.randomUUID().toString(), """
                {"amount": %d, "effectiveDate": "2021-06-10", "reason": "%s"}""".formatted(amount, mark),
                commitment.line(), false, amount);
    }

    private static String mark() {
        return "drill " + UUID.randomUUID();
    }

    /** The answer that it is recorded; null when there was none, which leaves the outcome unknown. */
    private HttpResponse<String> send(LedgerServer server, Deed deed) {
        try {
            var answer = http.send(request(server, deed), BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                acknowledged.add(new Acknowledged(deed, position(answer)));
                return answer;
            }
            if (answer.statusCode() < 500) {
                surprises.add(deed.path() + " was answered " + answer.statusCode() + ": " + answer.body());
                return null;
            }
        } catch (IOException gone) {
            // As the caller sees it: it may be recorded or not.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unknown.add(deed);
        return null;
    }

    /** Sends every deed of unknown outcome again, under its old key; how many of them had been recorded. */
    int resolve(LedgerServer server) throws IOException, InterruptedException {
        int recorded = 0;
        for (var deed = unknown.poll(); deed != null; deed = unknown.poll()) {
            var answer = http.send(request(server, deed), BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                surprises.add("Sent again, " + deed.path() + " was answered " + answer.statusCode());
                continue;
            }
            acknowledged.add(new Acknowledged(deed, position(answer)));
            recorded += replayed(answer) ? 1 : 0;
        }
        return recorded;
    }

    /** Sends deeds again that were acknowledged: each must get its old answer. */
    void repeat(LedgerServer server, int count) throws IOException, InterruptedException {
        var all = new ArrayList<>(acknowledged);
        for (int i = 0; i < Math.min(count, all.size()); i++) {
            var one = all.get(ThreadLocalRandom.current().nextInt(all.size()));
            var answer = http.send(request(server, one.deed()), BodyHandlers.ofString());
            if (answer.statusCode() != 201 || !replayed(answer) || position(answer) != one.position()) {
                surprises.add("Recorded at " + one.position() + ", sent again: " + answer.statusCode() + " "
                        + answer.headers().map());
            }
        }
    }

    private static boolean replayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }

    private static long position(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Ledger-Position").orElseThrow();
    }

    private static HttpRequest request(LedgerServer server, Deed deed) {
        return HttpRequest.newBuilder(URI.create(server.url() + deed.path()))
                .header("Authorization", LedgerServer.basic(SamplePlan.ACCOUNTANT))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", deed.key())
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(deed.body()))
                .build();
    }

    int countAcknowledged() {
        return acknowledged.size();
    }

    int countUnknown() {
        return unknown.size();
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Answers that nobody should get. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }
}
