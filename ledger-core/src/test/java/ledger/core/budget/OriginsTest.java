package ledger.core.budget;

import static ledger.core.RealAppendix.ID;
import static ledger.core.RealAppendix.leaf;
import static ledger.core.RealAppendix.line;
import static ledger.core.RealAppendix.share;
import static ledger.core.budget.LedgerStories.assertRefused;
import static ledger.core.budget.LedgerStories.registerAndAllocate;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationEvent.BeyondOrigin;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationRefusal.ExceedsOrigin;
import ledger.core.registration.RegistrationRefusal.OriginLineUnknown;
import ledger.core.registration.RegistrationRefusal.OriginNotALeaf;
import ledger.core.registration.RegistrationRefusal.OriginNotEarlier;
import ledger.core.registration.RegistrationRefusal.OriginPeriodDiffers;
import ledger.core.registration.RegistrationRefusal.OriginUnitDiffers;
import ledger.core.registration.RegistrationRefusal.OriginUnknown;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that is carried over is what an earlier plan left: its line, period, unit and quantity. */
class OriginsTest {

    private static final PlanId NEXT = new PlanId("KH-2022");
    private static final LineCode CODE = new LineCode("III.1");
    private static final Portion EARLY = Portion.of("2016-2020");
    private static final Document DECISION = new Document("7/QĐ-UBND", LocalDate.of(2022, 4, 1));
    private static final String AT = "/sections/0/lines/0/portions/0";

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void register() {
        registerAndAllocate(ledger);
    }

    private static Plan plan(int year, Line... lines) {
        var real = RealAppendix.plan();
        var total = List.of(lines).stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
        return new Plan(
                NEXT,
                "12/KH-UBND",
                LocalDate.of(year, 1, 15),
                year,
                real.issuer(),
                real.fundingSource(),
                real.budgetHolder(),
                total,
                List.of(new Section(
                        new LineCode("III"), "Hỗ trợ", real.budgetHolder(), List.of(), null, null, List.of(lines))));
    }

    private static Line carried(String code, String unit, String period, long quantity, LineId origin) {
        return leaf(code, unit, 9, 1_000, share(period, quantity, 1_000).from(origin));
    }

    private static Line carried(String unit, String period, long quantity, LineId origin) {
        return carried("III.1", unit, period, quantity, origin);
    }

    private static RegisterPlan next(Line... lines) {
        return new RegisterPlan(plan(2022, lines), null);
    }

    private PlanRegistered registered() {
        return (PlanRegistered) ledger.events(NEXT).get(0);
    }

    private void use(long quantity) {
        ledger.ask(new LineStory("III.2").commit("2016-2020", 1_000_000, quantity, on(5, 4)));
    }

    @Test
    void the_origin_is_kept_with_the_plan_and_its_line() {
        ledger.ask(next(carried("HT", "2016-2020", 2, line("III.2"))));
        assertThat(registered().beyondOrigin()).isNull();
        var opened = (LineOpened) ledger.events(new LineId(NEXT, CODE)).get(0);
        assertThat(opened.portions().get(1).origin()).isEqualTo(line("III.2"));
    }

    @Test
    void what_was_new_is_called_by_the_origins_own_year() {
        ledger.ask(next(carried("HT", "2021", 4, line("III.2"))));
        assertThat(registered().beyondOrigin()).isNull();
    }

    @Test
    void a_plan_that_is_not_there_or_was_withdrawn_has_left_nothing() {
        var nowhere = LineId.parse("KH-X:III.2");
        assertRefused(
                ledger,
                next(carried("HT", "2020", 1, nowhere)),
                new OriginUnknown(CODE, Portion.of("2020"), nowhere.plan(), AT + "/origin/plan"));
        var gone = new InMemoryLedger();
        gone.ask(new RegisterPlan(RealAppendix.plan(), null));
        gone.ask(new WithdrawPlan(ID, on(1, 6)));
        assertRefused(
                gone,
                next(carried("HT", "2016-2020", 1, line("III.2"))),
                new OriginUnknown(CODE, EARLY, ID, AT + "/origin/plan"));
    }

    @Test
    void work_comes_from_an_earlier_year() {
        assertRefused(
                ledger,
                new RegisterPlan(plan(2021, carried("HT", "2016-2020", 1, line("III.2"))), null),
                new OriginNotEarlier(CODE, EARLY, ID, 2021, 2021, AT + "/origin/plan"));
    }

    @Test
    void the_origins_line_is_there() {
        assertRefused(
                ledger,
                next(carried("HT", "2016-2020", 1, line("III.9"))),
                new OriginLineUnknown(CODE, EARLY, ID, new LineCode("III.9"), AT + "/origin/line"));
    }

