package ledger.core.allotment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ledger.core.Refused;
import ledger.core.Rules;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentEvent.AllocationReversed;
import ledger.core.allotment.AllotmentEvent.CeilingDrawn;
import ledger.core.allotment.AllotmentEvent.CeilingRestored;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentRefusal.ExceedsAppendix;
import ledger.core.allotment.AllotmentRefusal.ExceedsCeiling;
import ledger.core.allotment.AllotmentRefusal.NothingLacking;
import ledger.core.books.BooksRefusal.UnknownPortion;
import ledger.core.books.LineBooks;
import ledger.core.books.PlanBooks;
import ledger.core.books.Undoing;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;

/** Decides allotments: a portion never gets more than its limit, all lines together never more than the ceiling. */
public final class Allotments {

    private Allotments() {}

    /** What is recorded of one command: the plan's side first, then each line's. */
    public record Allotment(CeilingDrawn ceiling, List<FundsAllocated> allocations) {}

    /** What is recorded when an allocation is undone. */
    public record Undone(CeilingRestored ceiling, AllocationReversed reversal) {}

    /** @param lines the books of every line that is meant, in printed order */
    public static Allotment decide(
            AllocateAsApproved asked, PlanBooks plan, Collection<LineBooks> lines, Circumstances now) {
        var rules = new Rules();
        var allocations = new ArrayList<FundsAllocated>();
        for (LineBooks line : lines) {
            Dates.withinYear(rules, line.fiscalYear(), asked.effective(), now);
            rules.enforce();
            int offset = 0;
            for (var portion : line.portions()) {
                var lacking = line.allocated(portion).shortOf(line.limit(portion));
                if (lacking.positive()) {
                    allocations.add(new FundsAllocated(
                            line.next(offset++), portion, lacking, asked.decision(), asked.effective()));
                }
            }
        }
        rules.unless(!allocations.isEmpty(), () -> nothingLacking(asked, lines));
        var total = allocations.stream().map(FundsAllocated::amount).reduce(Money.ZERO, Money::plus);
        withinCeiling(rules, plan, total);
        rules.enforce();
        return new Allotment(new CeilingDrawn(asked.plan(), asked.line(), true, total, asked.effective()), allocations);
    }

    private static NothingLacking nothingLacking(AllocateAsApproved asked, Collection<LineBooks> lines) {
        var limit = Money.ZERO;
        var allocated = Money.ZERO;
        for (LineBooks line : lines) {
            allocated = allocated.plus(line.balances().allocated());
            for (var portion : line.portions()) {
                limit = limit.plus(line.limit(portion));
            }
        }
        return new NothingLacking(asked.plan(), asked.line(), limit, allocated);
    }

    public static Allotment decide(AllocateFunds asked, PlanBooks plan, LineBooks line, Circumstances now) {
        var portion = line.meant(asked.portion());
        Refused.unless(line.has(portion), () -> new UnknownPortion(line.line(), portion, List.copyOf(line.portions())));
        var rules = new Rules();
        Dates.withinYear(rules, line.fiscalYear(), asked.effective(), now);
        var limit = line.limit(portion);
        var allocated = line.allocated(portion);
        var lacking = allocated.shortOf(limit);
        rules.unless(
                lacking.covers(asked.amount()),
                () -> new ExceedsAppendix(
                        line.line(), portion, limit, allocated, asked.amount(), lacking.shortOf(asked.amount())));
        withinCeiling(rules, plan, asked.amount());
        rules.enforce();
        return new Allotment(
                new CeilingDrawn(asked.plan(), asked.line(), false, asked.amount(), asked.effective()),
                List.of(new FundsAllocated(line.next(), portion, asked.amount(), asked.decision(), asked.effective())));
    }

    private static void withinCeiling(Rules rules, PlanBooks plan, Money asked) {
        var free = plan.allocated().shortOf(plan.ceiling());
        rules.unless(
                free.covers(asked),
                () -> new ExceedsCeiling(plan.plan(), plan.ceiling(), plan.allocated(), asked, free.shortOf(asked)));
    }

    public static Undone decide(ReverseAllocation asked, LineBooks line, Circumstances now) {
        var original = Undoing.of(line, asked.allocation(), FundsAllocated.class, asked.effective(), now);
        return new Undone(
                new CeilingRestored(asked.plan(), original.id(), original.amount(), asked.effective()),
                new AllocationReversed(line.next(), original, asked.effective()));
    }
}
