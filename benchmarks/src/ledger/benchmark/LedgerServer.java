package ledger.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A ledger as its users start it, in a process of its own, with its embedded PostgreSQL in the data directory. */
final class LedgerServer implements AutoCloseable {

    private static final String PASSWORD = "mat-khau-do-toc-do";
    private static final Pattern READY = Pattern.compile("Ready: http://127\\.0\\.0\\.1:(\\d+)");

    private final Path data;
    private final Process process;
    private final int port;

    private LedgerServer(Path data, Process process, int port) {
        this.data = data;
        this.process = process;
        this.port = port;
    }

    /** Starts it and returns when it answers. What it says goes to {@code serve.log} in the data directory. */
    static LedgerServer start(Path root, Path data) throws IOException {
        var builder = new ProcessBuilder(
                root.resolve("ledger").toString(), "serve", "--demo-accounts", "--data", data.toString(), "--port", "0");
        builder.environment().put("LEDGER_DEMO_PASSWORD", PASSWORD);
        builder.environment().remove("LEDGER_DATABASE_URL");
        builder.redirectErrorStream(true);
        Files.createDirectories(data);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // also when the run is broken off
        var said = process.inputReader(StandardCharsets.UTF_8);
        String line;
        while ((line = said.readLine()) != null) {
            log(data, line);
            var ready = READY.matcher(line);
            if (ready.find()) {
                var reader = new Thread(() -> drain(said, data), "serve.log");
                reader.setDaemon(true);
                reader.start();
                return new LedgerServer(data, process, Integer.parseInt(ready.group(1)));
            }
        }
        throw new IOException("The ledger does not start:\n" + Files.readString(data.resolve("serve.log")));
    }

    private static void drain(BufferedReader said, Path data) {
        try {
            String line;
            while ((line = said.readLine()) != null) {
                log(data, line);
            }
        } catch (IOException | UncheckedIOException killed) {
            // The pipe breaks when the process is killed.
        }
    }

    private static void log(Path data, String line) throws IOException {
        Files.writeString(
                data.resolve("serve.log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The value of the Authorization header of a demo account. */
    static String basic(String account) {
        var pair = account + ":" + PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** CPU time, user and system, that the ledger's JVM has used. */
    Duration cpu() {
        return cpu(process.toHandle());
    }

    /** CPU time of each of PostgreSQL's processes that live now, by its number. */
    Map<Long, Duration> databaseCpu() throws IOException {
        var postmaster = Long.parseLong(postmasterFile(0));
        return ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::descendants)
                .collect(Collectors.toMap(ProcessHandle::pid, LedgerServer::cpu));
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    int databasePort() throws IOException {
        return Integer.parseInt(postmasterFile(3));
    }

    private String postmasterFile(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(line).strip();
    }

    /** The password of a database role; the cluster is this run's own. */
    String databasePassword(String role) throws IOException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            passwords.load(reader);
        }
        return Objects.requireNonNull(passwords.getProperty(role));
    }

    Connection database(String role) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/ledger", role, databasePassword(role));
    }

    /** kill -9: the ledger gets no chance to finish anything; PostgreSQL runs on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, as an operator would; and to the PostgreSQL that a killed ledger has left behind. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("The ledger does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(data.resolve("postgres/postmaster.pid"))) {
            ProcessHandle.of(Long.parseLong(postmasterFile(0))).ifPresent(ProcessHandle::destroy);
        }
    }
}
