package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Withdraw;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColdStreamTest {

    private final Database database = TestPostgres.freshDatabase();
    private final Faults reading = new Faults(database);
    private final Faults writing = new Faults(database);
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
    }

    private Node node() {
        var node = new Node(reading.source(), writing.source(), Node.LIMITS);
        nodes.add(node);
        return node;
    }

    /** Statements of the writer that are neither the lock with its look-around, nor the insert, nor the commit. */
    private List<String> readBehindTheLock() {
        return writing.statements.stream()
                .filter(sql -> !sql.startsWith("select pg_advisory_xact_lock"))
                .filter(sql -> !sql.startsWith("insert"))
                .filter(sql -> !sql.equals("commit"))
                .toList();
    }

    private static void deposit(Node node, String account, int times) throws Exception {
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < times; i++) {
            answers.add(node.send(new Deposit(account, 1)));
            if (answers.size() == 500) {
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .get(60, TimeUnit.SECONDS);
                answers.clear();
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_long_cold_stream_is_read_before_the_lock() throws Exception {
        var first = node();
        first.ask(new Open("A"));
        deposit(first, "A", 10_000);
        first.close();
        var second = node();
        writing.statements.clear();
        reading.statements.clear();

        assertThat(second.ask(new Withdraw("A", 1)).result()).isEqualTo(9_999L);

        assertThat(readBehindTheLock()).isEmpty();
        assertThat(reading.statements).anyMatch(sql -> sql.contains("where e.stream = any(?)"));
        assertThat(writing.statements).hasSize(3);
    }

    @Test
    void a_batch_is_three_round_trips_however_many_commands_it_has() throws Exception {
        var node = node();
        node.ask(new Open("A"));
        node.ask(new Deposit("A", 10));
        writing.statements.clear();
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        try (var held = new HeldLock(database)) {
            answers.add(node.send(new Deposit("A", 1)));
            held.awaitWaiting(1);
            for (int i = 0; i < 20; i++) {
                answers.add(node.send(new Deposit("A", 1)));
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

        assertThat(writing.statements).hasSize(6);
    }

    @Test
    void a_refusal_does_not_read_the_stream_again() throws Exception {
        node().ask(new Open("A"));
        var cold = node();
        for (int i = 0; i < 3; i++) {
            reading.statements.clear();
            writing.statements.clear();
            assertThatThrownBy(() -> cold.ask(new Withdraw("A", 1))).hasCauseInstanceOf(NotEnough.class);
            // A cold node reads the account, and once the rules.
            assertThat(reading.statements.stream().filter(sql -> sql.contains("e.stream")))
                    .hasSize(i == 0 ? 2 : 0);
            assertThat(readBehindTheLock()).isEmpty();
        }
    }

    @Test
    void what_another_node_wrote_is_applied_and_not_read_anew() throws Exception {
        var one = node();
        var two = node();
        one.ask(new Open("A"));
        two.ask(new Deposit("A", 1));
        one.ask(new Deposit("A", 1));
        reading.statements.clear();
        writing.statements.clear();

        assertThat(two.ask(new Deposit("A", 1)).result()).isEqualTo(3L);

        assertThat(reading.statements).noneMatch(sql -> sql.contains("e.stream ="));
        assertThat(readBehindTheLock()).isEmpty();
    }

    @Test
    void the_cache_is_bounded_by_aggregates_and_by_events() throws Exception {
        var few = new AggregateCache(3, 1_000_000);
        var light = new AggregateCache(1_000, 12);
        for (var cache : List.of(few, light)) {
            var node = new Node(database.app(), database.app(), Node.LIMITS, cache);
            nodes.add(node);
            for (int i = 0; i < 8; i++) {
                var account = (cache == few ? "few-" : "light-") + i;
                node.ask(new Open(account));
                node.ask(new Deposit(account, i));
                node.ask(new Deposit(account, i));
            }
            for (int i = 0; i < 8; i++) {
                assertThat(node.ask(new Deposit((cache == few ? "few-" : "light-") + i, 1))
                                .result())
                        .isEqualTo(2L * i + 1);
            }
        }
        assertThat(few.size()).isEqualTo(3);
        assertThat(light.events()).isEqualTo(12);
        assertThat(light.size()).isEqualTo(3);
    }

    @Test
    void a_command_over_many_streams_goes_in_a_batch_of_its_own() throws Exception {
        var node = node();
        node.ask(new Open("A"));
        node.bus.subscribe(Many.class.getName(), message -> "done");
        writing.statements.clear();
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        try (var held = new HeldLock(database)) {
            answers.add(node.send(new Deposit("A", 1)));
            held.awaitWaiting(1);
            answers.add(node.send(new Deposit("A", 1)));
            answers.add(node.send(new Many()));
            answers.add(node.send(new Deposit("A", 1)));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

        assertThat(answers.get(2).get().result()).isEqualTo("done");
        assertThat(writing.statements.stream().filter(sql -> sql.startsWith("select pg_advisory")))
                .hasSize(4);
    }

    static final class Many implements Account.OverStreams {
        @Override
        public List<String> streams() {
            return IntStream.rangeClosed(0, Node.LIMITS.streams())
                    .mapToObj(i -> "S-" + i)
                    .toList();
        }
    }
}
