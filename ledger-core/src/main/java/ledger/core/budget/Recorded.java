package ledger.core.budget;

import java.util.ArrayList;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.balance.Balances;
import ledger.core.books.LineBooks;
import ledger.core.commitment.Commitment;
import ledger.core.commitment.CommitmentState;
import ledger.core.disbursement.Disbursement;
import ledger.core.disbursement.DisbursementState;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;

/**
 * A fact and how the books stood right after it; the same whether read while recording or folded again years later.
 *
 * @param balanceAfter of the line
 * @param portionBalanceAfter of the fact's portion
 * @param commitment the commitment it made or changed; null when none
 * @param disbursement the disbursement it made or changed; null when none
 */
public record Recorded(
        Fact fact,
        Balances balanceAfter,
        Balances portionBalanceAfter,
        @Nullable CommitmentState commitment,
        @Nullable DisbursementState disbursement) {

    /** @param books with the fact as the last one recorded */
    public static Recorded of(Fact fact, LineBooks books) {
        CommitmentState commitment = null;
        DisbursementState disbursement = null;
        for (FactId id : subjects(fact)) {
            var subject = books.find(id).orElseThrow().fact();
            if (Commitment.madeBy(subject).isPresent()) {
                commitment = CommitmentState.of(id, books);
            } else if (Disbursement.madeBy(subject).isPresent()) {
                disbursement = DisbursementState.of(id, books);
            }
        }
        return new Recorded(fact, books.balances(), books.balances(fact.portion()), commitment, disbursement);
    }

    private static Iterable<FactId> subjects(Fact fact) {
        var subject = fact instanceof Reversal reversal ? reversal.original() : fact;
        var subjects = new ArrayList<>(subject.restsOn());
        subjects.add(subject.id());
        return subjects;
    }
}