    @Test
    void the_origins_line_is_a_leaf() {
        assertRefused(
                ledger,
                next(carried("DN", "2020", 1, line("III.7"))),
                new OriginNotALeaf(
                        CODE,
                        Portion.of("2020"),
                        ID,
                        new LineCode("III.7"),
                        List.of(new LineCode("III.7.1"), new LineCode("III.7.2")),
                        AT + "/origin/line"));
    }

    @Test
    void the_origins_line_has_work_of_that_period() {
        assertRefused(
                ledger,
                next(carried("HT", "2020", 1, line("III.2"))),
                new OriginPeriodDiffers(
                        CODE,
                        Portion.of("2020"),
                        ID,
                        new LineCode("III.2"),
                        List.of(Portion.of("2021"), EARLY),
                        AT + "/period"));
        assertRefused(
                ledger,
                next(carried("SP", "2021", 1, line("III.5"))),
                new OriginPeriodDiffers(
                        CODE, Portion.of("2021"), ID, new LineCode("III.5"), List.of(EARLY), AT + "/period"));
    }

    @Test
    void quantities_of_different_units_are_not_compared() {
        assertRefused(
                ledger,
                next(carried("DN", "2016-2020", 1, line("III.2"))),
                new OriginUnitDiffers(CODE, EARLY, ID, new LineCode("III.2"), "DN", "HT", AT + "/origin/line"));
    }

    private static ExceedsOrigin exceeds(long quantity, long done, String pointer) {
        return new ExceedsOrigin(
                CODE,
                EARLY,
                ID,
                new LineCode("III.2"),
                EARLY,
                Quantity.of(quantity),
                Quantity.of(2),
                Quantity.of(done),
                Quantity.of(2 - done),
                pointer);
    }

    @Test
    void no_more_is_taken_over_than_was_printed_all_lines_together() {
        assertRefused(ledger, next(carried("HT", "2016-2020", 3, line("III.2"))), exceeds(3, 0, AT + "/quantity"));
        assertRefused(
                ledger,
                next(
                        carried("HT", "2016-2020", 2, line("III.2")),
                        carried("III.2", "HT", "2016-2020", 1, line("III.2"))),
                exceeds(3, 0, AT + "/quantity"));
    }

    @Test
    void more_than_is_left_of_an_open_year_is_told() {
        use(1);
        ledger.ask(next(carried("HT", "2016-2020", 2, line("III.2"))));
        assertThat(registered().beyondOrigin())
                .containsExactly(new BeyondOrigin(
                        CODE, EARLY, Quantity.of(2), line("III.2"), EARLY, Quantity.of(2), Quantity.of(1)));
        assertThat(Warnings.of(registered(), ledger.law().on(on(1, 6))))
                .singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo("exceeds-origin"));
    }

    @Test
    void more_than_is_left_of_a_closed_year_is_refused() {
        ledger.ask(new DisburseFunds(
                line("III.2"),
                null,
                EARLY,
                DisbursementKind.PAYMENT,
                Money.dong(1_000_000),
                Quantity.of(1),
                LineStory.PAYEE,
                null,
                on(10, 6)));
        ledger.ask(new LapseFunds(ID, List.of(), null, LocalDate.of(2022, 2, 10)));
        ledger.ask(new CloseYear(ID, LocalDate.of(2022, 3, 1)));
        assertRefused(ledger, next(carried("HT", "2016-2020", 2, line("III.2"))), exceeds(2, 1, AT + "/quantity"));
        ledger.ask(next(carried("HT", "2016-2020", 1, line("III.2"))));
        assertThat(registered().beyondOrigin()).isNull();
    }

    private static AmendPlan amend(int version, Line... lines) {
        var plan = plan(2022, lines);
        return new AmendPlan(NEXT, plan.approvedTotal(), plan.sections(), version, DECISION, null, DECISION.date());
    }

    @Test
    void an_amendment_is_asked_for_what_is_new_in_it_only() {
        ledger.ask(next(carried("HT", "2016-2020", 2, line("III.2"))));
        use(2);
        // III.1 takes over more than is left by now; it did not when it was recorded.
        ledger.ask(amend(0, carried("HT", "2016-2020", 2, line("III.2")), leaf("III.3", "DN", 1, 5_000)));
        assertThat(((PlanAmended) ledger.events(NEXT).get(1)).beyondOrigin()).isNull();
        assertRefused(
                ledger,
                amend(1, carried("HT", "2016-2020", 3, line("III.2")), leaf("III.3", "DN", 1, 5_000)),
                exceeds(3, 2, "/sections"));
    }

    @Test
    void an_origin_that_is_stated_later_changes_no_line() {
        ledger.ask(next(leaf("III.1", "HT", 9, 1_000, share("2016-2020", 2, 1_000))));
        ledger.ask(amend(0, carried("HT", "2016-2020", 2, line("III.2"))));
        assertThat(ledger.events(NEXT)).hasSize(2);
        assertThat(ledger.events(new LineId(NEXT, CODE))).hasSize(1);
    }
}
