package ledger.api.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ledger.api.StartupProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of the embedded PostgreSQL: started or taken over, kept running, stopped. */
final class EmbeddedServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LAST_BREATH = Duration.ofSeconds(5);
    private static final long LARGE_LOG = 10_000_000;

    private final DataDirectory data;
    private final PostgresPrograms programs;
    private int port;
    private boolean wanted = true;

    private EmbeddedServer(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    /** Takes over the server that a killed ledger left running, else starts it. */
    static EmbeddedServer start(DataDirectory data, PostgresPrograms programs) throws IOException {
        var server = new EmbeddedServer(data, programs);
        server.adoptOrLaunch();
        return server;
    }

    private synchronized void adoptOrLaunch() throws IOException {
        var left = Postmaster.of(data.cluster());
        if (left.isPresent() && becomesReady(left.get())) {
            LOG.info("PostgreSQL vẫn chạy từ lần trước / PostgreSQL still runs from the last time");
            port = left.get().port();
        } else {
            if (left.isPresent() && left.get().diedWithTheMachine()) {
                Files.deleteIfExists(data.cluster().resolve("postmaster.pid"));
            }
            LOG.info("Đang khởi động PostgreSQL… / Starting PostgreSQL…");
            port = freePort();
            launch();
        }
        watch();
    }

    int port() {
        return port;
    }

    /** It may still be recovering, or be stopping just now. */
    private boolean becomesReady(Postmaster left) throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        while (left.runs() && Instant.now().isBefore(deadline)) {
            if (Postmaster.of(data.cluster()).filter(Postmaster::ready).isPresent()) {
                return true;
            }
            pause();
        }
        return false;
    }

    private void launch() throws IOException {
        if (Files.exists(data.serverLog()) && Files.size(data.serverLog()) > LARGE_LOG) {
            Files.move(data.serverLog(), data.oldServerLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        // pg_ctl gives the server a session of its own: Ctrl-C reaches the ledger, and the ledger stops the server.
        var outcome = programs.attempt(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + PATIENCE.toSeconds(),
                "--pgdata=" + data.cluster(),
                "--log=" + data.serverLog(),
                "--options=" + settings());
        if (!outcome.succeeded()) {
            throw PostgresPrograms.failed("pg_ctl", outcome.output() + lastLine(data.serverLog()));
        }
    }

    /** Given on the server's command line, they win over every file and ALTER SYSTEM. */
    private String settings() {
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c fsync=on -c full_page_writes=on -c synchronous_commit=on"
                + " -c password_encryption=scram-sha-256"
                + " -c timezone=UTC -c log_timezone=UTC -c log_checkpoints=off";
    }

    /** Nobody else would start it again when it dies under a running ledger. */
    private void watch() throws IOException {
        Postmaster.of(data.cluster())
                .flatMap(Postmaster::process)
                .ifPresent(process -> process.onExit().thenRun(this::relaunch));
    }

    private synchronized void relaunch() {
        var deadline = Instant.now().plus(PATIENCE);
        while (wanted) {
            LOG.warn("PostgreSQL dừng bất thường, đang chạy lại / PostgreSQL has died and is being started again");
            try {
                launch();
                watch();
                return;
            } catch (IOException | StartupProblem notYet) {
                // The dead server's last sessions may need a moment to notice.
                if (Instant.now().isAfter(deadline)) {
                    LOG.error("PostgreSQL không chạy lại được / PostgreSQL cannot be started again", notYet);
                    return;
                }
                pause();
            }
        }
    }

    /** Stops the server, open sessions included, and returns when its process is gone. */
    synchronized void stop() throws IOException {
        wanted = false;
        var server = Postmaster.of(data.cluster());
        var stopped = programs.attempt("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + data.cluster());
        if (!stopped.succeeded()) {
            LOG.error(
                    "PostgreSQL không dừng / PostgreSQL does not stop: {}",
                    stopped.output().strip());
        }
    }

    /** Leaves the monitor meanwhile, so that {@link #stop} need not wait for it. */
    private synchronized void pause() {
        try {
            wait(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static String lastLine(Path file) throws IOException {
        var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
