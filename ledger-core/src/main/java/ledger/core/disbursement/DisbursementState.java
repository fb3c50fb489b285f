package ledger.core.disbursement;

import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.money.Money;
import ledger.core.plan.FactId;

/** How a disbursement stands. An advance: amount = settled + recovered + outstanding + carried out. */
public record DisbursementState(
        FactId id,
        Money amount,
        Money settled,
        Money recovered,
        Money returned,
        Money outstanding,
        Money carriedOut,
        Status status) {

    /** What a reader is told first. */
    public enum Status {
        PAID,
        RETURNED,
        OUTSTANDING,
        SETTLED,
        RECOVERED,
        CARRIED_OUT,
        REVERSED
    }

    public static DisbursementState of(FactId id, LineBooks books) {
        var entry = books.find(id).orElseThrow();
        var disbursed = Disbursement.madeBy(entry.fact()).orElseThrow();
        var paper = books.paper(id);
        var outstanding = books.standing(Account.advanced(disbursed.portion(), id));
        Status status;
        if (!entry.stands()) {
            status = Status.REVERSED;
        } else if (disbursed.kind() == DisbursementKind.PAYMENT) {
            status = paper.returned().equals(disbursed.amount()) ? Status.RETURNED : Status.PAID;
        } else if (outstanding.positive()) {
            status = Status.OUTSTANDING;
        } else if (paper.carriedOut().positive()) {
            status = Status.CARRIED_OUT;
        } else {
            status = paper.settled().positive() ? Status.SETTLED : Status.RECOVERED;
        }
        return new DisbursementState(
                id,
                disbursed.amount(),
                paper.settled(),
                paper.recovered(),
                paper.returned(),
                outstanding,
                paper.carriedOut(),
                status);
    }
}
