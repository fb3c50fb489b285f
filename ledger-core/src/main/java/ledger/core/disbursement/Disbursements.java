package ledger.core.disbursement;

import java.time.LocalDate;
import java.util.function.Supplier;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.Rules;
import ledger.core.balance.Account;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.books.LineBooks;
import ledger.core.books.Named;
import ledger.core.books.Undoing;
import ledger.core.books.Withdrawal;
import ledger.core.commitment.Commitment;
import ledger.core.commitment.CommitmentState;
import ledger.core.commitment.Commitments;
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
import ledger.core.disbursement.DisbursementRefusal.NotEnoughAdvanced;
import ledger.core.disbursement.DisbursementRefusal.NotEnoughSpent;
import ledger.core.disbursement.DisbursementRefusal.PortionOfCommitment;
import ledger.core.law.AdvanceRecovery;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** Decides disbursements: never more than is left of the commitment, or of what is available when direct. */
public final class Disbursements {

    private Disbursements() {}

    public static FundsDisbursed decide(DisburseFunds asked, LineBooks books, Circumstances now) {
        var commitment = asked.commitment();
        return commitment == null ? direct(asked, books, now) : under(commitment, asked, books, now);
    }

    private static FundsDisbursed under(FactId id, DisburseFunds asked, LineBooks books, Circumstances now) {
        var commitment = Commitments.standing(id, books);
        var stated = asked.portion();
        if (stated != null && !stated.equals(commitment.portion())) {
            throw new Refused(new PortionOfCommitment(id, commitment.portion(), stated));
        }
        var rules = new Rules();
        Dates.untilAdjustmentEnds(rules, books.fiscalYear(), asked.effective(), now);
        Dates.notBefore(rules, asked.effective(), id, commitment.effective());
        Commitments.draw(rules, books, commitment, asked.amount(), asked.effective());
        rules.enforce();
        return disbursed(asked, books, commitment.portion(), commitment.contract() == null ? null : commitment, now);
    }

    private static FundsDisbursed direct(DisburseFunds asked, LineBooks books, Circumstances now) {
        var portion = Named.portion(books, asked.portion());
        var rules = new Rules();
        Dates.untilAdjustmentEnds(rules, books.fiscalYear(), asked.effective(), now);
        if (asked.quantity() != null) {
            Withdrawal.ofQuantity(rules, books, portion, asked.quantity(), asked.effective());
        }
        Withdrawal.ofAvailable(rules, books, portion, asked.amount(), asked.effective());
        rules.enforce();
        return disbursed(asked, books, portion, null, now);
    }

    private static FundsDisbursed disbursed(
            DisburseFunds asked, LineBooks books, Portion portion, @Nullable Commitment contract, Circumstances now) {
        var law = now.law().on(asked.effective());
        @Nullable
        LocalDate due =
                asked.kind() == DisbursementKind.ADVANCE && contract == null ? law.advanceDue(asked.effective()) : null;
        return new FundsDisbursed(
                books.next(),
                asked.commitment(),
                portion,
                asked.kind(),
                asked.amount(),
                asked.quantity(),
                asked.payee(),
                asked.voucher(),
                due,
                contract == null
                        ? null
                        : recoveryDue(
                                contract, asked, books, law.advanceRecovery().value()),
                asked.effective());
    }

    private static @Nullable RecoveryDue recoveryDue(
            Commitment commitment, DisburseFunds asked, LineBooks books, AdvanceRecovery rule) {
        var state = CommitmentState.of(commitment.id(), books);
        // A contract that was carried in is as large as it was, and what was drawn under it before was drawn.
        var contract = commitment.drawnBefore().plus(state.amount());
        var drawn = commitment.drawnBefore().plus(state.drawn()).plus(asked.amount());
        if (!rule.reached(contract, drawn)) {
            return null;
        }
        var outstanding = advancedUnder(commitment, books)
                .plus(asked.kind() == DisbursementKind.ADVANCE ? asked.amount() : Money.ZERO);
        return outstanding.positive() ? new RecoveryDue(contract, drawn, outstanding) : null;
    }

