package ledger.core.budget;

import java.util.HashMap;
import java.util.Map;
import ledger.core.Fact;
import ledger.core.LineCommand;
import ledger.core.books.LineBooks;
import ledger.core.commitment.CommitmentCommand.AdjustCommitment;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import ledger.core.commitment.Commitments;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.ReverseRecovery;
import ledger.core.disbursement.DisbursementCommand.ReverseReturn;
import ledger.core.disbursement.DisbursementCommand.ReverseSettlement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.Disbursements;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.hold.HoldCommand.ReverseHold;
import ledger.core.hold.Holds;
import ledger.core.law.Approvable;
import ledger.core.law.Circumstances;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEnds;
import org.jspecify.annotations.Nullable;

/** Who decides what a line decides by itself, and which of it a policy may want approved. */
final class LineDecisions {

    private static final Map<Class<?>, Decision<?>> DECISIONS = new HashMap<>();

    static {
        on(CommitFunds.class, Approvable.COMMITMENTS, Commitments::decide);
        on(ReleaseCommitment.class, Approvable.RELEASES, Commitments::decide);
        on(ReverseCommitment.class, Approvable.REVERSALS, Commitments::decide);
        on(ReverseRelease.class, Approvable.REVERSALS, Commitments::decide);
        on(AdjustCommitment.class, Approvable.ADJUSTMENTS, Commitments::decide);
        on(ReverseAdjustment.class, Approvable.REVERSALS, Commitments::decide);
        on(DisburseFunds.class, Approvable.DISBURSEMENTS, Disbursements::decide);
        on(SettleAdvance.class, Approvable.SETTLEMENTS, Disbursements::decide);
        on(RecoverAdvance.class, Approvable.RECOVERIES, Disbursements::decide);
        on(ReverseDisbursement.class, Approvable.REVERSALS, Disbursements::decide);
        on(ReverseSettlement.class, Approvable.REVERSALS, Disbursements::decide);
        on(ReverseRecovery.class, Approvable.REVERSALS, Disbursements::decide);
        on(ReturnPayment.class, Approvable.RETURNS, Disbursements::decide);
        on(ReverseReturn.class, Approvable.REVERSALS, Disbursements::decide);
        on(HoldFunds.class, null, Holds::decide);
        on(ReleaseHold.class, null, Holds::decide);
        on(ReverseHold.class, null, Holds::decide);
        on(ReverseLapse.class, null, YearEnds::decide);
    }

    private LineDecisions() {}

    /** Decides one kind of command on the books of its line. */
    interface Decider<C extends LineCommand> {
        Fact decide(C asked, LineBooks books, Circumstances now);
    }

    /**
     * How one kind of command is decided.
     *
     * @param approvable as what a policy names it; null for what is never approved by somebody else
     */
    record Decision<C extends LineCommand>(
            Class<C> kind, @Nullable Approvable approvable, Decider<C> decider) {

        /** The fact that the command records, or would record. */
        Fact decide(LineCommand asked, LineBooks books, Circumstances now) {
            return decider.decide(kind.cast(asked), books, now);
        }
    }

    private static <C extends LineCommand> void on(Class<C> kind, @Nullable Approvable approvable, Decider<C> decider) {
        DECISIONS.put(kind, new Decision<>(kind, approvable, decider));
    }

    static Decision<?> of(LineCommand asked) {
        var decision = DECISIONS.get(asked.getClass());
        if (decision == null) {
            throw new IllegalArgumentException("a line does not decide " + asked);
        }
        return decision;
    }
}
