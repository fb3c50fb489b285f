package ledger.core.budget;

import static ledger.core.RealAppendix.APPROVED;
import static ledger.core.RealAppendix.ID;
import static ledger.core.RealAppendix.line;
import static ledger.core.budget.LedgerStories.assertRefused;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentRefusal.AgencyIsSucceeded;
import ledger.core.document.Document;
import ledger.core.law.LawRefusal.DateInFuture;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.succession.SuccessionCommand.SucceedAgency;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.succession.SuccessionEvent.HandedOver;
import ledger.core.succession.SuccessionRefusal.NothingToTakeOver;
import ledger.core.succession.SuccessionRefusal.SucceedsItself;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final Agency STATISTICS = new Agency("cuc-thong-ke", "Cục Thống kê tỉnh");
    private static final Agency SCIENCE = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
    private static final Agency FINANCE = new Agency("so-tc", "Sở Tài chính");
    private static final PlanId OTHER = new PlanId("KH-KHAC-2021");
    private static final Document DECISION = new Document("12/NQ-HĐND", on(1, 6));

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void register() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
    }

    private static SucceedAgency succeed(Agency predecessor, Agency successor, LocalDate effective, PlanId... plans) {
        return new SucceedAgency(List.of(plans), predecessor, successor, DECISION, effective);
    }

    private static Plan other(PlanId id) {
        var plan = RealAppendix.plan();
        return new Plan(
                id,
                plan.number(),
                plan.date(),
                plan.fiscalYear(),
                plan.issuer(),
                plan.fundingSource(),
                plan.budgetHolder(),
                plan.approvedTotal(),
                plan.sections());
    }

    private AgencySucceeded last(PlanId plan) {
        var events = ledger.events(plan);
        return (AgencySucceeded) events.get(events.size() - 1);
    }

    @Test
    void the_successor_leads_the_lines_and_what_each_portion_had_is_stated() {
        ledger.ask(new AllocateAsApproved(ID, null, DECISION, on(30, 3)));
        ledger.ask(succeed(STATISTICS, FINANCE, on(1, 6), ID));

        var succeeded = last(ID);
        assertThat(succeeded.budgetHolder()).isFalse();
        assertThat(succeeded.effective()).isEqualTo(on(1, 6));
        assertThat(succeeded.handedOver()).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(line("IV.1"));
            assertThat(one.portion()).isEqualTo(Portion.NEW);
            assertThat(one.led()).isTrue();
            assertThat(one.balances().available()).isEqualTo(dong(300_000_000));
        });
    }

    @Test
    void the_holder_hands_over_every_portion_and_leads_only_its_own() {
        ledger.ask(new AllocateAsApproved(ID, null, DECISION, on(30, 3)));
        ledger.ask(succeed(SCIENCE, FINANCE, on(1, 6), ID));

        var succeeded = last(ID);
        assertThat(succeeded.budgetHolder()).isTrue();
        assertThat(succeeded.handedOver().stream()
                        .map(one -> one.balances().allocated())
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(dong(1_687_290_000));
        assertThat(succeeded.handedOver())
                .filteredOn(one -> !one.led())
                .extracting(HandedOver::line)
                .containsExactly(line("IV.1"));
    }

    @Test
    void all_plans_in_force_change_at_once_and_a_withdrawn_one_stays_as_it_was() {
        ledger.ask(new RegisterPlan(other(OTHER), null));
        var withdrawn = new PlanId("KH-RUT-2021");
        ledger.ask(new RegisterPlan(other(withdrawn), null));
        ledger.ask(new WithdrawPlan(withdrawn, on(1, 4)));
        ledger.ask(succeed(STATISTICS, FINANCE, on(1, 6), ID, OTHER, withdrawn, new PlanId("KH-KHONG-CO")));

        assertThat(last(ID).plan()).isEqualTo(ID);
        assertThat(last(OTHER).plan()).isEqualTo(OTHER);
        assertThat(ledger.events(withdrawn)).noneMatch(AgencySucceeded.class::isInstance);
    }

    @Test
    void what_counts_before_the_appendix_counts_with_the_appendix() {
        ledger.ask(succeed(STATISTICS, FINANCE, on(1, 2), ID));
        assertThat(last(ID).effective()).isEqualTo(APPROVED);
    }

    @Test
    void nothing_is_taken_over_twice_from_a_plan_whose_year_is_over_or_from_a_stranger() {
        var afterTheYear = LocalDate.of(2022, 2, 1);
        assertRefused(
                ledger,
                succeed(STATISTICS, FINANCE, afterTheYear, ID),
                new NothingToTakeOver("cuc-thong-ke", afterTheYear));
        assertRefused(ledger, succeed(FINANCE, SCIENCE, on(1, 6), ID), new NothingToTakeOver("so-tc", on(1, 6)));
        ledger.ask(succeed(STATISTICS, FINANCE, LocalDate.of(2022, 1, 31), ID));
        assertRefused(
                ledger, succeed(STATISTICS, FINANCE, on(1, 6), ID), new NothingToTakeOver("cuc-thong-ke", on(1, 6)));
    }

    @Test
    void an_agency_does_not_succeed_itself_and_not_in_the_future() {
        assertRefused(
                ledger,
                succeed(STATISTICS, new Agency("cuc-thong-ke", "Chi cục Thống kê"), on(1, 6), ID),
                new SucceedsItself("cuc-thong-ke"));
        var tomorrow = LocalDate.of(2022, 6, 2);
        assertRefused(
                ledger,
                succeed(STATISTICS, FINANCE, tomorrow, ID),
                new DateInFuture(tomorrow, LocalDate.of(2022, 6, 1)));
    }

    @Test
    void an_amendment_gives_nothing_to_an_agency_that_was_succeeded_until_it_takes_over_again() {
        ledger.ask(succeed(STATISTICS, FINANCE, on(1, 6), ID));
        var plan = RealAppendix.plan();
        var amended = new AmendPlan(ID, plan.approvedTotal(), plan.sections(), 0, DECISION, null, on(2, 6));
        assertRefused(ledger, amended, new AgencyIsSucceeded("cuc-thong-ke", "so-tc", "Sở Tài chính"));

        ledger.ask(succeed(FINANCE, STATISTICS, on(3, 6), ID));
        assertThat(last(ID).successor()).isEqualTo(STATISTICS);
    }

    @Test
    void a_closed_year_is_left_alone_even_by_a_succession_that_is_dated_back_into_it() {
        ledger.ask(new CloseYear(ID, LocalDate.of(2022, 3, 1)));
        assertRefused(
                ledger, succeed(STATISTICS, FINANCE, on(1, 6), ID), new NothingToTakeOver("cuc-thong-ke", on(1, 6)));
        ledger.ask(new ReopenYear(ID, List.of(ID), LocalDate.of(2022, 3, 2)));
        ledger.ask(succeed(STATISTICS, FINANCE, on(1, 6), ID));
        assertThat(last(ID).successor()).isEqualTo(FINANCE);
    }
}
