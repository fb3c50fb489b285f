package ledger.projections.replay;

import static ledger.core.money.Money.dong;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ledger.core.LedgerEvent;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.money.Quantity;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionChange;
import ledger.projections.Appendix950;
import ledger.projections.History;
import ledger.projections.Log;
import ledger.projections.Moment;
import ledger.projections.ReadingDatabase;
import ledger.projections.Rebuild;
import ledger.projections.RecordedEvent;
import ledger.projections.Registers;
import ledger.projections.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What books folded from movements alone and the registers say of the same random history. */
class ComparisonTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 30);
    private static final int ALL = 100_000;

    private final ReadingDatabase database = new ReadingDatabase();
    private final HikariDataSource node = database.node();
    private final Comparison comparison = new Comparison(new Snapshot(node), null);
    private final Log log = Appendix950.log();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_registers_of_any_day_and_position_are_those_of_fresh_books(long seed) {
        happen(seed);
        var now = now();
        assertThat(now.differences()).as("now, seed %d", seed).isEmpty();
        assertThat(now.position()).isEqualTo(log.head());
        assertThat(now.figures()).as("both kinds of rows").isGreaterThan(2 * now.lines() * Figure.COUNT);
        var dice = new Random(seed);
        for (int i = 0; i < 12; i++) {
            var moment = moment(dice);
            var then = comparison.asOf(moment, books(moment));
            assertThat(then.differences()).as("%s, seed %d", moment, seed).isEmpty();
            assertThat(then.total()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "balance, AVAILABLE, update reading.balance set available = available + 7 where line = 'III.2' and portion = 'NEW'",
        "balance, LIMIT, update reading.balance set limit_amount = limit_amount + 7 where line = 'III.2' and portion = 'NEW'",
        "balance_total, SPENT, update reading.balance_total set spent = coalesce(spent&0) + 7 where line = 'III.2' and portion = 'NEW' and period = 0",
    })
    void a_row_that_was_changed_by_hand_is_named(String table, Figure figure, String change) {
        happen(4);
        database.superuser().sql(change.replace('&', ',')).update();

        var found = now();

        assertThat(found.total()).isOne();
        var difference = found.differences().get(0);
        assertThat(difference.table()).isEqualTo(table);
        assertThat(difference.line()).isEqualTo("III.2");
        assertThat(difference.portion()).isEqualTo("NEW");
        assertThat(difference.figure()).isEqualTo(figure);
        assertThat(difference.register()).isEqualTo(difference.replayed() + 7);
    }

    @Test
    void what_a_commitment_and_an_advance_still_have_is_compared_one_by_one() {
        happen(5);
        var commitment = first("commitment", "undrawn");
        var advance = first("disbursement", "outstanding");
        change("update reading.commitment set undrawn = undrawn + 7 where id = ?", commitment);
        change("delete from reading.disbursement_step where id = ?", advance);

        assertThat(now().differences())
                .anySatisfy(one -> {
                    assertThat(one.table()).isEqualTo("commitment");
                    assertThat(one.document()).isEqualTo(commitment);
                    assertThat(one.register()).isEqualTo(one.replayed() + 7);
                })
                .anySatisfy(one -> {
                    assertThat(one.table()).isEqualTo("disbursement_step");
                    assertThat(one.document()).isEqualTo(advance);
                    assertThat(one.register()).isZero();
                })
                .hasSize(2);
    }

    @Test
    void a_row_that_is_missing_and_one_that_should_not_be_there_differ_from_nothing() {
        happen(6);
        change("delete from reading.balance where line = ?", "I.1");
        change("update reading.balance set plan = 'OTHER' where line = ?", "III.4");

        var found = now();

        assertThat(found.differences()).anyMatch(one -> one.line().equals("I.1") && one.register() == 0);
        assertThat(found.differences()).anyMatch(one -> one.plan().equals("OTHER") && one.replayed() == 0);
        var other = new Comparison(new Snapshot(node), new PlanId("ANOTHER"));
        assertThat(other.now(new FreshBooks(), position -> {}).total()).isZero();
    }

    private String first(String table, String figure) {
        return database.superuser()
                .sql("select id from reading." + table + " where " + figure + " > 0 order by id limit 1")
                .query(String.class)
                .single();
    }

    private void change(String sql, String param) {
        assertThat(JdbcClient.create(node).sql(sql).param(param).update()).isPositive();
    }

    private Comparison.Outcome now() {
        var books = new FreshBooks();
        return comparison.now(
                books, position -> events(new Moment(null, position)).forEach(books::fold));
    }

    private FreshBooks books(Moment moment) {
        var books = new FreshBooks();
        events(moment).forEach(books::fold);
        return books;
    }

    private Stream<LedgerEvent> events(Moment moment) {
        return log.after(0, ALL).stream()
                .filter(recorded -> moment.covers(recorded.event(), recorded.position()))
                .map(RecordedEvent::event);
    }

    /** A day, a position, or both. */
    private Moment moment(Random dice) {
        var day = FIRST_DAY.plusDays(dice.nextInt(240));
        long position = 1 + dice.nextInt((int) log.head());
        return switch (dice.nextInt(3)) {
            case 0 -> new Moment(null, position);
            case 1 -> new Moment(day, log.head());
            default -> new Moment(day, position);
        };
    }

    private void happen(long seed) {
        var allocated =
                Appendix950.allocated().stream().map(FundsAllocated.class::cast).toList();
        var history = new History(seed, allocated);
        for (int i = 0; i < 800; i++) {
            log.record(history.next());
        }
        var change = new PortionChange(Portion.NEW, Quantity.of(2), dong(60_000_000), Quantity.of(3), dong(90_000_000));
        log.record(new LineAmended(
                Appendix950.line("III.4"), "SP", dong(30_000_000), List.of(change), FIRST_DAY.plusDays(90)));
        for (int i = 0; i < 200; i++) {
            log.record(history.next());
        }
        new Rebuild(node, log, Registers.all()).run((done, head, perSecond) -> {});
    }
}