    /** What is outstanding of all advances that were drawn on a commitment. */
    private static Money advancedUnder(Commitment commitment, LineBooks books) {
        return books.dependents(books.find(commitment.id()).orElseThrow()).stream()
                .map(id -> books.standing(Account.advanced(commitment.portion(), id)))
                .reduce(Money.ZERO, Money::plus);
    }

    public static AdvanceSettled decide(SettleAdvance asked, LineBooks books, Circumstances now) {
        var advance = outstanding(asked.advance(), asked.amount(), asked.effective(), books, now);
        return new AdvanceSettled(
                books.next(), advance.id(), advance.portion(), asked.amount(), asked.voucher(), asked.effective());
    }

    public static AdvanceRecovered decide(RecoverAdvance asked, LineBooks books, Circumstances now) {
        var advance = outstanding(asked.advance(), asked.amount(), asked.effective(), books, now);
        return new AdvanceRecovered(
                books.next(),
                advance.id(),
                advance.commitment(),
                advance.portion(),
                asked.amount(),
                asked.voucher(),
                asked.effective());
    }

    public static PaymentReturned decide(ReturnPayment asked, LineBooks books, Circumstances now) {
        var payment = Named.standing(books, asked.payment(), Disbursement::madeBy);
        var account = Account.spent(payment.portion(), payment.id());
        var unreturned = books.standing(account);
        var amount = asked.amount();
        takes(
                payment,
                account,
                amount,
                asked.effective(),
                books,
                now,
                () -> new NotEnoughSpent(payment.id(), unreturned, amount, unreturned.shortOf(amount)));
        return new PaymentReturned(
                books.next(),
                payment.id(),
                payment.commitment(),
                payment.portion(),
                amount,
                asked.voucher(),
                asked.effective());
    }

    private static Disbursement outstanding(
            FactId id, Money amount, LocalDate effective, LineBooks books, Circumstances now) {
        var advance = Named.standing(books, id, Disbursement::madeBy);
        Refused.unless(advance.kind() == DisbursementKind.ADVANCE, () -> new UnknownFact(id));
        var account = Account.advanced(advance.portion(), id);
        var outstanding = books.standing(account);
        takes(
                advance,
                account,
                amount,
                effective,
                books,
                now,
                () -> new NotEnoughAdvanced(id, outstanding, amount, outstanding.shortOf(amount)));
        return advance;
    }

    /** The rules of taking money of a disbursement further, or back. */
    private static void takes(
            Disbursement disbursed,
            Account account,
            Money amount,
            LocalDate effective,
            LineBooks books,
            Circumstances now,
            Supplier<? extends Refusal> notEnough) {
        var rules = new Rules();
        Dates.untilAdjustmentEnds(rules, books.fiscalYear(), effective, now);
        Dates.notBefore(rules, effective, disbursed.id(), disbursed.effective());
        Withdrawal.of(rules, books, account, amount, effective, notEnough);
        rules.enforce();
    }

    public static DisbursementReversed decide(ReverseDisbursement asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.disbursement(), FundsDisbursed.class, asked.effective(), now);
        return new DisbursementReversed(books.next(), original, asked.effective());
    }

    public static SettlementReversed decide(ReverseSettlement asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.settlement(), AdvanceSettled.class, asked.effective(), now);
        return new SettlementReversed(books.next(), original, asked.effective());
    }

    public static RecoveryReversed decide(ReverseRecovery asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.recovery(), AdvanceRecovered.class, asked.effective(), now);
        return new RecoveryReversed(books.next(), original, asked.effective());
    }

    public static ReturnReversed decide(ReverseReturn asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.paymentReturn(), PaymentReturned.class, asked.effective(), now);
        return new ReturnReversed(books.next(), original, asked.effective());
    }
}
