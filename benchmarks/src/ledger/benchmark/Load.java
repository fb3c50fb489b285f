package ledger.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A number of clients that each send the next request when the last is answered. One thread serves them all, so that
 * the client costs little of the processors that it shares with the ledger.
 */
final class Load {

    private final int expected;
    private final Map<String, Latencies> latencies = new HashMap<>();
    private final Map<Integer, Integer> unexpected = new TreeMap<>();
    private String example = "";

    private Load(int expected) {
        this.expected = expected;
    }

    /**
     * Runs the scripts, one client each.
     *
     * @param expected the status of every answer to a {@link Script#RECORD}
     * @return the latencies by kind of request
     * @throws IOException if anything was answered otherwise
     */
    static Map<String, Latencies> run(InetSocketAddress to, List<Script> scripts, Duration time, int expected)
            throws IOException {
        var load = new Load(expected);
        load.run(to, scripts, time);
        if (!load.unexpected.isEmpty()) {
            throw new IOException("Unexpected answers, by status: " + load.unexpected + ", such as " + load.example);
        }
        return load.latencies;
    }

    private void run(InetSocketAddress to, List<Script> scripts, Duration time) throws IOException {
        try (var selector = Selector.open()) {
            var connections = new ArrayList<KeptConnection>();
            for (var script : scripts) {
                connections.add(new KeptConnection(to, script, selector));
            }
            for (var connection : connections) {
                connection.send(null);
            }
            var end = System.nanoTime() + time.toNanos();
            // Nobody is left without an answer: what was sent in time is waited for, but not counted.
            var waiting = new int[] {connections.size()};
            while (waiting[0] > 0) {
                selector.select(key -> {
                    try {
                        var connection = (KeptConnection) key.attachment();
                        var answer = connection.receive();
                        if (answer == null) {
                            return;
                        }
                        if (System.nanoTime() < end) {
                            count(connection, answer.status());
                            connection.send(answer);
                        } else {
                            waiting[0]--;
                        }
                    } catch (IOException broken) {
                        throw new java.io.UncheckedIOException(broken);
                    }
                });
            }
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private void count(KeptConnection connection, int status) {
        var kind = connection.sent().kind();
        if (status == (kind.equals(Script.RECORD) ? expected : 200)) {
            latencies.computeIfAbsent(kind, fresh -> new Latencies()).add(connection.micros());
        } else {
            unexpected.merge(status, 1, Integer::sum);
            example = connection.body();
        }
    }
}
