package ledger.benchmark;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Requests and answers of HTTP/1.1, as far as this client needs them. */
final class Exchange {

    private Exchange() {}

    /**
     * A request, ready to be sent.
     *
     * @param kind under which its latency is counted
     */
    record Request(String kind, byte[] bytes) {}

    /**
     * What an answer says in its head.
     *
     * @param location the path of what was made; empty when nothing was
     * @param position the position of what was recorded; 0 when nothing was
     */
    record Answer(int status, String location, long position) {

        static Answer read(byte[] bytes, int headEnd) {
            var head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1);
            var position = header(head, "Ledger-Position");
            return new Answer(
                    Integer.parseInt(head.substring(9, 12)),
                    header(head, "Location"),
                    position.isEmpty() ? 0 : Long.parseLong(position));
        }
    }

    static String header(String head, String name) {
        var start = head.indexOf("\r\n" + name + ": ");
        if (start < 0) {
            return "";
        }
        var value = start + name.length() + 4;
        var end = head.indexOf("\r\n", value);
        return end < 0 ? head.substring(value) : head.substring(value, end);
    }

    static Request post(String kind, InetSocketAddress to, String path, String key, String body) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = head("POST", to, path) + "Content-Type: application/json\r\nIdempotency-Key: " + key
                + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        var start = head.getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new byte[start.length + content.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(content, 0, bytes, start.length, content.length);
        return new Request(kind, bytes);
    }

    /** A read that waits until the position is shown. */
    static Request get(String kind, InetSocketAddress to, String path, long position) {
        var head = head("GET", to, path) + "Ledger-Min-Position: " + position + "\r\n\r\n";
        return new Request(kind, head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String head(String method, InetSocketAddress to, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + to.getPort() + "\r\nAuthorization: "
                + AUTHORIZATION + "\r\n";
    }

    private static final String AUTHORIZATION = LedgerServer.basic(SamplePlan.ACCOUNTANT);
}
