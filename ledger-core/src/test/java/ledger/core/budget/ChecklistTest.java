package ledger.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.balance.Bucket;
import ledger.core.carryover.CarryItem;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.carryover.Ground;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.yearend.Checklist;
import ledger.core.yearend.Checklist.OpenPortion;
import ledger.core.yearend.Phase;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the checklist of the year end says is what then happens. */
class ChecklistTest {

    private static final PlanId NEXT = new PlanId("KH-2022");
    private static final LocalDate ON = LocalDate.of(2022, 2, 15);
    private static final LocalDate LAST = LocalDate.of(2022, 1, 31);
    private static final Document DECISION = new Document("15/QĐ-UBND", LocalDate.of(2022, 2, 14));
    private static final Payee PAYEE = new Payee("Công ty TNHH Tư vấn B", null);
    private static final Document IN_TIME = new Document("98/HĐ", LocalDate.of(2021, 12, 30));
    private static final Document TOO_LATE = new Document("99/HĐ", LocalDate.of(2021, 12, 31));

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void twoYears() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        ledger.ask(new AllocateAsApproved(RealAppendix.ID, null, null, RealAppendix.APPROVED));
        var first = RealAppendix.plan();
        ledger.ask(new RegisterPlan(
                new Plan(
                        NEXT,
                        "12/KH-UBND",
                        LocalDate.of(2022, 1, 15),
                        2022,
                        first.issuer(),
                        first.fundingSource(),
                        first.budgetHolder(),
                        first.approvedTotal(),
                        first.sections()),
                null));
    }

    @Test
    void what_it_says_lapses_is_carried_over_and_blocks_is_what_then_does() {
        var inTime = commit("III.1", 10_000_000, IN_TIME);
        var tooLate = commit("III.1", 4_000_000, TOO_LATE);
        var drawn = advance("III.1", inTime, 3_000_000);
        var direct = advance("III.3", null, 5_000_000);
        ledger.record(new HoldFunds(
                RealAppendix.line("III.2"), Portion.NEW, Money.dong(20_000_000), LocalDate.of(2021, 6, 1)));

        var before = checklist(ON);
        assertThat(before.left()).isEqualTo(Money.dong(1_687_290_000));
        assertThat(before.lapses()).isEqualTo(Money.dong(1_687_290_000 - 10_000_000 - 4_000_000 - 5_000_000));
        assertThat(before.couldBeCarried()).isEqualTo(Money.dong(10_000_000));
        assertThat(before.blocks()).isEqualTo(Money.dong(9_000_000));
        assertThat(before.closable()).isFalse();
        assertThat(before.lastFact()).isEqualTo(LocalDate.of(2021, 12, 31));
        assertThat(grounds(before, inTime)).containsExactly(Ground.CONTRACT_SIGNED);
        assertThat(grounds(before, drawn)).containsExactly(Ground.CONTRACT_SIGNED);
        assertThat(grounds(before, tooLate)).isEmpty();
        assertThat(grounds(before, direct)).isEmpty();

        assertThat(carryWhatHolds(before)).isEqualTo(before.couldBeCarried());
        var lapsed = ledger.recordAll(new LapseFunds(RealAppendix.ID, List.of(), null, ON)).stream()
                .map(one -> one.fact().amount())
                .reduce(Money.ZERO, Money::plus);
        assertThat(lapsed).isEqualTo(before.lapses());

        var after = checklist(ON);
        assertThat(after.left()).isEqualTo(before.blocks()).isEqualTo(after.blocks());
        assertThat(after.open())
                .extracting(portion -> portion.line().code().value())
                .containsExactly("III.1", "III.3");
        assertThat(after.closable()).isFalse();

        ledger.record(new ReleaseCommitment(tooLate, null, null, LAST));
        ledger.recordAll(
                carry(new CarryItem(direct.line().code(), null, Ground.OTHER_APPROVED, null, direct, null, null)));
        ledger.recordAll(new LapseFunds(RealAppendix.ID, List.of(), null, ON));
        assertThat(checklist(ON).open()).isEmpty();
        assertThat(checklist(ON).closable()).isTrue();
        assertThat(checklist(ON.minusDays(1)).closable())
                .as("before the last fact")
                .isFalse();
        ledger.ask(new CloseYear(RealAppendix.ID, ON));
        assertThat(checklist(ON).closable()).isFalse();
        assertThat(checklist(ON).phase()).isEqualTo(new Phase(Phase.Name.CLOSED, null));
    }

    @Test
    void documents_that_share_a_supplement_take_it_one_after_the_other_and_what_is_available_the_rest() {
        supplement("III.3", 20_000_000, LocalDate.of(2021, 8, 1));
        supplement("III.3", 10_000_000, LocalDate.of(2021, 11, 1));
        var first = commit("III.3", 18_000_000, TOO_LATE);
        var second = commit("III.3", 7_000_000, TOO_LATE);
        var third = commit("III.3", 31_000_000, TOO_LATE);
        commit("III.3", 1_000_000, IN_TIME);

        var portion = portion(checklist(ON), "III.3");
        assertThat(portion.supplements()).isEqualTo(Money.dong(30_000_000));
        assertThat(portion.late()).isEqualTo(Money.dong(10_000_000));
        assertThat(grounds(checklist(ON), first)).containsExactly(Ground.LATE_SUPPLEMENT);
        assertThat(grounds(checklist(ON), second)).containsExactly(Ground.LATE_SUPPLEMENT);
        assertThat(grounds(checklist(ON), third))
                .as("more than was supplemented")
                .isEmpty();
        assertThat(portion.documents())
                .extracting(document -> document.couldBeCarried().dong())
                .containsExactly(18_000_000L, 7_000_000L, 5_000_000L, 1_000_000L);
        assertThat(portion.availableCarried()).isEqualTo(Money.ZERO);
        assertThat(portion.blocks()).isEqualTo(Money.dong(26_000_000));

        var before = checklist(ON);
        assertThat(carryWhatHolds(before)).isEqualTo(before.couldBeCarried());
        var after = portion(checklist(ON), "III.3");
        assertThat(after.supplements()).isEqualTo(Money.ZERO);
        assertThat(after.late()).isEqualTo(Money.ZERO);
        assertThat(after.couldBeCarried()).isEqualTo(Money.ZERO);
        assertThat(after.blocks()).isEqualTo(portion.blocks());
    }

    @Test
    void available_money_of_a_supplement_could_be_carried_or_lapses() {
        supplement("III.3", 20_000_000, LocalDate.of(2021, 11, 1));
        var before = portion(checklist(ON), "III.3");
        assertThat(before.couldBeCarried()).isEqualTo(Money.dong(20_000_000));
        assertThat(before.lapses()).isEqualTo(Money.dong(160_000_000));
        assertThat(carryWhatHolds(checklist(ON))).isEqualTo(Money.dong(20_000_000));
        assertThat(portion(checklist(ON), "III.3").lapses()).isEqualTo(Money.dong(140_000_000));
    }

    @Test
    void the_phase_follows_the_days_of_the_rule_set() {
        assertThat(phase(LocalDate.of(2021, 12, 31))).isEqualTo(new Phase(Phase.Name.YEAR, LocalDate.of(2021, 12, 31)));
        assertThat(phase(LocalDate.of(2022, 1, 1))).isEqualTo(new Phase(Phase.Name.ADJUSTMENT, LAST));
        assertThat(phase(LAST)).isEqualTo(new Phase(Phase.Name.ADJUSTMENT, LAST));
        assertThat(phase(LocalDate.of(2022, 2, 1)))
                .isEqualTo(new Phase(Phase.Name.CONCLUDING, LocalDate.of(2022, 3, 31)));
        assertThat(phase(LocalDate.of(2022, 3, 31)))
                .isEqualTo(new Phase(Phase.Name.CONCLUDING, LocalDate.of(2022, 3, 31)));
        assertThat(phase(LocalDate.of(2022, 4, 1))).isEqualTo(new Phase(Phase.Name.OVER, null));
    }

    @Test
    void it_is_closable_exactly_when_it_can_be_closed() {
        for (var day : List.of(LocalDate.of(2021, 12, 31), ON)) {
            assertThat(checklist(day).closable()).isFalse();
            assertThat(catchThrowableOfType(Refused.class, () -> ledger.ask(new CloseYear(RealAppendix.ID, day))))
                    .isNotNull();
        }
    }

    private Phase phase(LocalDate day) {
        return checklist(day).phase();
    }

    private Checklist checklist(LocalDate on) {
        var plan = PlanFold.books(ledger.events(RealAppendix.ID));
        var lines = plan.leaves().stream()
                .map(code -> LineFold.books(ledger.events(new LineId(RealAppendix.ID, code))))
                .toList();
        return Checklist.of(plan, lines, on, ledger.law());
    }

    private static OpenPortion portion(Checklist checklist, String line) {
        return checklist.open().stream()
                .filter(open -> open.line().equals(RealAppendix.line(line))
                        && open.portion().equals(Portion.NEW))
                .findFirst()
                .orElseThrow();
    }

    private static Iterable<Ground> grounds(Checklist checklist, FactId document) {
        return checklist.open().stream()
                .flatMap(open -> open.documents().stream())
                .filter(one -> one.open().id().equals(document))
                .findFirst()
                .orElseThrow()
                .grounds();
    }

    /** Carries over all that the checklist says could be, in one write; answers how much that is. */
    private Money carryWhatHolds(Checklist checklist) {
        var items = new ArrayList<CarryItem>();
        for (var portion : checklist.open()) {
            for (var document : portion.documents()) {
                if (document.couldBeCarried().positive()) {
                    var ground = document.grounds().contains(Ground.CONTRACT_SIGNED)
                            ? Ground.CONTRACT_SIGNED
                            : Ground.LATE_SUPPLEMENT;
                    var id = document.open().id();
                    var advance = document.open().account().bucket() == Bucket.ADVANCED;
                    items.add(new CarryItem(
                            id.line().code(),
                            null,
                            ground,
                            advance ? null : id,
                            advance ? id : null,
                            null,
                            document.couldBeCarried()));
                }
            }
            if (portion.availableCarried().positive()) {
                items.add(new CarryItem(
                        portion.line().code(),
                        null,
                        Ground.LATE_SUPPLEMENT,
                        null,
                        null,
                        portion.portion(),
                        portion.availableCarried()));
            }
        }
        return ledger.recordAll(carry(items.toArray(CarryItem[]::new))).stream()
                .filter(one -> one.fact() instanceof FundsCarriedOut)
                .map(one -> one.fact().amount())
                .reduce(Money.ZERO, Money::plus);
    }

    private static CarryForward carry(CarryItem... items) {
        return new CarryForward(RealAppendix.ID, NEXT, List.of(items), DECISION, ON);
    }

    private FactId commit(String line, long amount, Document contract) {
        return ledger.record(new CommitFunds(
                        RealAppendix.line(line),
                        Portion.NEW,
                        Money.dong(amount),
                        null,
                        PAYEE,
                        contract,
                        null,
                        LocalDate.of(2021, 12, 31)))
                .fact()
                .id();
    }

    private FactId advance(String line, @Nullable FactId commitment, long amount) {
        return ledger.record(new DisburseFunds(
                        RealAppendix.line(line),
                        commitment,
                        commitment == null ? Portion.NEW : null,
                        DisbursementKind.ADVANCE,
                        Money.dong(amount),
                        null,
                        null,
                        null,
                        LocalDate.of(2021, 12, 31)))
                .fact()
                .id();
    }

    private void supplement(String line, long amount, LocalDate day) {
        ledger.ask(new SupplementAllocation(
                RealAppendix.ID, new LineCode(line), Portion.NEW, Money.dong(amount), DECISION, day));
    }
}
