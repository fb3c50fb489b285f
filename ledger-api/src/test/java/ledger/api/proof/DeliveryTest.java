package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ledger.api.StartupProblem;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints on their way out, to a directory and to somebody who answers HTTP. */
class DeliveryTest {

    @TempDir
    private Path home;

    private final Database database = TestPostgres.freshDatabase();
    private final Proofs proofs = new Proofs(database.app());
    private Path elsewhere;

    @BeforeEach
    void two_checkpoints() throws IOException {
        database.migrate("app");
        elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        sign(1);
        sign(2);
    }

    private void sign(long upTo) {
        LinkedRows.record(database, upTo);
        new Checkpoints(database.app(), home).take();
    }

    private DirectoryDelivery directory() {
        return new DirectoryDelivery(elsewhere, proofs);
    }

    private Path file(int position) {
        return elsewhere.resolve("checkpoint-%019d.json".formatted(position));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(elsewhere)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void each_checkpoint_is_a_file_of_its_own_that_stays_as_it_is() throws IOException {
        var delivery = directory();
        delivery.deliver();
        var first = Files.readString(file(1));
        sign(3);
        delivery.deliver();
        directory().deliver();

        assertThat(names())
                .containsExactly(IntStream.rangeClosed(1, 3)
                        .mapToObj(position -> file(position).getFileName().toString())
                        .toArray(String[]::new));
        assertThat(Files.readString(file(1))).isEqualTo(first);
        var kept = JsonMapper.shared().readTree(first);
        assertThat(kept.path("text").asString())
                .isEqualTo(proofs.at(1).orElseThrow().text());
    }

    @Test
    void a_file_that_was_torn_is_completed_and_one_that_says_otherwise_is_left_and_told() throws IOException {
        directory().deliver();
        var whole = Files.readAllBytes(file(2));
        Files.write(file(2), Arrays.copyOf(whole, 100));
        directory().deliver();
        assertThat(Files.readAllBytes(file(2))).isEqualTo(whole);

        var other = new String(whole, UTF_8).replace("\"position\":2", "\"position\":7");
        Files.writeString(file(2), other);
        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(() -> directory().deliver())
                .satisfies(why -> assertThat(why.sentence()).contains("nội dung khác", "says something else"));
        assertThat(Files.readString(file(2))).isEqualTo(other);
    }

    @Test
    void a_ledger_that_was_cut_off_or_set_back_behind_what_was_delivered_is_told() throws IOException {
        var delivery = directory();
        delivery.deliver();
        try (var receiver = new Receiver()) {
            receiver.delivery(database, proofs).deliver();
            database.execute("alter table ledger.checkpoint disable trigger insert_only;"
                    + "delete from ledger.checkpoint where position = 2");
            for (var destination : List.of(delivery, directory(), receiver.delivery(database, proofs))) {
                assertThatExceptionOfType(Undelivered.class)
                        .isThrownBy(destination::deliver)
                        .satisfies(why -> assertThat(why.sentence())
                                .contains("vị trí 2 mà sổ không có", "position 2 that the ledger does not have"));
            }
            sign(3);
            assertThatExceptionOfType(Undelivered.class).isThrownBy(receiver.delivery(database, proofs)::deliver);
        }
        assertThatExceptionOfType(Undelivered.class).isThrownBy(delivery::deliver);
        assertThat(names()).hasSize(2);
    }

    @Test
    void a_file_that_somebody_put_there_does_not_stop_delivery_unseen() throws IOException {
        Files.createFile(elsewhere.resolve("checkpoint-" + "9".repeat(19) + ".json"));
        directory().deliver();
        assertThat(names()).hasSize(3);
        Files.createFile(elsewhere.resolve("checkpoint-0" + "9".repeat(18) + ".json"));
        sign(3);
        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(() -> directory().deliver())
                .satisfies(why -> assertThat(why.sentence()).contains("9".repeat(18)));
    }

    @Test
    void a_directory_that_is_away_is_not_made_and_gets_everything_when_it_is_back() throws IOException {
        var delivery = directory();
        Files.delete(elsewhere);
        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(delivery::deliver)
                .satisfies(why -> assertThat(why.sentence()).contains(elsewhere.toString()));
        assertThat(elsewhere).doesNotExist();
        Files.createDirectory(elsewhere);
        delivery.deliver();
        assertThat(names()).hasSize(2);
    }

    /** Answers what it is told to, 204 when it is told nothing more. */
    private static final class Receiver implements AutoCloseable {

        final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        final List<Long> positions = Collections.synchronizedList(new ArrayList<>());
        private final HttpServer server;

        Receiver() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                var body = exchange.getRequestBody().readAllBytes();
                int status = statuses.isEmpty() ? 204 : statuses.remove(0);
                if (status == 204) {
                    positions.add(
                            JsonMapper.shared().readTree(body).path("position").asLong());
                }
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        WebhookDelivery delivery(Database database, Proofs proofs) {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret");
            return new WebhookDelivery(address, proofs, database.app());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void each_checkpoint_is_sent_in_order_and_again_until_it_is_taken() throws IOException {
        try (var receiver = new Receiver()) {
            receiver.statuses.addAll(List.of(204, 500, 302));
            var delivery = receiver.delivery(database, proofs);
            for (var status : List.of("500", "302")) {
                assertThatExceptionOfType(Undelivered.class)
                        .isThrownBy(delivery::deliver)
                        .satisfies(why -> assertThat(why.sentence())
                                .contains("HTTP " + status, "127.0.0.1", "sẽ gửi lại", "to be sent again")
                                .doesNotContain("secret"));
                assertThat(receiver.positions).containsExactly(1L);
            }
            delivery.deliver();
            sign(3);
            receiver.delivery(database, proofs).deliver();
            assertThat(receiver.positions).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void nodes_that_send_at_the_same_moment_send_each_checkpoint_once() throws Exception {
        IntStream.rangeClosed(3, 30).forEach(this::sign);
        try (var receiver = new Receiver()) {
            var barrier = new CyclicBarrier(3);
            var threads = Executors.newFixedThreadPool(3);
            try {
                var nodes = IntStream.range(0, 3)
                        .mapToObj(node -> threads.submit(() -> {
                            var delivery = receiver.delivery(database, proofs);
                            barrier.await();
                            delivery.deliver();
                            return node;
                        }))
                        .toList();
                for (var node : nodes) {
                    node.get();
                }
            } finally {
                threads.shutdown();
            }
            assertThat(receiver.positions)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 30).mapToObj(Long::valueOf).toList());
        }
    }

    @Test
    void nobody_there_is_told_and_tried_again() throws IOException {
        var nobody = new WebhookDelivery(URI.create("http://127.0.0.1:1/"), proofs, database.app());
        assertThatExceptionOfType(Undelivered.class).isThrownBy(nobody::deliver);
        try (var receiver = new Receiver()) {
            receiver.delivery(database, proofs).deliver();
            assertThat(receiver.positions).containsExactly(1L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://archive.example/x",
                "ftp://127.0.0.1/",
                "archive.example",
                "https:///x",
                "http://127.0.0.1.example/",
                ":"
            })
    void checkpoints_do_not_travel_in_the_open(String webhook) {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> new CheckpointSettings(Duration.ZERO, "", "", webhook))
                .satisfies(problem -> assertThat(problem.getMessage()).contains("https://"));
    }

    @Test
    void this_machine_and_tls_are_well_and_nothing_is_configured_by_itself() {
        for (var webhook :
                List.of("https://archive.example/x", "http://127.0.0.1:9/", "http://localhost/", "http://[::1]/")) {
            assertThatCode(() -> new CheckpointSettings(Duration.ZERO, "", "", webhook))
                    .doesNotThrowAnyException();
        }
        var none = new CheckpointSettings(Duration.ZERO, "", "", "");
        assertThat(new Destinations(none, proofs, database.app()).all()).isEmpty();
    }
}
