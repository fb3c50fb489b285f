package ledger.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.allotment.AllotmentCommand.TransferAllocation;
import ledger.core.allotment.AllotmentRefusal.UnknownLine;
import ledger.core.books.BooksRefusal.CarriedInMoney;
import ledger.core.books.BooksRefusal.NotReversible;
import ledger.core.carryover.CarryItem;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverCommand.ReverseCarryOver;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.carryover.CarryOverRefusal.NoContractInTime;
import ledger.core.carryover.CarryOverRefusal.NotSupplemented;
import ledger.core.carryover.CarryOverRefusal.NotTheNextYear;
import ledger.core.carryover.CarryOverRefusal.OfAnotherLine;
import ledger.core.carryover.Ground;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentRefusal.NotEnoughCommitted;
import ledger.core.commitment.CommitmentState;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.disbursement.DisbursementState;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.law.LawRefusal.DateOutsideYear;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationRefusal.StillAllocated;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a year left moves to the plan of the next one: each amount once, on a ground that holds. */
class CarryOverTest {

    private static final PlanId NEXT = new PlanId("KH-2022");
    private static final PlanId AFTER_NEXT = new PlanId("KH-2023");
    private static final LocalDate CARRIED = LocalDate.of(2022, 2, 15);
    private static final Document DECISION = new Document("15/QĐ-UBND", LocalDate.of(2022, 2, 14));
    private static final Document CONTRACT = new Document("12/HĐ-TV", LocalDate.of(2021, 4, 5));
    private static final Portion FROM_2021 = Portion.of("CN-2021");

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void twoYears() {
        ledger.todayIs(LocalDate.of(2024, 6, 1));
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        ledger.ask(new AllocateAsApproved(RealAppendix.ID, null, null, RealAppendix.APPROVED));
        ledger.ask(new RegisterPlan(onlySectionThree(NEXT, 2022), null));
    }

    /** A plan of a later year that goes on with section III of the real one. */
    private static Plan onlySectionThree(PlanId id, int year) {
        var first = RealAppendix.plan();
        var section = first.sections().stream()
                .filter(one -> one.code().value().equals("III"))
                .findFirst()
                .orElseThrow();
        return new Plan(
                id,
                "12/KH-UBND",
                LocalDate.of(year, 1, 15),
                year,
                first.issuer(),
                first.fundingSource(),
                first.budgetHolder(),
                section.amount(),
                List.of(section));
    }

