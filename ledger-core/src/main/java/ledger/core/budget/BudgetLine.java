package ledger.core.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.LineCommand;
import ledger.core.amendment.Amendments;
import ledger.core.approval.ApprovalCommand.ApproveRequest;
import ledger.core.approval.ApprovalCommand.CarryOut;
import ledger.core.approval.ApprovalCommand.ExpireRequest;
import ledger.core.approval.ApprovalCommand.ReturnRequest;
import ledger.core.approval.ApprovalCommand.SubmitRequest;
import ledger.core.approval.ApprovalCommand.WithdrawRequest;
import ledger.core.approval.Requests;
import ledger.core.books.LineBooks;
import ledger.core.commitment.CommitmentCommand.AdjustCommitment;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.ReverseRecovery;
import ledger.core.disbursement.DisbursementCommand.ReverseReturn;
import ledger.core.disbursement.DisbursementCommand.ReverseSettlement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.hold.HoldCommand.ReverseHold;
import ledger.core.law.Circumstances;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The overspend boundary: one leaf line of one plan. Its books are folded from its events; deciders read them, and what
 * they decide is applied.
 */
public final class BudgetLine {

    /** Metadata of every command: the {@link Circumstances} in which it is decided. */
    public static final String CIRCUMSTANCES = "circumstances";

    // Null until the first event: Axon publishes under an identifier that is there before.
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable LineBooks books;

    /** For Axon, which folds the events afterwards. */
    BudgetLine() {}

    BudgetLine(LineOpened opened) {
        apply(opened);
    }

    @CommandHandler
    Recorded decide(CommitFunds asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReleaseCommitment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseCommitment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseRelease asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(DisburseFunds asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(SettleAdvance asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(RecoverAdvance asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(
            ReverseDisbursement asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseSettlement asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseRecovery asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(AdjustCommitment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseAdjustment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReturnPayment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseReturn asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(HoldFunds asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReleaseHold asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseHold asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(ReverseLapse asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return decided(asked, now);
    }

    @CommandHandler
    Recorded decide(SubmitRequest asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        var decision = LineDecisions.of(asked.wanted());
        var command = decision.approvable();
        if (command == null) {
            throw new IllegalArgumentException("nobody approves " + asked.wanted());
        }
        var wanted = decision.decide(asked.wanted(), books(), now);
        return record(Requests.decide(asked, command, wanted, books(), now));
    }

    @CommandHandler
    Recorded decide(ApproveRequest asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Requests.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(CarryOut asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        Requests.justApproved(asked.request(), books());
        return record(LineDecisions.of(asked.wanted()).decide(asked.wanted(), books(), now));
    }

    @CommandHandler
    Recorded decide(ReturnRequest asked) {
        return record(Requests.decide(asked, books()));
    }

    @CommandHandler
    Recorded decide(WithdrawRequest asked) {
        return record(Requests.decide(asked, books()));
    }

    @CommandHandler
    Recorded decide(ExpireRequest asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Requests.decide(asked, books(), now));
    }

    private Recorded decided(LineCommand asked, Circumstances now) {
        var decision = LineDecisions.of(asked);
        var fact = decision.decide(asked, books(), now);
        var command = decision.approvable();
        if (command != null) {
            Requests.needNoApproval(command, fact, now);
        }
        return record(fact);
    }

    Recorded record(Fact fact) {
        apply(fact);
        return Recorded.of(fact, books());
    }

    void amend(Amendments.Change change) {
        apply(change.line());
        change.takenBack().forEach(taken -> apply(taken));
    }

    LineBooks books() {
        if (books == null) {
            throw new IllegalStateException("a line that was not opened");
        }
        return books;
    }

    @EventSourcingHandler
    void evolve(LedgerEvent event) {
        id = String.valueOf(event.line());
        books = LineFold.after(books, event);
    }
}
