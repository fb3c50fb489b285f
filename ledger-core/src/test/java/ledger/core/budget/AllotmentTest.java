package ledger.core.budget;

import static ledger.core.RealAppendix.APPROVED;
import static ledger.core.RealAppendix.ID;
import static ledger.core.RealAppendix.line;
import static ledger.core.budget.LedgerStories.assertRefused;
import static ledger.core.budget.LedgerStories.registerAndAllocate;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentRefusal.ExceedsAppendix;
import ledger.core.allotment.AllotmentRefusal.NotALeafLine;
import ledger.core.allotment.AllotmentRefusal.NothingLacking;
import ledger.core.allotment.AllotmentRefusal.UnknownLine;
import ledger.core.allotment.AllotmentRefusal.UnknownPlan;
import ledger.core.books.BooksRefusal.NotReversible;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import org.junit.jupiter.api.Test;

class AllotmentTest {

    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void the_whole_plan_is_allocated_as_approved_portion_by_portion() {
        var recorded = registerAndAllocate(ledger);

        assertThat(recorded).hasSize(18);
        assertThat(Money.sum(recorded.stream().map(one -> one.fact().amount()).toList()))
                .contains(dong(1_687_290_000));
        assertThat(Money.sum(recorded.stream()
                        .filter(one -> one.fact().portion().carriedOver())
                        .map(one -> one.fact().amount())
                        .toList()))
                .contains(dong(310_000_000));
        assertThat(ledger.events(line("III.2"))).hasSize(3);
    }

    @Test
    void allocating_as_approved_twice_finds_nothing_lacking() {
        registerAndAllocate(ledger);
        assertRefused(
                ledger,
                new AllocateAsApproved(ID, null, null, APPROVED),
                new NothingLacking(ID, null, dong(1_687_290_000), dong(1_687_290_000)));
        assertRefused(
                ledger,
                new AllocateAsApproved(ID, new LineCode("III.2"), null, APPROVED),
                new NothingLacking(ID, new LineCode("III.2"), dong(300_000_000), dong(300_000_000)));
    }

    @Test
    void a_portion_gets_no_more_than_the_appendix_prints_and_as_approved_fills_what_lacks() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        ledger.ask(new AllocateFunds(ID, new LineCode("III.2"), Portion.NEW, dong(150_000_000), null, APPROVED));
        assertRefused(
                ledger,
                new AllocateFunds(ID, new LineCode("III.2"), Portion.NEW, dong(50_000_001), null, APPROVED),
                new ExceedsAppendix(
                        line("III.2"), Portion.NEW, dong(200_000_000), dong(150_000_000), dong(50_000_001), dong(1)));

        var filled = ledger.recordAll(new AllocateAsApproved(ID, new LineCode("III.2"), null, APPROVED));

        assertThat(filled).extracting(one -> one.fact().amount()).containsExactly(dong(50_000_000), dong(100_000_000));
        assertThat(filled.get(1).balanceAfter().allocated()).isEqualTo(dong(300_000_000));
    }

    @Test
    void a_parent_an_unknown_line_and_an_unknown_plan_get_nothing() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        assertRefused(
                ledger,
                new AllocateFunds(ID, new LineCode("III.7"), null, dong(1), null, APPROVED),
                new NotALeafLine(ID, new LineCode("III.7"), List.of(new LineCode("III.7.1"), new LineCode("III.7.2"))));
        assertRefused(
                ledger,
                new AllocateAsApproved(ID, new LineCode("III.9"), null, APPROVED),
                new UnknownLine(ID, "III.9"));
        assertRefused(
                ledger,
                new AllocateAsApproved(new PlanId("KH-1"), null, null, APPROVED),
                new UnknownPlan(new PlanId("KH-1")));
    }

    @Test
    void a_refused_allotment_leaves_no_line_half_written() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        assertRefused(
                ledger, new AllocateAsApproved(ID, new LineCode("IX"), null, APPROVED), new UnknownLine(ID, "IX"));
        assertThat(ledger.events(ID)).hasSize(1);
        RealAppendix.plan()
                .leaves()
                .forEach(row ->
                        assertThat(ledger.events(line(row.code().value()))).hasSize(1));
    }

    @Test
    void a_reversed_allocation_can_be_given_again_and_frees_the_ceiling() {
        var first = registerAndAllocate(ledger).get(0);
        assertThat(first.fact().line()).isEqualTo(line("I.1"));

        var after = ledger.record(new ReverseAllocation(first.fact().id(), on(1, 4)));

        assertThat(after.balanceAfter().allocated()).isEqualTo(dong(0));
        assertThat(ledger.recordAll(new AllocateAsApproved(ID, null, null, on(2, 4))))
                .singleElement()
                .satisfies(again -> assertThat(again.fact().amount()).isEqualTo(dong(15_000_000)));
    }

    @Test
    void an_allocation_whose_money_was_promised_is_not_reversible() {
        registerAndAllocate(ledger);
        var commitment = ledger.record(new LineStory("I.1").commit(null, 1, null, on(1, 4)));
        assertRefused(
                ledger,
                new ReverseAllocation(new FactId(line("I.1"), 1), on(2, 4)),
                new NotReversible(
                        new FactId(line("I.1"), 1), List.of(commitment.fact().id())));
    }
}