    @Test
    void a_commitment_is_carried_twice_and_each_amount_once() {
        var first = commit("III.1", 400_000_000, CONTRACT);
        pay(first, 250_000_000, LocalDate.of(2022, 1, 31));
        assertThat(refused(carry(item("III.1", Ground.CONTRACT_SIGNED, first, 150_000_001L)))
                        .first())
                .isEqualTo(
                        new NotEnoughCommitted(first, Money.dong(150_000_000), Money.dong(150_000_001), Money.dong(1)));

        var carried = ledger.recordAll(carry(item("III.1", Ground.CONTRACT_SIGNED, first, null)));
        var out = carried.get(0);
        var in = carried.get(1);
        assertThat(((FundsCarriedOut) out.fact()).into()).isEqualTo(in.fact().id());
        assertThat(((FundsCarriedIn) in.fact()).from()).isEqualTo(out.fact().id());
        assertThat(out.commitment())
                .isEqualTo(new CommitmentState(
                        first,
                        Money.dong(400_000_000),
                        Money.dong(250_000_000),
                        Money.ZERO,
                        Money.ZERO,
                        Money.dong(150_000_000),
                        CommitmentState.Status.CARRIED_OUT));
        assertThat(out.balanceAfter().carriedOut()).isEqualTo(Money.dong(150_000_000));
        assertThat(out.balanceAfter().open()).isEqualTo(Money.ZERO);
        assertThat(in.fact().portion()).isEqualTo(FROM_2021);
        assertThat(in.portionBalanceAfter().committed()).isEqualTo(Money.dong(150_000_000));
        assertThat(refused(carry(item("III.1", Ground.CONTRACT_SIGNED, first, 1L)))
                        .first())
                .isInstanceOf(NotEnoughCommitted.class);

        var second = in.fact().id();
        var paid = pay(second, 50_000_000, LocalDate.of(2022, 5, 4));
        assertThat(paid.commitment())
                .isEqualTo(new CommitmentState(
                        second,
                        Money.dong(150_000_000),
                        Money.dong(50_000_000),
                        Money.dong(100_000_000),
                        Money.ZERO,
                        Money.ZERO,
                        CommitmentState.Status.OPEN));
        ledger.ask(new RegisterPlan(onlySectionThree(AFTER_NEXT, 2023), null));
        var again = ledger.recordAll(new CarryForward(
                NEXT,
                AFTER_NEXT,
                List.of(item("III.1", Ground.CONTRACT_SIGNED, second, null)),
                DECISION,
                LocalDate.of(2023, 2, 1)));
        var third = (FundsCarriedIn) again.get(1).fact();
        assertThat(third.portion()).isEqualTo(Portion.of("CN-2022"));
        assertThat(third.commitment()).satisfies(commitment -> {
            assertThat(commitment).isNotNull();
            assertThat(commitment.origin()).isEqualTo(second);
            assertThat(commitment.contract()).isEqualTo(CONTRACT);
            assertThat(commitment.drawnBefore()).isEqualTo(Money.dong(300_000_000));
        });
        // Of a contract of 400,000,000 so 320,000,000 have left: four fifths, although 20,000,000 of this year's part
        // only.
        var due = pay(third.id(), 20_000_000, LocalDate.of(2023, 5, 4));
        assertThat(due.commitment()).isNotNull();
    }

    @Test
    void an_advance_is_settled_in_the_second_year_and_is_due_when_it_was() {
        var advance = advance("III.3", 30_000_000, LocalDate.of(2021, 12, 20));
        assertThat(refused(carry(of("III.3", Ground.CONTRACT_SIGNED, null, advance, null)))
                        .first())
                .isEqualTo(new NoContractInTime(
                        RealAppendix.line("III.3"),
                        null,
                        null,
                        LocalDate.of(2021, 12, 31),
                        "VN-2021",
                        "Luật NSNN 83/2015/QH13, Điều 64"));

        var in = ledger.recordAll(carry(of("III.3", Ground.OTHER_APPROVED, null, advance, null)))
                .get(1);
        assertThat(in.portionBalanceAfter().advanced()).isEqualTo(Money.dong(30_000_000));
        assertThat(((FundsCarriedIn) in.fact()).disbursed()).satisfies(carried -> {
            assertThat(carried).isNotNull();
            assertThat(carried.dueDate()).isEqualTo(LocalDate.of(2022, 1, 31));
            assertThat(carried.origin()).isEqualTo(advance);
        });
        var settled = ledger.record(
                new SettleAdvance(in.fact().id(), Money.dong(30_000_000), null, LocalDate.of(2022, 6, 1)));
        assertThat(settled.disbursement())
                .isEqualTo(new DisbursementState(
                        in.fact().id(),
                        Money.dong(30_000_000),
                        Money.dong(30_000_000),
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        DisbursementState.Status.SETTLED));
        assertThat(settled.portionBalanceAfter().spent()).isEqualTo(Money.dong(30_000_000));
    }

