package ledger.api.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The server process of a cluster, as its file {@code postmaster.pid} tells.
 *
 * @param started when it started, to the second
 * @param ready whether it takes connections: it is neither recovering nor stopping
 */
record Postmaster(long pid, Instant started, int port, boolean ready) {

    private static final int LINES = 8;

    /** Empty when no server has been left running, or it has not yet written its whole file. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file).stream().map(String::strip).toList();
        if (lines.size() < LINES) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(
                Long.parseLong(lines.get(0)),
                Instant.ofEpochSecond(Long.parseLong(lines.get(2))),
                Integer.parseInt(lines.get(3)),
                lines.get(LINES - 1).equals("ready")));
    }

    /**
     * The process, unless it has ended; neither another program that got the same number later counts, nor one that has
     * ended but has not been collected by its parent, of which the system no longer tells the program.
     */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(program -> program.contains("postgres"))
                        .orElse(false));
    }

    boolean runs() {
        return process().isPresent();
    }

    /**
     * Whether the machine has been started anew since. Then the number may belong to anybody, and PostgreSQL would
     * refuse to start for fear of a server that is long gone.
     */
    boolean diedWithTheMachine() {
        return !runs()
                && ProcessHandle.of(1)
                        .flatMap(first -> first.info().startInstant())
                        .filter(started::isBefore)
                        .isPresent();
    }
}
