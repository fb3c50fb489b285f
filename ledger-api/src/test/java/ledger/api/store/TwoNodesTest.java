package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Withdraw;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoNodesTest {

    private static final String FOREIGN = """
            insert into ledger.event
            select n.*, sha256(n.previous_hash || convert_to(ledger.hash_text(row(n.*, null::bytea)::ledger.event), 'UTF8'))
            from (select h.position + 1, gen_random_uuid(), 'A'::text, %d::bigint, 'Deposited'::text, '1'::text,
                         '{"account":"A","amount":5}'::text, 'x'::text, 'x'::text, null::text, 'x'::text, null::text,
                         'x'::text, 'x'::text, date '2021-04-05', %s, gen_random_uuid(), null::text, null::bytea, h.hash
                  from (select position, hash from ledger.event order by position desc limit 1) h)
                 n (position, event_id, stream, sequence, type, revision, payload, actor, role, agency, channel,
                    request_id, rule_set, reason, effective_date, recorded_at, command_id, idempotency_key,
                    fingerprint, previous_hash)
            """;

    private final Database database = TestPostgres.freshDatabase();
    private final Node one = new Node(database);
    private final Node two = new Node(database);

    @BeforeEach
    void an_account() throws Exception {
        one.ask(new Open("A"));
    }

    @AfterEach
    void positions_have_no_gap_and_the_chain_holds() {
        one.close();
        two.close();
        assertThat(one.log.firstBrokenPosition()).isEmpty();
        assertThat(Sql.on(database).longs("select position from ledger.event order by position"))
                .isEqualTo(LongStream.rangeClosed(1, one.log.head()).boxed().toList());
    }

    @Test
    void nothing_is_refused_from_a_stale_copy() throws Exception {
        assertThatThrownBy(() -> two.ask(new Withdraw("A", 10))).hasCauseInstanceOf(NotEnough.class);
        one.ask(new Deposit("A", 10));

        assertThat(two.ask(new Withdraw("A", 10)).result()).isEqualTo(0L);
        assertThatThrownBy(() -> one.ask(new Withdraw("A", 1))).hasCauseInstanceOf(NotEnough.class);
    }

    @Test
    void two_nodes_never_spend_more_than_there_is() throws Exception {
        one.ask(new Deposit("A", 50));
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 100; i++) {
            answers.add((i % 2 == 0 ? one : two).send(new Withdraw("A", 1)));
        }
        int accepted = 0;
        for (var answer : answers) {
            try {
                answer.get(20, TimeUnit.SECONDS);
                accepted++;
            } catch (ExecutionException refused) {
                assertThat(refused).hasCauseInstanceOf(NotEnough.class);
            }
        }
        assertThat(accepted).isEqualTo(50);
        assertThat(one.log.refusals(0, 1000)).hasSize(50);
    }

    @Test
    void of_those_who_decide_on_the_same_version_one_is_recorded() throws Exception {
        one.ask(new Deposit("A", 50));
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        try (var held = new HeldLock(database)) {
            for (int i = 0; i < 20; i++) {
                answers.add((i % 2 == 0 ? one : two).sendIf("A", 1, new Withdraw("A", 1)));
            }
            held.awaitWaiting(2);
        }
        int accepted = 0;
        for (var answer : answers) {
            try {
                answer.get(20, TimeUnit.SECONDS);
                accepted++;
            } catch (ExecutionException stale) {
                assertThat(stale).hasCauseInstanceOf(StaleVersion.class);
                assertThat(((StaleVersion) stale.getCause()).current()).containsExactly(new StreamVersion("A", 2));
            }
        }
        assertThat(accepted).isEqualTo(1);
        assertThat(one.log.refusals(0, 1000)).isEmpty();
    }

    @Test
    void a_version_is_what_any_node_and_any_earlier_command_of_the_batch_made_of_it() throws Exception {
        two.ask(new Deposit("A", 50));
        one.ask(new Deposit("A", 1));
        assertThatThrownBy(() -> two.sendIf("A", 1, new Deposit("A", 1)).get()).hasCauseInstanceOf(StaleVersion.class);
        assertThat(two.sendIf("A", 2, new Deposit("A", 1)).get().result()).isEqualTo(52L);

        CompletableFuture<Receipt> refused;
        CompletableFuture<Receipt> opened;
        CompletableFuture<Receipt> after;
        try (var held = new HeldLock(database)) {
            one.send(new Deposit("A", 1));
            held.awaitWaiting(1);
            refused = one.send(new Withdraw("A", 1000));
            opened = one.send(new Open("B"));
            after = one.sendIf("B", 0, new Deposit("A", 1));
        }
        assertThatThrownBy(refused::get).hasCauseInstanceOf(NotEnough.class);
        assertThat(opened.get().events()).hasSize(1);
        assertThat(after.get().result()).isEqualTo(54L);
    }

    @Test
    void a_version_of_what_is_not_there_never_stands() {
        assertThatThrownBy(() -> one.sendIf("C", 0, new Deposit("A", 1)).get()).hasCauseInstanceOf(StaleVersion.class);
        assertThat(one.log.head()).isEqualTo(1);
    }

    @Test
    void a_slow_transaction_is_waited_for_and_never_skipped() throws Exception {
        var seen = new ArrayList<Long>();
        CompletableFuture<Receipt> behind;
        try (var stream = two.store.openStream(null);
                var slow = new HeldLock(database)) {
            slow.execute(FOREIGN.formatted(1, "clock_timestamp()"));
            behind = one.send(new Deposit("A", 1));
            slow.awaitWaiting(1);
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
            assertThat(stream.peek()).isEmpty();

            slow.commit();

            assertThat(behind.get(20, TimeUnit.SECONDS).result()).isEqualTo(6L);
            while (seen.size() < 2) {
                seen.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
        }
        assertThat(seen).containsExactly(2L, 3L);
    }

    @Test
    void a_transaction_that_is_rolled_back_leaves_no_gap() throws Exception {
        CompletableFuture<Receipt> behind;
        try (var slow = new HeldLock(database)) {
            slow.execute(FOREIGN.formatted(1, "clock_timestamp()"));
            behind = one.send(new Deposit("A", 1));
            slow.awaitWaiting(1);
        }
        assertThat(behind.get(20, TimeUnit.SECONDS).events().get(0).position()).isEqualTo(2);
    }

    @Test
    void the_recorded_instant_never_goes_backwards_when_a_clock_does() throws Exception {
        try (var ahead = new HeldLock(database)) {
            ahead.execute(FOREIGN.formatted(1, "timestamptz '2999-01-01 00:00:00.123456+00'"));
            ahead.commit();
        }
        var later = one.ask(new Deposit("A", 1)).events().get(0);

        assertThat(later.recordedAt()).isEqualTo(Instant.parse("2999-01-01T00:00:00.123456Z"));
    }

    @Test
    void a_node_that_fell_far_behind_reads_anew() throws Exception {
        two.ask(new Deposit("A", 1));
        one.ask(new Open(SavedRules.ACCOUNT));
        one.ask(new Deposit(SavedRules.ACCOUNT, 1));
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < WriteLock.LOOK_BACK + 10; i++) {
            answers.add(one.send(new Deposit("A", 1)));
            if (answers.size() == 500) {
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .get(60, TimeUnit.SECONDS);
                answers.clear();
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        var withdrawn = two.ask(new Withdraw("A", WriteLock.LOOK_BACK + 11L));
        assertThat(withdrawn.result()).isEqualTo(0L);
        assertThat(withdrawn.events().get(0).envelope().ruleSet()).isEqualTo(SavedRules.named(1));
    }

    @Test
    void a_reader_on_the_other_node_is_woken_and_sees_every_event_once() throws Exception {
        var seen = new ArrayList<Long>();
        try (var stream = two.store.openStream(two.store.createTailToken())) {
            var answers = new ArrayList<CompletableFuture<Receipt>>();
            for (int i = 0; i < 300; i++) {
                answers.add((i % 2 == 0 ? one : two).send(new Deposit("A", 1)));
            }
            while (seen.size() < 301) {
                seen.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
            assertThat(stream.peek()).isEmpty();
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 301).boxed().toList());
    }

    @Test
    void events_read_back_are_what_was_recorded() throws Exception {
        one.ask(new Deposit("A", 7));
        var messages = List.copyOf(two.store.messages(two.log.after(1, 10)).toList());

        assertThat(messages.get(0).getPayload()).isEqualTo(new Account.Deposited("A", 7));
        assertThat(Envelope.of(messages.get(0).getMetaData())).isEqualTo(Node.ENVELOPE);
        assertThat(messages.get(0).getTimestamp())
                .isEqualTo(two.log.after(1, 1).get(0).recordedAt());
    }
}