    @Test
    void a_contract_is_in_time_only_when_it_was_signed_before_the_last_day_of_the_year() {
        var late = new Document("99/HĐ", LocalDate.of(2021, 12, 31));
        var inTime = commit("III.1", 1_000_000, new Document("98/HĐ", LocalDate.of(2021, 12, 30)));
        var tooLate = commit("III.1", 1_000_000, late);
        assertThat(refused(carry(item("III.1", Ground.CONTRACT_SIGNED, tooLate, null)))
                        .first())
                .isEqualTo(new NoContractInTime(
                        RealAppendix.line("III.1"),
                        "99/HĐ",
                        late.date(),
                        LocalDate.of(2021, 12, 31),
                        "VN-2021",
                        "Luật NSNN 83/2015/QH13, Điều 64"));
        assertThat(ledger.recordAll(carry(item("III.1", Ground.CONTRACT_SIGNED, inTime, null))))
                .hasSize(2);
    }

    @Test
    void a_supplement_is_carried_once_and_no_more_than_was_given() {
        supplement("III.3", 20_000_000, LocalDate.of(2021, 8, 1));
        supplement("III.3", 10_000_000, LocalDate.of(2021, 11, 1));
        assertThat(refused(carry(item("III.3", Ground.LATE_SUPPLEMENT, null, 30_000_001L)))
                        .first())
                .isEqualTo(new NotSupplemented(
                        RealAppendix.line("III.3"),
                        Portion.NEW,
                        Money.dong(30_000_000),
                        Money.dong(30_000_001),
                        Money.dong(1)));
        // The late one first; a part of the early one only when that is used up.
        var carried = ledger.recordAll(carry(
                item("III.3", Ground.LATE_SUPPLEMENT, null, 10_000_000L),
                item("III.3", Ground.LATE_SUPPLEMENT, null, 1L)));
        assertThat(((FundsCarriedOut) carried.get(0).fact()).supplemented()).isEqualTo(LocalDate.of(2021, 11, 1));
        assertThat(((FundsCarriedOut) carried.get(2).fact()).supplemented()).isEqualTo(LocalDate.of(2021, 8, 1));
        assertThat(refused(carry(item("III.3", Ground.LATE_SUPPLEMENT, null, 20_000_000L)))
                        .first())
                .isInstanceOf(NotSupplemented.class);
    }

    @Test
    void several_items_together_never_take_more_than_there_is() {
        assertThat(refused(carry(
                                item("III.3", Ground.RESEARCH_TASK, null, 140_000_000L),
                                item("III.3", Ground.OTHER_APPROVED, null, 1L)))
                        .first()
                        .code())
                .isEqualTo("not-enough-available");
        assertThat(ledger.recordAll(carry(
                        item("III.3", Ground.RESEARCH_TASK, null, 100_000_000L),
                        item("III.3", Ground.OTHER_APPROVED, null, null))))
                .extracting(one -> one.fact().amount().dong())
                .containsExactly(100_000_000L, 100_000_000L, 40_000_000L, 40_000_000L);
    }

    @Test
    void money_goes_to_the_next_year_of_the_same_budget_holder_within_the_first_quarter() {
        ledger.ask(new RegisterPlan(onlySectionThree(AFTER_NEXT, 2023), null));
        assertThat(refused(new CarryForward(
                                RealAppendix.ID,
                                AFTER_NEXT,
                                List.of(item("III.3", Ground.RESEARCH_TASK, null, null)),
                                DECISION,
                                CARRIED))
                        .first())
                .isInstanceOf(NotTheNextYear.class);
        for (var day : List.of(LocalDate.of(2021, 12, 31), LocalDate.of(2022, 4, 1))) {
            assertThat(refused(new CarryForward(
                                    RealAppendix.ID,
                                    NEXT,
                                    List.of(item("III.3", Ground.RESEARCH_TASK, null, null)),
                                    DECISION,
                                    day))
                            .first())
                    .isInstanceOf(DateOutsideYear.class);
        }
        var elsewhere = commit("III.1", 1_000_000, CONTRACT);
        assertThat(refused(carry(item("III.3", Ground.CONTRACT_SIGNED, elsewhere, null)))
                        .first())
                .isEqualTo(new OfAnotherLine(elsewhere, new LineCode("III.3")));
    }

