package ledger.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import ledger.benchmark.Exchange.Answer;
import ledger.benchmark.Exchange.Request;

/** One client's connection: it stays open, and carries one request at a time. */
final class KeptConnection {

    private final SocketChannel channel;
    private final Script script;
    private byte[] received = new byte[16 * 1024];
    private int count;
    private int headEnd;
    private int end;
    private Request sent;
    private long sentAt;

    KeptConnection(InetSocketAddress to, Script script, Selector selector) throws IOException {
        this.script = script;
        channel = SocketChannel.open(to);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(Answer last) throws IOException {
        sent = script.next(last);
        count = 0;
        headEnd = -1;
        end = -1;
        var bytes = ByteBuffer.wrap(sent.bytes());
        sentAt = System.nanoTime();
        while (bytes.hasRemaining()) { // a request is smaller than the socket's buffer, so this does not spin
            channel.write(bytes);
        }
    }

    /** Takes in what has come; the answer when it is complete, else null. */
    Answer receive() throws IOException {
        if (count == received.length) {
            received = java.util.Arrays.copyOf(received, 2 * count);
        }
        int more = channel.read(ByteBuffer.wrap(received, count, received.length - count));
        if (more < 0) {
            throw new EOFException("The ledger has closed a connection");
        }
        count += more;
        if (headEnd < 0) {
            readHead();
        }
        var whole = headEnd >= 0 && (end >= 0 ? count >= end : endsWithLastChunk());
        return whole ? Answer.read(received, headEnd) : null;
    }

    private void readHead() {
        for (int i = 3; i < count; i++) {
            if (received[i] == '\n' && received[i - 1] == '\r' && received[i - 2] == '\n' && received[i - 3] == '\r') {
                headEnd = i - 3;
                var head = new String(received, 0, headEnd, StandardCharsets.ISO_8859_1);
                var length = Exchange.header(head, "Content-Length");
                end = length.isEmpty() ? -1 : i + 1 + Integer.parseInt(length);
                return;
            }
        }
    }

    /** JSON has no raw line breaks, so this cannot stand inside a body. */
    private boolean endsWithLastChunk() {
        return count > 7
                && received[count - 5] == '0'
                && received[count - 6] == '\n'
                && received[count - 4] == '\r'
                && received[count - 1] == '\n';
    }

    Request sent() {
        return sent;
    }

    long micros() {
        return (System.nanoTime() - sentAt) / 1000;
    }

    Script script() {
        return script;
    }

    String body() {
        return new String(received, headEnd, count - headEnd, StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        channel.close();
    }
}
