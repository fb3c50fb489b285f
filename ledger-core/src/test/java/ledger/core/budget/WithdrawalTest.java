package ledger.core.budget;

import static ledger.core.RealAppendix.APPROVED;
import static ledger.core.RealAppendix.ID;
import static ledger.core.RealAppendix.line;
import static ledger.core.budget.LedgerStories.assertRefused;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentRefusal.UnknownPlan;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.core.registration.RegistrationRefusal.BeforeLastChange;
import ledger.core.registration.RegistrationRefusal.PlanExists;
import ledger.core.registration.RegistrationRefusal.PlanIsWithdrawn;
import ledger.core.registration.RegistrationRefusal.StillAllocated;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

    private static final LineCode LINE = new LineCode("I.1");

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void register() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
    }

    @Test
    void a_plan_of_which_nothing_is_allocated_is_withdrawn_and_takes_no_more_commands() {
        ledger.ask(new WithdrawPlan(ID, on(1, 4)));

        assertThat(ledger.events(ID)).last().isEqualTo(new PlanWithdrawn(ID, on(1, 4)));
        var withdrawn = new PlanIsWithdrawn(ID, on(1, 4));
        assertRefused(ledger, new AllocateAsApproved(ID, null, null, on(2, 4)), withdrawn);
        assertRefused(ledger, new AllocateFunds(ID, LINE, null, dong(1), null, on(2, 4)), withdrawn);
        assertRefused(ledger, new WithdrawPlan(ID, on(2, 4)), withdrawn);
        assertRefused(ledger, new RegisterPlan(RealAppendix.plan(), null), new PlanExists(ID));
    }

    @Test
    void a_plan_is_not_withdrawn_while_an_allocation_stands_and_the_refusal_names_it() {
        ledger.ask(new AllocateFunds(ID, LINE, null, dong(5_000_000), null, APPROVED));
        ledger.ask(new AllocateFunds(ID, LINE, null, dong(1_000_000), null, APPROVED));
        var first = new FactId(line("I.1"), 1);
        var second = new FactId(line("I.1"), 2);
        assertRefused(
                ledger,
                new WithdrawPlan(ID, on(1, 4)),
                new StillAllocated(ID, dong(6_000_000), List.of(second, first)));

        ledger.ask(new ReverseAllocation(second, on(10, 4)));
        assertRefused(ledger, new WithdrawPlan(ID, on(10, 4)), new StillAllocated(ID, dong(5_000_000), List.of(first)));
        ledger.ask(new ReverseAllocation(first, on(10, 4)));
        ledger.ask(new WithdrawPlan(ID, on(10, 4)));
        assertThat(ledger.events(ID)).last().isEqualTo(new PlanWithdrawn(ID, on(10, 4)));
    }

    @Test
    void a_withdrawal_never_counts_from_a_day_on_which_money_was_still_allocated() {
        ledger.ask(new AllocateFunds(ID, LINE, null, dong(5_000_000), null, APPROVED));
        ledger.ask(new ReverseAllocation(new FactId(line("I.1"), 1), on(10, 4)));
        assertRefused(ledger, new WithdrawPlan(ID, on(9, 4)), new BeforeLastChange(ID, on(9, 4), on(10, 4)));
    }

    @Test
    void what_was_never_registered_cannot_be_withdrawn() {
        assertRefused(ledger, new WithdrawPlan(new PlanId("KH-1"), on(1, 4)), new UnknownPlan(new PlanId("KH-1")));
    }
}
