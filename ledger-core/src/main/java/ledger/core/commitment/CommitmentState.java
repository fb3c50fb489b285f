package ledger.core.commitment;

import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.money.Money;
import ledger.core.plan.FactId;

/**
 * How a commitment stands: amount = drawn + undrawn + released.
 *
 * @param amount after adjustments; of an undone one, what it was made for
 * @param drawn net of what came back
 */
public record CommitmentState(FactId id, Money amount, Money drawn, Money undrawn, Money released, Status status) {

    /** What a reader is told first. */
    public enum Status {
        OPEN,
        DRAWN,
        RELEASED,
        REVERSED
    }

    public static CommitmentState of(FactId id, LineBooks books) {
        var entry = books.find(id).orElseThrow();
        var committed = (FundsCommitted) entry.fact();
        var paper = books.paper(id);
        var undrawn = books.standing(Account.committed(committed.portion(), id));
        var drawn = paper.amount().minus(undrawn).minus(paper.released());
        var status = !entry.stands()
                ? Status.REVERSED
                : undrawn.positive() ? Status.OPEN : drawn.positive() ? Status.DRAWN : Status.RELEASED;
        return new CommitmentState(
                id, entry.stands() ? paper.amount() : committed.amount(), drawn, undrawn, paper.released(), status);
    }
}
