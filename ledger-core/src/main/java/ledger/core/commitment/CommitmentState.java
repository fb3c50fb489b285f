package ledger.core.commitment;

import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.money.Money;
import ledger.core.plan.FactId;

/**
 * How a commitment stands: amount = drawn + undrawn + released + carried out.
 *
 * @param amount after adjustments; of an undone one, what it was made for
 * @param drawn net of what came back
 */
public record CommitmentState(
        FactId id, Money amount, Money drawn, Money undrawn, Money released, Money carriedOut, Status status) {

    /** What a reader is told first. */
    public enum Status {
        OPEN,
        DRAWN,
        RELEASED,
        CARRIED_OUT,
        REVERSED
    }

    public static CommitmentState of(FactId id, LineBooks books) {
        var entry = books.find(id).orElseThrow();
        var committed = Commitment.madeBy(entry.fact()).orElseThrow();
        var paper = books.paper(id);
        var undrawn = books.standing(Account.committed(committed.portion(), id));
        var concluded = paper.released().plus(paper.carriedOut());
        var drawn = paper.amount().minus(undrawn).minus(concluded);
        Status status;
        if (!entry.stands()) {
            status = Status.REVERSED;
        } else if (undrawn.positive()) {
            status = Status.OPEN;
        } else if (paper.carriedOut().positive()) {
            status = Status.CARRIED_OUT;
        } else {
            status = drawn.positive() ? Status.DRAWN : Status.RELEASED;
        }
        return new CommitmentState(
                id,
                entry.stands() ? paper.amount() : committed.amount(),
                drawn,
                undrawn,
                paper.released(),
                paper.carriedOut(),
                status);
    }
}
