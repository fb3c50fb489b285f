package ledger.api.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that listens to a stream of events, and waits for what it is told at most some seconds. */
final class Listening implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final Told END = new Told("end", null, null, null);

    /** What is told at once: an event, or only a place and a comment. */
    record Told(String id, String name, String comment, String text) {

        JsonNode data() {
            return JsonMapper.shared().readTree(text);
        }
    }

    private final HttpResponse<InputStream> answer;
    private final LinkedBlockingQueue<Told> events = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Told> heartbeats = new LinkedBlockingQueue<>();

    private Listening(HttpResponse<InputStream> answer) {
        this.answer = answer;
        var reading = new Thread(this::read, "listening");
        reading.setDaemon(true);
        reading.start();
    }

    /** @param headers names and values; they go before the usual ones, and an empty one is not sent */
    static Listening to(Client client, String path, String... headers) {
        var credentials = (client.account() + ":" + client.password()).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + client.port() + "/api/v1" + path))
                .header("Accept", "text/event-stream, application/problem+json")
                .header("Accept-Language", client.language());
        var said = new LinkedHashMap<String, String>();
        said.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        for (int i = 0; i < headers.length; i += 2) {
            said.put(headers[i], headers[i + 1]);
        }
        said.values().removeIf(String::isEmpty);
        said.forEach(request::setHeader);
        try {
            return new Listening(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    int status() {
        return answer.statusCode();
    }

    /** Of the answer; empty when it has none. */
    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The next event. */
    Told next() {
        var told = wait(events);
        if (told == null || told == END) {
            throw new AssertionError(told == null ? "nothing was told" : "the stream has ended");
        }
        return told;
    }

    /** The place that the next comment names. */
    String heartbeat() {
        var told = wait(heartbeats);
        return told == null ? null : told.id();
    }

    /** Whether the ledger ends it before anything else is told. */
    boolean ended() {
        return wait(events) == END;
    }

    private static Told wait(LinkedBlockingQueue<Told> queue) {
        try {
            return queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String name = null;
            String comment = null;
            String text = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6);
                } else if (line.startsWith("data:")) {
                    text = line.substring(5);
                } else if (line.startsWith(":")) {
                    comment = line.substring(1);
                } else if (line.isEmpty()) {
                    (text == null ? heartbeats : events).add(new Told(id, name, comment, text));
                    id = name = comment = text = null;
                }
            }
        } catch (IOException closed) {
            // By this side.
        }
        events.add(END);
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
