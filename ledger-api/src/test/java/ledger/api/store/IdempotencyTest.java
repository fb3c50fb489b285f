package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Transfer;
import ledger.api.store.Account.Withdraw;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private final Database database = TestPostgres.freshDatabase();
    private final Node node = new Node(database);

    @BeforeEach
    void two_accounts() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Open("B"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void the_same_key_again_gets_the_stored_events_of_the_whole_command() throws Exception {
        node.ask(new Deposit("A", 10));
        var first = node.send(new Transfer("A", "B", 4), "k").get();
        node.ask(new Deposit("A", 1));
        var again = node.send(new Transfer("A", "B", 4), "k").get();

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.events()).hasSize(2).isEqualTo(first.events());
        assertThat(node.log.recordedUnder("k")).contains(first.events());
        assertThat(node.log.recordedUnder("other")).isEmpty();
        assertThat(node.log.head()).isEqualTo(6);
    }

    @Test
    void twins_in_one_batch_are_one_event_and_one_answer() throws Exception {
        CompletableFuture<Receipt> first;
        CompletableFuture<Receipt> twin;
        CompletableFuture<Receipt> impostor;
        try (var held = new HeldLock(database)) {
            node.send(new Deposit("B", 1));
            held.awaitWaiting(1);
            first = node.send(new Deposit("A", 10), "k");
            twin = node.send(new Deposit("A", 10), "k");
            impostor = node.send(new Deposit("A", 11), "k", "another content");
        }
        assertThat(twin.get().events()).isEqualTo(first.get().events()).hasSize(1);
        assertThat(twin.get().replayed()).isTrue();
        assertThatThrownBy(impostor::get).hasCauseInstanceOf(KeyReused.class);
        assertThat(node.log.head()).isEqualTo(4);
        assertThat(node.bus.largestBatch()).isEqualTo(3);
    }

    @Test
    void the_same_key_for_another_content_is_refused() throws Exception {
        node.send(new Deposit("A", 10), "k").get();

        assertThatThrownBy(() ->
                        node.send(new Deposit("A", 11), "k", "another content").get())
                .hasCauseInstanceOf(KeyReused.class);
        assertThat(node.log.head()).isEqualTo(3);
    }

    @Test
    void a_refusal_is_not_remembered_under_its_key() throws Exception {
        assertThatThrownBy(() -> node.send(new Withdraw("A", 5), "k").get()).hasCauseInstanceOf(NotEnough.class);
        node.ask(new Deposit("A", 10));

        var decidedAfresh = node.send(new Withdraw("A", 5), "k").get();

        assertThat(decidedAfresh.replayed()).isFalse();
        assertThat(decidedAfresh.result()).isEqualTo(5L);
    }

    @Test
    void twins_on_two_nodes_are_one_event_and_one_answer() throws Exception {
        try (var other = new Node(database)) {
            for (int i = 0; i < 20; i++) {
                var key = "duel-" + i;
                var barrier = new CyclicBarrier(2);
                var answers = new ArrayList<CompletableFuture<CompletableFuture<Receipt>>>();
                for (var one : new Node[] {node, other}) {
                    answers.add(CompletableFuture.supplyAsync(() -> {
                        pass(barrier);
                        return one.send(new Deposit("A", 1), key);
                    }));
                }
                var one = answers.get(0).get().get(20, TimeUnit.SECONDS);
                var two = answers.get(1).get().get(20, TimeUnit.SECONDS);
                assertThat(one.events()).isEqualTo(two.events()).hasSize(1);
                assertThat(one.replayed()).isNotEqualTo(two.replayed());
            }
        }
        assertThat(node.log.head()).isEqualTo(22);
    }

    @Test
    void a_key_is_looked_up_without_reading_the_table() throws Exception {
        database.execute(
                "insert into ledger.event select 2 + i, gen_random_uuid(), 'L-' || i, 0, 'Deposited', '1', '{}',"
                        + " 'x', 'x', null, 'x', null, 'x', 'x', '2021-04-05', now(), gen_random_uuid(), 'k-' || i,"
                        + " sha256('x'), sha256('x'), sha256('x') from generate_series(1, 50000) i");
        database.execute("analyze ledger.event");

        try (var connection = database.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan; prepare lookup (text[]) as "
                    + EventTable.RECORDED_UNDER.replace("?", "$1"));
            var plan = new ArrayList<String>();
            var rows = statement.executeQuery("explain (analyze, timing off, costs off) execute lookup ('{k-5,none}')");
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
            assertThat(plan).noneMatch(line -> line.matches(".*rows=\\d{3,}.*|.*Removed by Filter: \\d{3,}.*"));
        }
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
