package ledger.core.books;

import ledger.core.balance.Bucket;
import ledger.core.balance.Movement;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;

/** What has become of one commitment or disbursement; undone facts do not count. */
public final class Paper {

    private long amount;
    private long released;
    private long settled;
    private long recovered;
    private long returned;
    private long carriedOut;
    private long quantity;

    void count(FactId self, Movement movement, int sign, boolean restated) {
        long dong = sign * movement.amount().dong();
        var from = movement.from();
        var to = movement.to();
        if (!self.equals(from.document())) {
            // Money that enters by going forwards is new; what comes back was counted when it entered.
            amount += from.bucket().compareTo(to.bucket()) < 0 ? dong : 0;
        } else if (to.bucket() == Bucket.CARRIED_OUT) {
            carriedOut += dong;
        } else if (self.equals(to.document())) {
            settled += dong;
        } else if (from.bucket() == Bucket.COMMITTED && to.bucket() == Bucket.AVAILABLE) {
            released += restated ? 0 : dong;
            amount -= restated ? dong : 0;
        } else if (from.bucket() == Bucket.ADVANCED) {
            recovered += dong;
        } else if (from.bucket() == Bucket.SPENT) {
            returned += dong;
        }
    }

    void countQuantity(long count) {
        quantity += count;
    }

    /** Everything that entered it; zero once it was undone. */
    public Money amount() {
        return Money.dong(amount);
    }

    /** The part of a commitment that is no longer promised. */
    public Money released() {
        return Money.dong(released);
    }

    /** The part of an advance that became a payment. */
    public Money settled() {
        return Money.dong(settled);
    }

    /** The part of an advance that came back. */
    public Money recovered() {
        return Money.dong(recovered);
    }

    /** The part of what was spent that came back. */
    public Money returned() {
        return Money.dong(returned);
    }

    /** The part that has moved to next year's plan. */
    public Money carriedOut() {
        return Money.dong(carriedOut);
    }

    /** The quantity of the portion it uses. */
    public Quantity quantity() {
        return Quantity.of(quantity);
    }
}
