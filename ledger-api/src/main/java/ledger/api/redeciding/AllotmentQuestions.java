package ledger.api.redeciding;

import ledger.core.LedgerEvent;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReduceAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseTransfer;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.allotment.AllotmentCommand.TransferAllocation;
import ledger.core.allotment.AllotmentEvent.AllocationReduced;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.CeilingDrawn;
import ledger.core.allotment.AllotmentEvent.CeilingLowered;
import ledger.core.allotment.AllotmentEvent.CeilingRaised;
import ledger.core.allotment.AllotmentEvent.CeilingRestored;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.allotment.AllotmentEvent.TransferInReversed;
import ledger.core.allotment.AllotmentEvent.TransferOutReversed;

/** What was asked of the money given to lines: the plan's own side comes first, then the lines'. */
final class AllotmentQuestions {

    private AllotmentQuestions() {}

    static void in(Questions questions) {
        questions.on(CeilingDrawn.class, (drawn, more, asked) -> allocated(drawn, more));
        questions.on(CeilingRaised.class, (raised, more, asked) -> decided(more));
        questions.on(CeilingLowered.class, (lowered, more, asked) -> decided(more));
        questions.on(CeilingRestored.class, (restored, more, asked) -> decided(more));
        questions.on(FundsTransferredOut.class, (out, more, asked) -> transferred(out, more));
        questions.on(TransferOutReversed.class, (out, more, asked) -> {
            more.one(TransferInReversed.class);
            return new ReverseTransfer(out.original().id(), out.effective());
        });
    }

    private static Object allocated(CeilingDrawn drawn, Following more) {
        var first = more.one(FundsAllocated.class);
        if (drawn.asApproved()) {
            more.all(FundsAllocated.class);
            return new AllocateAsApproved(drawn.plan(), drawn.lineCode(), first.decision(), drawn.effective());
        }
        return new AllocateFunds(
                drawn.plan(),
                first.line().code(),
                first.portion(),
                first.amount(),
                first.decision(),
                first.effective());
    }

    private static Object decided(Following more) {
        var fact = more.one(LedgerEvent.class);
        if (fact instanceof AllocationSupplemented made) {
            return new SupplementAllocation(
                    made.plan(), made.line().code(), made.portion(), made.amount(), made.decision(), made.effective());
        } else if (fact instanceof AllocationReduced made) {
            return new ReduceAllocation(
                    made.plan(), made.line().code(), made.portion(), made.amount(), made.decision(), made.effective());
        } else if (fact instanceof Reversal made) {
            return new ReverseAllocation(made.original().id(), made.effective());
        }
        throw new NotReadable(NotReadable.UNUSUAL);
    }

    private static Object transferred(FundsTransferredOut out, Following more) {
        var in = more.one(FundsTransferredIn.class);
        return new TransferAllocation(
                out.plan(),
                out.line().code(),
                out.portion(),
                in.line().code(),
                in.portion(),
                out.amount(),
                out.decision(),
                out.effective());
    }
}
