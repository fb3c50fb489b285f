package ledger.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Obstacle;
import ledger.core.RealAppendix;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.law.LawRefusal.DateOutsideYear;
import ledger.core.law.LawRefusal.YearNotOver;
import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.yearend.LapseItem;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import ledger.core.yearend.YearEndRefusal.BeforeLastFact;
import ledger.core.yearend.YearEndRefusal.MoneyIsLeft;
import ledger.core.yearend.YearEndRefusal.NamedTwice;
import ledger.core.yearend.YearEndRefusal.NothingLapses;
import ledger.core.yearend.YearEndRefusal.YearIsClosed;
import ledger.core.yearend.YearEndRefusal.YearIsOpen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was not used lapses; a year is closed when nothing is left of it, and takes nothing more until it is reopened. */
class YearEndTest {

    private static final LocalDate LAPSED = LocalDate.of(2022, 2, 10);
    private static final LocalDate CLOSED = LocalDate.of(2022, 3, 1);

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void allocate() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        ledger.ask(new AllocateAsApproved(RealAppendix.ID, null, null, RealAppendix.APPROVED));
    }

    @Test
    void all_that_is_available_or_held_lapses_with_one_command_and_then_the_year_is_closed() {
        var hold = ledger.record(new HoldFunds(
                RealAppendix.line("III.2"), Portion.NEW, Money.dong(20_000_000), LocalDate.of(2021, 6, 1)));

        var lapsed = ledger.recordAll(lapse());
        // Five lines have two portions with money; of three the whole line is carried over.
        assertThat(lapsed).hasSize(18);
        assertThat(lapsed.stream().map(one -> one.fact().amount()).reduce(Money.ZERO, Money::plus))
                .isEqualTo(Money.dong(1_687_290_000));
        var withHold = lapsed.stream()
                .map(Recorded::fact)
                .map(FundsLapsed.class::cast)
                .filter(fact -> !fact.held().isEmpty())
                .toList();
        assertThat(withHold).singleElement().satisfies(fact -> {
            assertThat(fact.held().get(0).hold()).isEqualTo(hold.fact().id());
            assertThat(fact.available()).isEqualTo(Money.dong(180_000_000));
            assertThat(fact.amount()).isEqualTo(Money.dong(200_000_000));
        });
        ledger.ask(new CloseYear(RealAppendix.ID, CLOSED));
        assertThat(refused(commit("III.1")).first()).isEqualTo(new YearIsClosed(RealAppendix.ID, 2021, CLOSED));
        assertThat(refused(lapse()).first()).isInstanceOf(YearIsClosed.class);
        assertThat(refused(new ReverseLapse(lapsed.get(0).fact().id(), CLOSED)).first())
                .isInstanceOf(YearIsClosed.class);
        assertThat(refused(new CloseYear(RealAppendix.ID, CLOSED)).first()).isInstanceOf(YearIsClosed.class);

        ledger.ask(reopen(CLOSED));
        var undone = ledger.record(new ReverseLapse(lapsed.get(0).fact().id(), CLOSED));
        assertThat(undone.portionBalanceAfter().lapsed()).isEqualTo(Money.ZERO);
        assertThat(undone.portionBalanceAfter().available())
                .isEqualTo(lapsed.get(0).fact().amount());
    }

    @Test
    void a_year_with_money_left_is_not_closed_and_the_refusal_lists_all_of_it() {
        ledger.record(commit("III.1"));
        ledger.recordAll(lapse());
        var refusal =
                (MoneyIsLeft) refused(new CloseYear(RealAppendix.ID, CLOSED)).first();
        assertThat(refusal.total()).isEqualTo(Money.dong(1_000_000));
        assertThat(refusal.left()).singleElement().satisfies(left -> {
            assertThat(left.line()).isEqualTo(new LineCode("III.1"));
            assertThat(left.committed()).isEqualTo(Money.dong(1_000_000));
            assertThat(left.available()).isEqualTo(Money.ZERO);
        });
    }

    @Test
    void a_part_lapses_of_one_line() {
        var lapsed = ledger.recordAll(lapse(item("III.2", "2016-2020", 40_000_000L), item("IV.1", null, null)));
        assertThat(lapsed).extracting(one -> one.fact().amount().dong()).containsExactly(40_000_000L, 300_000_000L);
        assertThat(lapsed.get(0).portionBalanceAfter().available()).isEqualTo(Money.dong(60_000_000));
        assertThat(refused(lapse(item("IV.1", null, null))).first()).isEqualTo(new NothingLapses(RealAppendix.ID));
        assertThat(refused(lapse(item("III.2", "2016-2020", 60_000_001L)))
                        .first()
                        .code())
                .isEqualTo("not-enough-available");
        assertThat(refused(lapse(item("III.3", "NEW", 1L), item("III.3", "NEW", 140_000_000L)))
                        .first())
                .isEqualTo(new NamedTwice(RealAppendix.line("III.3"), Portion.NEW));
    }

    @Test
    void every_item_that_cannot_lapse_is_pointed_at() {
        var refused = refused(lapse(
                item("III.2", "2016-2020", 100_000_001L),
                item("III.3", "NEW", 1L),
                item("III.3", "NEW", 140_000_001L),
                item("III.1", "2016-2020", 1L)));
        assertThat(refused.obstacles())
                .extracting(Obstacle::pointer, obstacle -> obstacle.refusal().rule())
                .containsExactly(
                        tuple("/items/0/amount", "not-enough-available"),
                        tuple("/items/2", "named-twice"),
                        tuple("/items/2/amount", "not-enough-available"),
                        tuple("/items/3/portion", "unknown-portion"));
    }

    @Test
    void a_year_ends_only_when_it_is_over_and_not_before_its_last_fact() {
        assertThat(refused(new LapseFunds(RealAppendix.ID, List.of(), null, LocalDate.of(2021, 12, 31)))
                        .first())
                .isInstanceOf(DateOutsideYear.class);
        assertThat(refused(new LapseFunds(RealAppendix.ID, List.of(), null, LocalDate.of(2022, 4, 1)))
                        .first())
                .isInstanceOf(DateOutsideYear.class);
        ledger.recordAll(lapse());
        assertThat(refused(new CloseYear(RealAppendix.ID, LocalDate.of(2021, 12, 31)))
                        .first())
                .isInstanceOf(YearNotOver.class);
        assertThat(refused(new CloseYear(RealAppendix.ID, LAPSED.minusDays(1))).first())
                .isEqualTo(new BeforeLastFact(RealAppendix.ID, LAPSED.minusDays(1), LAPSED));
        assertThat(refused(reopen(CLOSED)).first()).isEqualTo(new YearIsOpen(RealAppendix.ID, 2021));
        ledger.ask(new CloseYear(RealAppendix.ID, CLOSED));
        assertThat(refused(reopen(CLOSED.minusDays(1))).first()).isInstanceOf(BeforeLastFact.class);
    }

    private static LapseFunds lapse(LapseItem... items) {
        return new LapseFunds(RealAppendix.ID, List.of(items), null, LAPSED);
    }

    private static LapseItem item(String line, @Nullable String portion, @Nullable Long amount) {
        return new LapseItem(
                new LineCode(line),
                portion == null ? null : Portion.of(portion),
                amount == null ? null : Money.dong(amount));
    }

    private static ReopenYear reopen(LocalDate day) {
        return new ReopenYear(RealAppendix.ID, List.of(RealAppendix.ID), day);
    }

    private static CommitFunds commit(String line) {
        return new CommitFunds(
                RealAppendix.line(line),
                Portion.NEW,
                Money.dong(1_000_000),
                null,
                LineStory.PAYEE,
                LineStory.CONTRACT,
                null,
                LocalDate.of(2021, 6, 1));
    }

    private Refused refused(Object command) {
        return catchThrowableOfType(Refused.class, () -> ledger.ask(command));
    }
}
