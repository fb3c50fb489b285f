package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Withdraw;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final Limits PATIENT = new Limits(8, 256, 100, Duration.ofSeconds(5));

    private final Database database = TestPostgres.freshDatabase();
    private final Faults faults = new Faults(database);
    private final Node node = new Node(database.app(), faults.source(), PATIENT);

    @BeforeEach
    void an_account_with_money() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Deposit("A", 100));
    }

    @AfterEach
    void nothing_is_missing_or_doubled() {
        node.close();
        assertThat(node.log.firstBrokenPosition()).isEmpty();
        assertThat(Sql.on(database).longs("select position from ledger.broken_link"))
                .isEmpty();
    }

    @Test
    void a_connection_killed_before_the_insert_costs_no_command() throws Exception {
        faults.beforeInsert(faults::kill);

        assertThat(node.ask(new Withdraw("A", 30)).result()).isEqualTo(70L);

        assertThat(node.ask(new Withdraw("A", 1)).result()).isEqualTo(69L);
        assertThat(node.log.head()).isEqualTo(4);
    }

    @Test
    void a_connection_killed_before_the_commit_costs_no_command() throws Exception {
        faults.beforeCommit(faults::kill);

        assertThat(node.ask(new Withdraw("A", 30)).result()).isEqualTo(70L);

        assertThat(node.ask(new Withdraw("A", 1)).result()).isEqualTo(69L);
        assertThat(node.log.head()).isEqualTo(4);
    }

    @Test
    void a_lost_answer_to_the_commit_is_resolved_by_looking() throws Exception {
        faults.afterCommit(connection -> {
            throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
        });

        var receipt = node.ask(new Withdraw("A", 30));

        assertThat(receipt.events()).isEqualTo(node.log.after(2, 10));
        assertThat(receipt.result()).isEqualTo(70L);
        assertThat(node.ask(new Withdraw("A", 1)).result()).isEqualTo(69L);
        assertThat(node.log.head()).isEqualTo(4);
    }

    @Test
    void a_lost_answer_to_the_commit_of_a_refusal_keeps_it_once() throws Exception {
        faults.afterCommit(connection -> {
            throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
        });

        assertThatThrownBy(() -> node.ask(new Withdraw("A", 101))).hasCauseInstanceOf(NotEnough.class);

        assertThat(node.log.refusals(0, 10)).hasSize(1);
    }

    @Test
    void a_database_error_in_a_handler_is_never_shown_and_harms_nobody_else() throws Exception {
        node.bus.subscribe(Broken.class.getName(), message -> {
            try (var statement = faults.connection().createStatement()) {
                return statement.execute("select 1/0 as secret_column");
            } catch (SQLException e) {
                throw new EventStoreException("bad SQL grammar [select 1/0 as secret_column]", e);
            }
        });
        CompletableFuture<Receipt> before;
        CompletableFuture<Receipt> broken;
        CompletableFuture<Receipt> after;
        try (var held = new HeldLock(database)) {
            node.send(new Deposit("A", 1));
            held.awaitWaiting(1);
            before = node.send(new Deposit("A", 10));
            broken = node.send(new Broken());
            after = node.send(new Deposit("A", 100));
        }

        assertThat(before.get(20, TimeUnit.SECONDS).result()).isEqualTo(111L);
        assertThat(after.get(20, TimeUnit.SECONDS).result()).isEqualTo(211L);
        assertThatThrownBy(broken::get)
                .cause()
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageNotContaining("secret_column");
        assertThat(node.log.head()).isEqualTo(5);
    }

    record Broken() {}

    @Test
    void a_bug_goes_to_its_caller_as_it_is() throws Exception {
        node.bus.subscribe(Broken.class.getName(), message -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> node.ask(new Broken()))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
        assertThat(node.log.refusals(0, 10)).isEmpty();
    }

    @Test
    void a_node_that_hangs_with_the_lock_costs_the_others_an_answer_and_nothing_more() throws Exception {
        try (var hasty = new Node(database)) {
            try (var held = new HeldLock(database)) {
                var refused = hasty.send(new Deposit("A", 1));
                held.awaitWaiting(1);
                assertThatThrownBy(() -> refused.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreUnavailable.class);
            }
            assertThat(hasty.ask(new Deposit("A", 1)).result()).isEqualTo(101L);
        }
    }

    @Test
    void an_unreachable_database_is_said_and_survived() throws Exception {
        database.allowConnections(false);
        try {
            assertThatThrownBy(() -> node.ask(new Deposit("A", 1))).hasCauseInstanceOf(StoreUnavailable.class);
        } finally {
            database.allowConnections(true);
        }
        assertThat(node.ask(new Deposit("A", 1)).result()).isEqualTo(101L);
    }

    @Test
    void more_commands_than_may_wait_are_turned_away() throws Exception {
        var waiting = new ArrayList<CompletableFuture<Receipt>>();
        CompletableFuture<Receipt> tooMany;
        try (var held = new HeldLock(database)) {
            waiting.add(node.send(new Deposit("A", 1)));
            held.awaitWaiting(1);
            for (int i = 0; i < PATIENT.waiting(); i++) {
                waiting.add(node.send(new Deposit("A", 1)));
            }
            tooMany = node.send(new Deposit("A", 1));
            assertThat(tooMany).isCompletedExceptionally();
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        }
        assertThatThrownBy(tooMany::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Overloaded.class);
        for (var answer : waiting) {
            assertThat(answer.get(20, TimeUnit.SECONDS).events()).hasSize(1);
        }
    }

    @Test
    void closing_finishes_what_waits_and_accepts_nothing_more() throws Exception {
        var waiting = new ArrayList<CompletableFuture<Receipt>>();
        Thread closing;
        try (var held = new HeldLock(database)) {
            waiting.add(node.send(new Deposit("A", 1)));
            held.awaitWaiting(1);
            waiting.add(node.send(new Deposit("A", 1)));
            waiting.add(node.send(new Deposit("A", 1)));
            closing = new Thread(node.ledger::close);
            closing.start();
            await().until(() -> node.bus.isClosed());
            assertThatThrownBy(() -> node.ask(new Deposit("A", 1))).hasCauseInstanceOf(Overloaded.class);
        }
        closing.join(20_000);
        assertThat(closing.isAlive()).isFalse();
        for (var answer : waiting) {
            assertThat(answer)
                    .isCompletedWithValueMatching(receipt -> receipt.events().size() == 1);
        }
    }
}
