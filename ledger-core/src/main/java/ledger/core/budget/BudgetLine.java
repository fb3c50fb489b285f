package ledger.core.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.amendment.Amendments;
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
import ledger.core.law.Circumstances;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEnds;
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
        return record(Commitments.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReleaseCommitment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Commitments.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseCommitment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Commitments.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseRelease asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Commitments.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(DisburseFunds asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(SettleAdvance asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(RecoverAdvance asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(
            ReverseDisbursement asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseSettlement asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseRecovery asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(AdjustCommitment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Commitments.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseAdjustment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Commitments.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReturnPayment asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseReturn asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Disbursements.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(HoldFunds asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Holds.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReleaseHold asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Holds.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseHold asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(Holds.decide(asked, books(), now));
    }

    @CommandHandler
    Recorded decide(ReverseLapse asked, @MetaDataValue(value = CIRCUMSTANCES, required = true) Circumstances now) {
        return record(YearEnds.decide(asked, books(), now));
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
