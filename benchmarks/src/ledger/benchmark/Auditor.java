package ledger.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Replays the ledger and takes its journal away, over HTTP like everybody. */
final class Auditor {

    private static final String ACCOUNT = "kiemtoan";
    private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w+)\"");
    private static final Pattern MILLIS = Pattern.compile("\"durationMillis\":(\\d+)");
    private static final Pattern EVENTS = Pattern.compile("\"events\":(\\d+)");
    private static final Pattern CLEAN = Pattern.compile("\"clean\":true");

    private final LedgerServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    Auditor(LedgerServer server) {
        this.server = server;
    }

    /** A replay that found nothing amiss. */
    record Replayed(long events, long millis) {
        double eventsPerSecond() {
            return events * 1000.0 / Math.max(1, millis);
        }
    }

    /**
     * Replays, and waits for the end.
     *
     * @param members of what is asked
     * @throws IllegalStateException when something differs
     */
    Replayed replay(String members) {
        var begun = send(request("/api/v1/replays")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{" + members + "}")));
        var address = begun.headers().firstValue("Location").orElseThrow();
        while (true) {
            var seen = send(request(address).GET()).body();
            switch (first(STATE, seen)) {
                case "DONE" -> {
                    if (!CLEAN.matcher(seen).find()) {
                        throw new IllegalStateException(seen);
                    }
                    return new Replayed(Long.parseLong(first(EVENTS, seen)), Long.parseLong(first(MILLIS, seen)));
                }
                case "QUEUED", "RUNNING" -> pause();
                default -> throw new IllegalStateException(seen);
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Takes the whole journal away. */
    private void export() {
        var request = request("/api/v1/events?format=ndjson").GET().build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who exports and who replays, both at once and again and again, until it is closed. */
    final class Busy implements AutoCloseable {

        private final AtomicInteger audits = new AtomicInteger();
        private final Thread exporting = new Thread(() -> again(Auditor.this::export));
        private final Thread replaying = new Thread(() -> again(() -> replay("")));
        private volatile boolean open = true;

        private void again(Runnable audit) {
            while (open) {
                audit.run();
                audits.incrementAndGet();
            }
        }

        /** How many have come to their end. */
        int audits() {
            return audits.get();
        }

        /** What has begun comes to its end first. */
        @Override
        public void close() {
            open = false;
            try {
                exporting.join();
                replaying.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Busy keepBusy() {
        var busy = new Busy();
        busy.exporting.start();
        busy.replaying.start();
        return busy;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).header("Authorization", LedgerServer.basic(ACCOUNT));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern what, String text) {
        var found = what.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        return found.group(1);
    }
}
