package ledger.core.carryover;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.commitment.Commitment;
import ledger.core.commitment.Commitments;
import ledger.core.disbursement.Disbursement;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;

/**
 * A commitment or an advance of which something is left.
 *
 * @param account where that stands
 * @param payee of an advance its own, else that of the commitment it was drawn on; null when neither names one
 * @param contract of an advance that of the commitment it was drawn on, else the one it came in with; null when none
 */
public record OpenDocument(
        FactId id,
        Account account,
        Money left,
        @Nullable Payee payee,
        @Nullable Document contract) {

    /** All of a line, in the order in which they were made. */
    public static List<OpenDocument> of(LineBooks line) {
        var commitments = line.standing(Commitment.Maker.class).stream()
                .flatMap(fact -> Commitment.madeBy(fact).stream())
                .map(commitment -> of(commitment, line));
        var advances = line.standing(Disbursement.Maker.class).stream()
                .flatMap(fact -> Disbursement.madeBy(fact).stream())
                .map(advance -> of(advance, line));
        return Stream.concat(commitments, advances)
                .filter(document -> document.left().positive())
                .sorted(Comparator.comparingLong(document -> document.id().number()))
                .toList();
    }

    static OpenDocument of(Commitment commitment, LineBooks line) {
        var account = Account.committed(commitment.portion(), commitment.id());
        return new OpenDocument(
                commitment.id(), account, line.standing(account), commitment.payee(), commitment.contract());
    }

    static OpenDocument of(Disbursement advance, LineBooks line) {
        var account = Account.advanced(advance.portion(), advance.id());
        var commitment = Optional.ofNullable(advance.commitment()).map(under -> Commitments.standing(under, line));
        return new OpenDocument(
                advance.id(),
                account,
                line.standing(account),
                advance.payee() == null ? commitment.map(Commitment::payee).orElse(null) : advance.payee(),
                commitment.map(Commitment::contract).orElse(advance.contract()));
    }
}
