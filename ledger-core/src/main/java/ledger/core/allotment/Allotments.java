package ledger.core.allotment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import ledger.core.Refused;
import ledger.core.Rules;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReduceAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseTransfer;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.allotment.AllotmentCommand.TransferAllocation;
import ledger.core.allotment.AllotmentEvent.Allocation;
import ledger.core.allotment.AllotmentEvent.AllocationReduced;
import ledger.core.allotment.AllotmentEvent.AllocationReversed;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.AllotmentFact;
import ledger.core.allotment.AllotmentEvent.CeilingDrawn;
import ledger.core.allotment.AllotmentEvent.CeilingLowered;
import ledger.core.allotment.AllotmentEvent.CeilingRaised;
import ledger.core.allotment.AllotmentEvent.CeilingRestored;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.allotment.AllotmentEvent.ReductionReversed;
import ledger.core.allotment.AllotmentEvent.SupplementReversed;
import ledger.core.allotment.AllotmentEvent.TransferInReversed;
import ledger.core.allotment.AllotmentEvent.TransferOutReversed;
import ledger.core.allotment.AllotmentRefusal.ExceedsAppendix;
import ledger.core.allotment.AllotmentRefusal.ExceedsCeiling;
import ledger.core.allotment.AllotmentRefusal.NothingLacking;
import ledger.core.allotment.AllotmentRefusal.TransfersToItself;
import ledger.core.books.LineBooks;
import ledger.core.books.Named;
import ledger.core.books.PlanBooks;
import ledger.core.books.Undoing;
import ledger.core.books.Withdrawal;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;
import ledger.core.plan.LineId;

/** Decides allotments: a portion never gets more than its limit, all lines together never more than the ceiling. */
public final class Allotments {

    private Allotments() {}

    /** What is recorded of one command: the plan's side first, then each line's. */
    public record Allotment(AllotmentEvent ceiling, List<? extends AllotmentFact> facts) {}

    /** The two sides of what is recorded of a transfer, or of its undoing. */
    public record Transfer(AllotmentFact out, AllotmentFact in) {}

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
            for (var portion : line.portions()) {
                if (!portion.carriedIn()) {
                    allocated = allocated.plus(line.allocated(portion));
                    limit = limit.plus(line.limit(portion));
                }
            }
        }
        return new NothingLacking(asked.plan(), asked.line(), limit, allocated);
    }

    public static Allotment decide(AllocateFunds asked, PlanBooks plan, LineBooks line, Circumstances now) {
        var portion = Named.allotted(line, asked.portion(), "/portion");
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

    /** @throws Refused {@code exceeds-ceiling} when the plan would grow beyond the largest amount there is */
    public static Allotment decide(SupplementAllocation asked, PlanBooks plan, LineBooks line, Circumstances now) {
        var portion = Named.allotted(line, asked.portion(), "/portion");
        var rules = new Rules();
        Dates.withinYear(rules, line.fiscalYear(), asked.effective(), now);
        var most = plan.ceiling().shortOf(Money.dong(Money.MAX));
        rules.unless(
                most.covers(asked.amount()),
                () -> new ExceedsCeiling(
                        plan.plan(), plan.ceiling(), plan.allocated(), asked.amount(), most.shortOf(asked.amount())));
        rules.enforce();
        return raised(
                new AllocationSupplemented(line.next(), portion, asked.amount(), asked.decision(), asked.effective()));
    }

    public static Allotment decide(ReduceAllocation asked, LineBooks line, Circumstances now) {
        var portion = Named.allotted(line, asked.portion(), "/portion");
        var rules = new Rules();
        Dates.withinYear(rules, line.fiscalYear(), asked.effective(), now);
        Withdrawal.ofAvailable(rules, line, portion, asked.amount(), asked.effective());
        rules.enforce();
        return lowered(
                new AllocationReduced(line.next(), portion, asked.amount(), asked.decision(), asked.effective()));
    }

    public static Transfer decide(TransferAllocation asked, LineBooks from, LineBooks to, Circumstances now) {
        var giving = Named.allotted(from, asked.fromPortion(), "/fromPortion");
        var receiving = Named.allotted(to, asked.toPortion(), "/toPortion");
        var sameLine = from.line().equals(to.line());
        var rules = new Rules();
        rules.unless(!sameLine || !giving.equals(receiving), () -> new TransfersToItself(from.line(), giving));
        Dates.withinYear(rules, from.fiscalYear(), asked.effective(), now);
        Withdrawal.ofAvailable(rules, from, giving, asked.amount(), asked.effective());
        rules.enforce();
        var out = from.next();
        var in = to.next(sameLine ? 1 : 0);
        return new Transfer(
                new FundsTransferredOut(out, in, giving, asked.amount(), asked.decision(), asked.effective()),
                new FundsTransferredIn(in, out, receiving, asked.amount(), asked.decision(), asked.effective()));
    }

    /** @param books finds the books of a line of the plan */
    public static Transfer decide(ReverseTransfer asked, Function<LineId, LineBooks> books, Circumstances now) {
        var from = books.apply(asked.transfer().line());
        var out = Undoing.of(from, asked.transfer(), FundsTransferredOut.class, asked.effective(), now);
        var to = books.apply(out.counterpart().line());
        var in = Undoing.of(to, out.counterpart(), FundsTransferredIn.class, asked.effective(), now);
        var sameLine = from.line().equals(to.line());
        return new Transfer(
                new TransferOutReversed(from.next(), out, asked.effective()),
                new TransferInReversed(to.next(sameLine ? 1 : 0), in, asked.effective()));
    }

    public static Allotment decide(ReverseAllocation asked, LineBooks line, Circumstances now) {
        var original = Undoing.of(line, asked.allocation(), Allocation.class, asked.effective(), now);
        if (original instanceof FundsAllocated allocated) {
            return new Allotment(
                    new CeilingRestored(asked.plan(), original.id(), original.amount(), asked.effective()),
                    List.of(new AllocationReversed(line.next(), allocated, asked.effective())));
        }
        return original instanceof AllocationReduced reduced
                ? raised(new ReductionReversed(line.next(), reduced, asked.effective()))
                : lowered(new SupplementReversed(line.next(), (AllocationSupplemented) original, asked.effective()));
    }

    private static Allotment raised(AllotmentFact fact) {
        return new Allotment(new CeilingRaised(fact.plan(), fact.id(), fact.amount(), fact.effective()), List.of(fact));
    }

    private static Allotment lowered(AllotmentFact fact) {
        return new Allotment(
                new CeilingLowered(fact.plan(), fact.id(), fact.amount(), fact.effective()), List.of(fact));
    }
}