    @Test
    void a_line_that_next_year_lacks_is_opened_with_nothing_printed() {
        var carried = ledger.recordAll(carry(item("IV.1", Ground.OTHER_APPROVED, null, null)));
        assertThat(carried.get(1).fact().line()).isEqualTo(new LineId(NEXT, new LineCode("IV.1")));
        var extended = ledger.events(NEXT).stream()
                .filter(AppendixExtended.class::isInstance)
                .map(AppendixExtended.class::cast)
                .toList();
        assertThat(extended).singleElement().satisfies(event -> {
            assertThat(event.opened()).containsExactly(new LineCode("IV.1"));
            assertThat(event.approved().approvedTotal())
                    .isEqualTo(onlySectionThree(NEXT, 2022).approvedTotal());
            assertThat(event.approved().sections().stream().map(Section::code))
                    .containsExactly(new LineCode("III"), new LineCode("IV"));
            assertThat(event.approved().line(new LineCode("IV.1"))).hasValueSatisfying(line -> {
                assertThat(line.amount()).isEqualTo(Money.ZERO);
                assertThat(line.title())
                        .isEqualTo(RealAppendix.plan()
                                .line(new LineCode("IV.1"))
                                .orElseThrow()
                                .title());
            });
        });
        // The line means that portion by itself: nothing else stands on it.
        assertThat(ledger.record(commitOn(new LineId(NEXT, new LineCode("IV.1")), 1_000_000, CONTRACT))
                        .fact()
                        .portion())
                .isEqualTo(FROM_2021);
        assertThat(refused(carry(new CarryItem(
                                new LineCode("III.3"),
                                new LineCode("V.1"),
                                Ground.RESEARCH_TASK,
                                null,
                                null,
                                null,
                                null)))
                        .first())
                .isEqualTo(new UnknownLine(NEXT, "V.1", "/toLine"));
    }

    @Test
    void carried_in_money_is_no_allocation_of_its_year() {
        ledger.recordAll(carry(item("III.3", Ground.RESEARCH_TASK, null, 5_000_000L)));
        var line = new LineId(NEXT, new LineCode("III.3"));
        assertThat(refused(new TransferAllocation(
                                NEXT,
                                line.code(),
                                FROM_2021,
                                new LineCode("III.2"),
                                Portion.NEW,
                                Money.dong(1),
                                DECISION,
                                LocalDate.of(2022, 3, 1)))
                        .first())
                .isEqualTo(new CarriedInMoney(line, FROM_2021, "/fromPortion"));
        assertThat(refused(new WithdrawPlan(NEXT, LocalDate.of(2022, 3, 1))).first())
                .isEqualTo(new StillAllocated(NEXT, Money.dong(5_000_000), List.of(new FactId(line, 1))));
        // What the appendix gives is allocated beside it.
        var allocated = ledger.recordAll(new AllocateAsApproved(NEXT, line.code(), null, LocalDate.of(2022, 3, 1)));
        assertThat(allocated)
                .extracting(one -> one.fact().portion())
                .containsExactly(Portion.NEW, Portion.of("2016-2020"));
        assertThat(allocated.get(0).fact().amount()).isEqualTo(Money.dong(140_000_000));
    }

