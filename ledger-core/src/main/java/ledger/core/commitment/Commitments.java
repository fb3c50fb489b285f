package ledger.core.commitment;

import java.time.LocalDate;
import ledger.core.Rules;
import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.books.Named;
import ledger.core.books.Undoing;
import ledger.core.books.Withdrawal;
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
import ledger.core.commitment.CommitmentRefusal.BelowDrawn;
import ledger.core.commitment.CommitmentRefusal.NotEnoughCommitted;
import ledger.core.commitment.CommitmentRefusal.NothingAdjusted;
import ledger.core.commitment.CommitmentRefusal.QuantityNotCommitted;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;

/** Decides commitments: the same books and the same question always give the same answer. */
public final class Commitments {

    private Commitments() {}

    public static FundsCommitted decide(CommitFunds asked, LineBooks books, Circumstances now) {
        var portion = Named.portion(books, asked.portion());
        var rules = new Rules();
        Dates.withinYear(rules, books.fiscalYear(), asked.effective(), now);
        if (asked.quantity() != null) {
            Withdrawal.ofQuantity(rules, books, portion, asked.quantity(), asked.effective());
        }
        Withdrawal.ofAvailable(rules, books, portion, asked.amount(), asked.effective());
        rules.enforce();
        return new FundsCommitted(
                books.next(),
                portion,
                asked.amount(),
                asked.quantity(),
                asked.payee(),
                asked.contract(),
                asked.decision(),
                asked.effective());
    }

    public static CommitmentReleased decide(ReleaseCommitment asked, LineBooks books, Circumstances now) {
        var commitment = standing(asked.commitment(), books);
        var state = CommitmentState.of(asked.commitment(), books);
        var amount = asked.amount() == null ? state.undrawn() : asked.amount();
        var committed = books.paper(asked.commitment()).quantity();
        var quantity = quantityGivenBack(asked.quantity(), amount, state, committed);
        var rules = new Rules();
        Dates.untilAdjustmentEnds(rules, books.fiscalYear(), asked.effective(), now);
        Dates.notBefore(rules, asked.effective(), asked.commitment(), commitment.effective());
        rules.unless(
                quantity == null || committed.covers(quantity),
                () -> new QuantityNotCommitted(
                        asked.commitment(), committed, quantity == null ? Quantity.NONE : quantity));
        rules.unless(amount.positive(), () -> notEnough(state, Money.dong(1)));
        draw(rules, books, commitment, amount, asked.effective());
        rules.enforce();
        return new CommitmentReleased(
                books.next(), asked.commitment(), commitment.portion(), amount, quantity, asked.effective());
    }

    public static CommitmentAdjusted decide(AdjustCommitment asked, LineBooks books, Circumstances now) {
        var id = asked.commitment();
        var commitment = standing(id, books);
        var state = CommitmentState.of(id, books);
        var committed = books.paper(id).quantity();
        var quantity = committed.equals(asked.quantity()) ? null : asked.quantity();
        var adjusted = new CommitmentAdjusted(
                books.next(),
                id,
                commitment.portion(),
                state.amount(),
                asked.amount(),
                quantity == null ? null : committed,
                quantity,
                asked.contract(),
                asked.effective());
        var rules = new Rules();
        var raises = asked.amount().compareTo(state.amount()) > 0;
        if (raises || adjusted.quantityUsed().count() > 0) {
            Dates.withinYear(rules, books.fiscalYear(), asked.effective(), now);
        } else {
            Dates.untilAdjustmentEnds(rules, books.fiscalYear(), asked.effective(), now);
        }
        Dates.notBefore(rules, asked.effective(), id, commitment.effective());
        rules.unless(quantity != null || adjusted.amount().positive(), () -> new NothingAdjusted(id, state.amount()));
        if (adjusted.quantityUsed().count() > 0) {
            Withdrawal.ofQuantity(rules, books, commitment.portion(), adjusted.quantityUsed(), asked.effective());
        }
        if (raises) {
            Withdrawal.ofAvailable(rules, books, commitment.portion(), adjusted.amount(), asked.effective());
        } else if (adjusted.amount().positive()) {
            var account = Account.committed(commitment.portion(), id);
            Withdrawal.of(rules, books, account, adjusted.amount(), asked.effective(), () -> belowDrawn(state, asked));
        }
        rules.enforce();
        return adjusted;
    }

    private static BelowDrawn belowDrawn(CommitmentState state, AdjustCommitment asked) {
        return new BelowDrawn(
                state.id(),
                state.drawn(),
                state.released(),
                asked.amount(),
                state.amount().minus(state.undrawn()));
    }

    private static @Nullable Quantity quantityGivenBack(
            @Nullable Quantity stated, Money amount, CommitmentState state, Quantity committed) {
        if (stated != null) {
            return stated;
        }
        var nothingStays = !state.drawn().positive() && amount.equals(state.undrawn());
        return nothingStays && committed.count() > 0 ? committed : null;
    }

    /** The commitment with this id, which was not undone. */
    public static Commitment standing(FactId id, LineBooks books) {
        return Named.standing(books, id, Commitment::madeBy);
    }

    /** The rules of taking money out of a commitment. */
    public static void draw(Rules rules, LineBooks books, Commitment commitment, Money amount, LocalDate effective) {
        var account = Account.committed(commitment.portion(), commitment.id());
        Withdrawal.of(
                rules,
                books,
                account,
                amount,
                effective,
                () -> notEnough(CommitmentState.of(commitment.id(), books), amount));
    }

    private static NotEnoughCommitted notEnough(CommitmentState state, Money asked) {
        return new NotEnoughCommitted(
                state.id(), state.undrawn(), asked, state.undrawn().shortOf(asked));
    }

    public static CommitmentReversed decide(ReverseCommitment asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.commitment(), FundsCommitted.class, asked.effective(), now);
        return new CommitmentReversed(books.next(), original, asked.effective());
    }

    public static AdjustmentReversed decide(ReverseAdjustment asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.adjustment(), CommitmentAdjusted.class, asked.effective(), now);
        return new AdjustmentReversed(books.next(), original, asked.effective());
    }

    public static ReleaseReversed decide(ReverseRelease asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.release(), CommitmentReleased.class, asked.effective(), now);
        return new ReleaseReversed(books.next(), original, asked.effective());
    }
}
