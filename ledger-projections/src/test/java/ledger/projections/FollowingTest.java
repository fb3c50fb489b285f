package ledger.projections;

import static ledger.projections.Appendix950.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.core.Fact;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.approval.RequestState;
import ledger.core.balance.Bucket;
import ledger.core.plan.Portion;
import ledger.projections.balance.BalanceRegister;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.Dimension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowingTest {

    private final ReadingDatabase database = new ReadingDatabase();
    private final HikariDataSource node = database.node();
    private final Log log = Appendix950.log();
    private final AtomicBoolean broken = new AtomicBoolean();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happens_every_account_stands_as_in_the_books_and_nothing_is_lost(long seed) {
        var history = happen(seed, 2000);
        followAll(new Projector(node, log, Registers.all()));

        var expected = new TreeMap<String, Long>();
        history.books().forEach((account, dong) -> {
            if (account.bucket() != Bucket.OUTSIDE) {
                expected.merge(
                        account.line().code() + "/" + account.portion() + " " + account.bucket(), dong, Long::sum);
            }
        });
        expected.values().removeIf(dong -> dong == 0);
        var shown = new TreeMap<String, Long>();
        for (var item : new BalanceSheet(new Snapshot(node))
                .by(PLAN, Dimension.PORTION)
                .value()
                .items()) {
            shown.put(item.key() + " AVAILABLE", item.available());
            shown.put(item.key() + " HELD", item.held());
            shown.put(item.key() + " RESERVED", item.reserved());
            shown.put(item.key() + " COMMITTED", item.committed());
            shown.put(item.key() + " ADVANCED", item.advanced());
            shown.put(item.key() + " SPENT", item.spent());
            assertThat(item.allocated())
                    .isEqualTo(item.available()
                            + item.held()
                            + item.reserved()
                            + item.committed()
                            + item.advanced()
                            + item.spent());
        }
        shown.values().removeIf(dong -> dong == 0);
        assertThat(shown).isEqualTo(expected);
        documentsAgreeWithBalances();
        limitsAgreeWithDecisions(history);
    }

    /** A limit is what is printed and what decisions that stand made of it. */
    private void limitsAgreeWithDecisions(History history) {
        for (var item : new BalanceSheet(new Snapshot(node))
                .by(PLAN, Dimension.PORTION)
                .value()
                .items()) {
            assertThat(item.limit())
                    .as(item.key())
                    .isEqualTo(item.approved() + history.decided().getOrDefault(item.key(), 0L));
        }
    }

    private void documentsAgreeWithBalances() {
        assertThat(disagreements("""
                        select b.plan, b.line, b.portion from reading.balance b where b.committed <>
                        (select coalesce(sum(undrawn), 0) from reading.commitment c
                        where (c.plan, c.line, c.portion) = (b.plan, b.line, b.portion))
                        """)).isZero();
        assertThat(disagreements("""
                        select b.plan, b.line, b.portion from reading.balance b where b.reserved <>
                        (select coalesce(sum(reserved), 0) from reading.request r
                        where (r.plan, r.line, r.portion) = (b.plan, b.line, b.portion) and r.state = 'PENDING')
                        """)).isZero();
        assertThat(disagreements("""
                        select id from reading.request r where state = 'APPROVED' and not exists
                        (select 1 from reading.commitment c where c.id = r.outcome and c.effective = r.effective)
                        """)).isZero();
        assertThat(disagreements("select distinct state from reading.request")).isEqualTo(RequestState.values().length);
        assertThat(disagreements("""
                        select b.plan, b.line, b.portion from reading.balance b where b.advanced <>
                        (select coalesce(sum(outstanding), 0) from reading.disbursement d
                        where (d.plan, d.line, d.portion) = (b.plan, b.line, b.portion))
                        """)).isZero();
        assertThat(disagreements("""
                        select c.id from reading.commitment c where c.status <> 'REVERSED' and c.drawn <>
                        (select coalesce(sum(d.amount - d.recovered - d.returned), 0) from reading.disbursement d
                        where d.commitment = c.id and d.status <> 'REVERSED')
                        """)).isZero();
        assertThat(disagreements("""
                        select id from reading.disbursement where kind = 'ADVANCE' and status <> 'REVERSED'
                        and amount <> settled + recovered + outstanding
                        """)).isZero();
    }

    private long disagreements(String sql) {
        return database.superuser().sql(sql).query().listOfRows().size();
    }

    @Test
    void one_event_at_a_time_or_a_thousand_give_the_same_rows() {
        happen(7, 3000);
        followAll(new Projector(node, log, Registers.all()));
        var thousands = database.everyRow();
        try (var other = new ReadingDatabase()) {
            followAll(new Projector(other.node(), oneByOne(), Registers.all()));
            assertThat(other.everyRow()).isEqualTo(thousands);
        }
    }

    @Test
    void rebuilt_from_nothing_every_row_is_the_same() {
        happen(8, 3000);
        var projector = new Projector(node, log, List.of(new Defective(), balance(), rest()));
        broken.set(true);
        followAll(projector);
        var live = database.everyRow();
        assertThat(live.get("dead_letter")).isNotEmpty();

        var seen = new ArrayList<Long>();
        long position = new Rebuild(node, log, List.of(new Defective(), balance(), rest()))
                .run((done, head, perSecond) -> seen.add(done));
        assertThat(position).isEqualTo(log.head());
        assertThat(seen).endsWith(log.head());
        assertThat(database.everyRow()).isEqualTo(live);
    }

    @Test
    void a_rebuild_mends_tampered_rows_and_readers_see_the_old_ones_until_it_is_done() throws Exception {
        followAll(new Projector(node, log, Registers.all()));
        var right = database.everyRow();
        database.superuser()
                .sql("update reading.balance set available = available + 1")
                .update();
        var sheet = new BalanceSheet(new Snapshot(node));
        var during = new AtomicInteger();

        new Rebuild(database.node(), log, Registers.all()).run((done, head, perSecond) -> {
            var total = sheet.by(PLAN, Dimension.PLAN).value().total();
            during.set((int) (total.available() - 1_687_290_000));
        });
        assertThat(during.get()).isEqualTo(18);
        assertThat(database.everyRow()).isEqualTo(right);
    }

    @Test
    void a_poisoned_event_parks_its_line_and_nothing_else() {
        broken.set(true);
        var projector = new Projector(node, log, registersWithBreakage());
        followAll(projector);

        assertThat(projector.position()).isEqualTo(log.head());
        assertThat(projector.deadLetters()).isEqualTo(2);
        assertThat(allocatedOf("III.2")).isZero();
        assertThat(allocatedOf("III.3")).isEqualTo(280_000_000);
        assertThat(database.superuser()
                        .sql("select error from reading.dead_letter order by position")
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        error -> assertThat(error).contains("a defect in the register"),
                        error -> assertThat(error).isNull());

        broken.set(false);
        log.record(Facts.committed(Facts.id("III.2", 3), Portion.NEW, 5, 0));
        followAll(projector);
        assertThat(projector.deadLetters())
                .as("later events of a parked line wait")
                .isEqualTo(3);
    }

    @Test
    void after_the_defect_is_mended_the_parked_line_is_replayed_in_order() {
        happen(9, 2000);
        followAll(new Projector(node, log, Registers.all()));
        var sound = database.everyRow();
        try (var other = new ReadingDatabase()) {
            broken.set(true);
            var projector = new Projector(other.node(), log, registersWithBreakage());
            followAll(projector);
            assertThat(projector.retryDeadLetters()).as("not mended yet").isZero();
            long parked = projector.deadLetters();
            assertThat(parked).isGreaterThan(50);

            broken.set(false);
            assertThat(projector.retryDeadLetters()).isEqualTo((int) parked);
            assertThat(projector.deadLetters()).isZero();
            assertThat(other.everyRow()).isEqualTo(sound);
        }
    }

    @Test
    void a_row_that_would_go_negative_is_parked_too() {
        log.record(Facts.committed(Facts.id("I.1", 2), Portion.NEW, 15_000_001, 0));
        var projector = new Projector(node, log, Registers.all());
        followAll(projector);

        assertThat(projector.deadLetters()).isEqualTo(1);
        assertThat(disagreements("select 1 from reading.commitment"))
                .as("no register keeps a half of it")
                .isZero();
    }

    @Test
    void a_connection_that_dies_in_a_batch_leaves_nothing_half_written_and_parks_nothing() {
        var projector = new Projector(
                node,
                log,
                List.of(
                        balance(),
                        new Register() {
                            private boolean cut;

                            @Override
                            public List<String> tables() {
                                return List.of();
                            }

                            @Override
                            public void fold(List<RecordedEvent> batch, Connection reading) {
                                if (!cut) {
                                    cut = true;
                                    cutOff();
                                }
                            }
                        },
                        rest()));
        var before = database.everyRow();

        assertThatThrownBy(projector::runOnce).isInstanceOf(RuntimeException.class);
        assertThat(database.everyRow()).isEqualTo(before);
        followAll(projector);
        assertThat(projector.deadLetters()).isZero();
        assertThat(allocatedOf("III.2")).isEqualTo(300_000_000);
    }

    /** Ends every connection of the application's role, as a restart of the database would. */
    private void cutOff() {
        database.superuser()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ledger_app'")
                .query()
                .listOfRows();
    }

    @Test
    void a_table_that_is_missing_is_not_blamed_on_an_event() {
        database.superuser()
                .sql("alter table reading.balance rename to mislaid")
                .update();
        var projector = new Projector(node, log, Registers.all());

        assertThatThrownBy(projector::runOnce).hasStackTraceContaining("relation \"reading.balance\" does not exist");
        assertThat(projector.deadLetters()).isZero();
        assertThat(projector.position()).isZero();
    }

    @Test
    void the_rows_of_an_appendix_are_counted_at_once_and_not_when_postgresql_comes_round_to_it() {
        followAll(new Projector(node, log, Registers.all()));
        for (var table : List.of("plan", "line", "portion", "balance")) {
            var counted = database.superuser()
                    .sql("select reltuples from pg_class where oid = ?::regclass")
                    .param("reading." + table)
                    .query(Long.class)
                    .single();
            assertThat(counted)
                    .as(table)
                    .isEqualTo(database.everyRow().get(table).size());
        }
    }

    @Test
    void two_nodes_fold_each_event_once() throws Exception {
        happen(10, 5000);
        var start = new CyclicBarrier(2);
        var handled = new AtomicInteger();
        var nodes = List.of(database.node(), database.node()).stream()
                .map(each -> CompletableFuture.runAsync(() -> {
                    var projector = new Projector(each, small(50), Registers.all());
                    await(start);
                    while (projector.position() < log.head()) {
                        handled.addAndGet(projector.runOnce());
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(nodes).get();
        var two = database.everyRow();

        assertThat(handled.get()).isEqualTo((int) log.head());
        try (var other = new ReadingDatabase()) {
            followAll(new Projector(other.node(), log, Registers.all()));
            assertThat(other.everyRow()).isEqualTo(two);
        }
    }

    @Test
    void while_one_node_folds_another_has_nothing_to_do_and_takes_over_when_the_first_dies() throws Exception {
        var folding = new CountDownLatch(1);
        var dead = new CountDownLatch(1);
        var first = new Projector(node, log, List.of(new Register() {
            @Override
            public List<String> tables() {
                return List.of();
            }

            @Override
            public void fold(List<RecordedEvent> batch, Connection reading) {
                folding.countDown();
                await(dead);
            }
        }));
        var running = CompletableFuture.supplyAsync(first::runOnce);
        folding.await();
        var second = new Projector(database.node(), log, Registers.all());
        assertThat(second.runOnce()).isZero();

        cutOff();
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> second.runOnce() > 0);
        dead.countDown();
        assertThatThrownBy(running::get).hasRootCauseInstanceOf(SQLException.class);
        assertThat(second.position()).isEqualTo(log.head());
    }

    @Test
    void a_reader_waits_until_any_node_has_folded_its_event_but_not_longer_than_told() throws Exception {
        var writer = new Projector(node, log, Registers.all());
        var reader = new Projector(database.node(), log, Registers.all());
        assertThat(reader.awaitPosition(1, Duration.ofMillis(30))).isFalse();

        var here = CompletableFuture.supplyAsync(() -> waits(writer));
        var there = CompletableFuture.supplyAsync(() -> waits(reader));
        followAll(writer);
        assertThat(here.get()).isTrue();
        assertThat(there.get()).isTrue();
        assertThat(reader.awaitPosition(log.head() + 1, Duration.ofMillis(30))).isFalse();
    }

    private boolean waits(Projector projector) {
        try {
            return projector.awaitPosition(log.head(), Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_thread_follows_when_woken_survives_an_outage_and_stops() throws Exception {
        var projector = new Projector(node, log, Registers.all());
        try (var thread = new ProjectorThread(projector)) {
            thread.start();
            assertThat(projector.awaitPosition(log.head(), Duration.ofSeconds(10)))
                    .isTrue();
            cutOff();
            happen(11, 500);
            thread.wake();
            Awaitility.await().ignoreExceptions().until(() -> projector.position() == log.head());
        }
        assertThat(projector.deadLetters()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("ledger-projector");
    }

    private History happen(long seed, int facts) {
        var history = new History(
                seed,
                Appendix950.allocated().stream().map(FundsAllocated.class::cast).toList());
        for (int i = 0; i < facts; i++) {
            log.record(history.next());
        }
        return history;
    }

    private static void followAll(Projector projector) {
        while (projector.runOnce() > 0) {
            // until it has seen all
        }
    }

    private long allocatedOf(String line) {
        return new BalanceSheet(new Snapshot(node))
                .by(PLAN, Dimension.LINE).value().items().stream()
                        .filter(item -> item.key().equals(line))
                        .mapToLong(BalanceSheet.Item::allocated)
                        .sum();
    }

    private EventSource oneByOne() {
        return small(1);
    }

    private EventSource small(int most) {
        return new EventSource() {
            @Override
            public List<RecordedEvent> after(long position, int limit) {
                return log.after(position, Math.min(most, limit));
            }

            @Override
            public long head() {
                return log.head();
            }
        };
    }

    private List<Register> registersWithBreakage() {
        return List.of(balance(), rest(), new Defective());
    }

    private static Register balance() {
        return new BalanceRegister();
    }

    /** All registers but the balances, as one. */
    private static Register rest() {
        var registers = Registers.all().stream()
                .filter(register -> !(register instanceof BalanceRegister))
                .toList();
        return new Register() {
            @Override
            public List<String> tables() {
                return registers.stream()
                        .flatMap(register -> register.tables().stream())
                        .toList();
            }

            @Override
            public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
                for (var register : registers) {
                    register.fold(batch, reading);
                }
            }
        };
    }

    /** A register with a defect, while {@link #broken}: it cannot fold the first fact of line III.2. */
    private final class Defective implements Register {
        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void fold(List<RecordedEvent> batch, Connection reading) {
            for (var recorded : batch) {
                if (broken.get()
                        && recorded.event() instanceof Fact fact
                        && fact.id().equals(Facts.id("III.2", 1))) {
                    throw new IllegalStateException("a defect in the register");
                }
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