    @Test
    void a_carry_over_is_undone_on_both_sides_while_nothing_rests_on_it() {
        var commitment = commit("III.1", 10_000_000, CONTRACT);
        var carried = ledger.recordAll(carry(item("III.1", Ground.CONTRACT_SIGNED, commitment, null)));
        var out = carried.get(0).fact().id();
        var in = carried.get(1).fact().id();
        var paid = pay(in, 1_000_000, LocalDate.of(2022, 3, 1));
        assertThat(refused(new ReverseCarryOver(out, LocalDate.of(2022, 3, 2))).first())
                .isEqualTo(new NotReversible(in, List.of(paid.fact().id())));
        ledger.record(new ReverseDisbursement(paid.fact().id(), LocalDate.of(2022, 3, 2)));

        var undone = ledger.recordAll(new ReverseCarryOver(out, LocalDate.of(2022, 3, 2)));
        assertThat(undone.get(0).balanceAfter().committed()).isEqualTo(Money.dong(10_000_000));
        assertThat(undone.get(0).balanceAfter().carriedOut()).isEqualTo(Money.ZERO);
        assertThat(undone.get(1).balanceAfter().allocated()).isEqualTo(Money.ZERO);
        assertThat(ledger.recordAll(new CarryForward(
                        RealAppendix.ID,
                        NEXT,
                        List.of(item("III.1", Ground.CONTRACT_SIGNED, commitment, null)),
                        DECISION,
                        LocalDate.of(2022, 3, 2))))
                .as("carried anew")
                .hasSize(2);
    }

    @Test
    void a_year_is_closed_once_all_was_carried_or_lapsed() {
        var commitment = commit("III.1", 10_000_000, CONTRACT);
        ledger.recordAll(carry(item("III.1", Ground.CONTRACT_SIGNED, commitment, null)));
        ledger.recordAll(new LapseFunds(RealAppendix.ID, List.of(), null, CARRIED));
        ledger.ask(new CloseYear(RealAppendix.ID, LocalDate.of(2022, 3, 31)));
        assertThat(refused(carry(item("III.1", Ground.CONTRACT_SIGNED, commitment, null)))
                        .first()
                        .code())
                .isEqualTo("year-closed");
    }

    private static CarryForward carry(CarryItem... items) {
        return new CarryForward(RealAppendix.ID, NEXT, List.of(items), DECISION, CARRIED);
    }

    private static CarryItem item(String line, Ground ground, @Nullable FactId commitment, @Nullable Long amount) {
        return of(line, ground, commitment, null, amount);
    }

    private static CarryItem of(
            String line, Ground ground, @Nullable FactId commitment, @Nullable FactId advance, @Nullable Long amount) {
        return new CarryItem(
                new LineCode(line),
                null,
                ground,
                commitment,
                advance,
                null,
                amount == null ? null : Money.dong(amount));
    }

    private FactId commit(String line, long amount, Document contract) {
        return ledger.record(new CommitFunds(
                        RealAppendix.line(line),
                        Portion.NEW,
                        Money.dong(amount),
                        null,
                        new Payee("Công ty TNHH Tư vấn B", null),
                        contract,
                        null,
                        LocalDate.of(2021, 12, 31)))
                .fact()
                .id();
    }

    private static CommitFunds commitOn(LineId line, long amount, Document contract) {
        return new CommitFunds(
                line,
                null,
                Money.dong(amount),
                null,
                new Payee("Công ty TNHH Tư vấn B", null),
                contract,
                null,
                LocalDate.of(2022, 6, 1));
    }

    private Recorded pay(FactId commitment, long amount, LocalDate day) {
        return ledger.record(new DisburseFunds(
                commitment.line(),
                commitment,
                null,
                DisbursementKind.PAYMENT,
                Money.dong(amount),
                null,
                null,
                null,
                day));
    }

    private FactId advance(String line, long amount, LocalDate day) {
        return ledger.record(new DisburseFunds(
                        RealAppendix.line(line),
                        null,
                        Portion.NEW,
                        DisbursementKind.ADVANCE,
                        Money.dong(amount),
                        null,
                        null,
                        null,
                        day))
                .fact()
                .id();
    }

    private void supplement(String line, long amount, LocalDate day) {
        ledger.ask(new SupplementAllocation(
                RealAppendix.ID, new LineCode(line), Portion.NEW, Money.dong(amount), DECISION, day));
    }

    private Refused refused(Object command) {
        return catchThrowableOfType(Refused.class, () -> ledger.ask(command));
    }
}
