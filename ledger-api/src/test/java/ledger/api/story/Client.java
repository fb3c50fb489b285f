package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import ledger.api.description.Promises;

/** A program of an accountant's: asks the running ledger over HTTP, and takes no answer that its document does not promise. */
record Client(int port, String account, String password, String language) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** One program has one document, whichever of its ledgers is asked. */
    private static final AtomicReference<Promises> PROMISES = new AtomicReference<>();

    Client in(String language) {
        return new Client(port, account, password, language);
    }

    Client with(String password) {
        return new Client(port, account, password, language);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** Reads what is shown once everything up to a position is. */
    Answer get(String path, long atLeast) {
        return send(request(path)
                .header("Ledger-Min-Position", Long.toString(atLeast))
                .GET());
    }

    Answer post(String path, String json) {
        return post(path, json, UUID.randomUUID().toString());
    }

    Answer post(String path, String json, String key) {
        return send(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json, String key) {
        return send(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Asks for something on the condition that an ETag of a list still holds. */
    Answer postIf(String tags, String path, String json, String key) {
        return send(request(path)
                .header("If-Match", tags)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Reads what has another ETag by now. */
    Answer getUnless(String tag, String path) {
        return send(request(path).header("If-None-Match", tag).GET());
    }

    Answer postWithoutKey(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Sends a file and says how the answer is preferred (RFC 7240). */
    Answer postPreferring(String preference, String path, String type, byte[] body) {
        return send(request(path)
                .header("Prefer", preference)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Anything, whether the ledger promises an answer to it or not; headers named here are sent instead of the usual ones. */
    HttpResponse<String> anything(String method, String path, Map<String, String> headers, byte[] body) {
        var request = at(path).method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return sent(request, BodyHandlers.ofString());
    }

    /** A page, as a browser asks for it. */
    HttpResponse<String> page(String path) {
        return text(at(path).header("Accept", "text/html").GET());
    }

    /** A file that a page offers. */
    byte[] file(String path) {
        var file = sent(at(path).GET(), BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        return file.body();
    }

    /** A form of a page, as a browser sends it. */
    HttpResponse<String> form(String path, Map<String, String> fields) {
        var sent = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return text(at(path).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(sent)));
    }

    /** A file that was chosen on a page, as a browser sends it. */
    HttpResponse<String> upload(String path, String name, String text) {
        var boundary = "----" + UUID.randomUUID();
        var sent = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + text + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"table\"\r\n\r\n\r\n--" + boundary + "--\r\n";
        return text(at(path).header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(sent)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A file, as it is sent. */
    byte[] bytes(String path) {
        return download(path, "*/*").body();
    }

    /** A file of a kind that the reader accepts, with what is said of it. */
    HttpResponse<byte[]> download(String path, String accept) {
        var file = sent(request(path).header("Accept", accept).GET(), BodyHandlers.ofByteArray());
        assertThat(promises().broken(file, Story.utf8(file.body()))).isEmpty();
        return file;
    }

    private HttpRequest.Builder request(String path) {
        return at("/api/v1" + path);
    }

    private HttpRequest.Builder at(String path) {
        var credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", language)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private Answer send(HttpRequest.Builder request) {
        return Answer.of(text(request));
    }

    private HttpResponse<String> text(HttpRequest.Builder request) {
        var answer = sent(request, BodyHandlers.ofString());
        assertThat(promises().broken(answer, answer.body())).isEmpty();
        return answer;
    }

    /** What the document of the ledger promises. */
    Promises promises() {
        var known = PROMISES.get();
        if (known == null) {
            known = new Promises(
                    sent(at("/v3/api-docs"), BodyHandlers.ofString()).body());
            PROMISES.set(known);
        }
        return known;
    }

    private static <T> HttpResponse<T> sent(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        try {
            return HTTP.send(request.build(), as);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
