package ledger.api.redeciding;

import java.time.LocalDate;
import java.util.function.BiFunction;
import ledger.core.Reversal;
import ledger.core.commitment.CommitmentCommand.AdjustCommitment;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import ledger.core.commitment.CommitmentEvent.AdjustmentReversed;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.CommitmentReversed;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.commitment.CommitmentEvent.ReleaseReversed;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.ReverseRecovery;
import ledger.core.disbursement.DisbursementCommand.ReverseReturn;
import ledger.core.disbursement.DisbursementCommand.ReverseSettlement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.DisbursementReversed;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementEvent.PaymentReturned;
import ledger.core.disbursement.DisbursementEvent.RecoveryReversed;
import ledger.core.disbursement.DisbursementEvent.ReturnReversed;
import ledger.core.disbursement.DisbursementEvent.SettlementReversed;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.hold.HoldCommand.ReverseHold;
import ledger.core.hold.HoldEvent.FundsHeld;
import ledger.core.hold.HoldEvent.HoldReleased;
import ledger.core.hold.HoldEvent.HoldReversed;
import ledger.core.plan.FactId;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEndEvent.LapseReversed;

/** What was asked of a line, by the one fact that came of it. What was left out then is said now, and means the same. */
final class LineQuestions {

    private LineQuestions() {}

    static void in(Questions questions) {
        questions.on(
                FundsCommitted.class,
                made -> new CommitFunds(
                        made.line(),
                        made.portion(),
                        made.amount(),
                        made.quantity(),
                        made.payee(),
                        made.contract(),
                        made.decision(),
                        made.effective()));
        questions.on(
                CommitmentReleased.class,
                made -> new ReleaseCommitment(made.commitment(), made.amount(), made.quantity(), made.effective()));
        questions.on(
                CommitmentAdjusted.class,
                made -> new AdjustCommitment(
                        made.commitment(), made.after(), made.quantityAfter(), made.contract(), made.effective()));
        questions.on(
                FundsDisbursed.class,
                made -> new DisburseFunds(
                        made.line(),
                        made.commitment(),
                        made.portion(),
                        made.kind(),
                        made.amount(),
                        made.quantity(),
                        made.payee(),
                        made.voucher(),
                        made.effective()));
        questions.on(
                AdvanceSettled.class,
                made -> new SettleAdvance(made.advance(), made.amount(), made.voucher(), made.effective()));
        questions.on(
                AdvanceRecovered.class,
                made -> new RecoverAdvance(made.advance(), made.amount(), made.voucher(), made.effective()));
        questions.on(
                PaymentReturned.class,
                made -> new ReturnPayment(made.payment(), made.amount(), made.voucher(), made.effective()));
        questions.on(
                FundsHeld.class, made -> new HoldFunds(made.line(), made.portion(), made.amount(), made.effective()));
        questions.on(HoldReleased.class, made -> new ReleaseHold(made.hold(), made.amount(), made.effective()));
        undone(questions, CommitmentReversed.class, ReverseCommitment::new);
        undone(questions, AdjustmentReversed.class, ReverseAdjustment::new);
        undone(questions, ReleaseReversed.class, ReverseRelease::new);
        undone(questions, DisbursementReversed.class, ReverseDisbursement::new);
        undone(questions, SettlementReversed.class, ReverseSettlement::new);
        undone(questions, RecoveryReversed.class, ReverseRecovery::new);
        undone(questions, ReturnReversed.class, ReverseReturn::new);
        undone(questions, HoldReversed.class, ReverseHold::new);
        undone(questions, LapseReversed.class, ReverseLapse::new);
    }

    static <R extends Reversal> void undone(
            Questions questions, Class<R> kind, BiFunction<FactId, LocalDate, Object> question) {
        questions.on(kind, made -> question.apply(made.original().id(), made.effective()));
    }
}
