package ledger.core.books;

import java.time.LocalDate;
import ledger.core.balance.Balances;
import ledger.core.balance.Bucket;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.PortionChange;
import ledger.core.plan.PortionShare;

/** What one portion holds in each bucket, and how much of its quantity is free. */
final class PortionBooks {

    private PortionShare share;
    private final long[] standing = new long[Bucket.values().length];
    private final Timeline freeQuantity;
    private long quantityUsed;
    private long limitGrowth;

    PortionBooks(PortionShare share) {
        this.share = share;
        var quantity = share.quantity();
        freeQuantity = new Timeline(quantity == null ? 0 : quantity.count());
    }

    PortionShare share() {
        return share;
    }

    void change(Bucket bucket, long dong) {
        standing[bucket.ordinal()] += dong;
    }

    void amend(PortionChange change, LocalDate day) {
        share = new PortionShare(change.portion(), change.quantity(), change.amount());
        freeQuantity.add(day, change.quantityGrowth());
    }

    /** The printed amount and what later decisions and transfers made of it. */
    Money limit() {
        return Money.dong(share.amount().dong() + limitGrowth);
    }

    void growLimit(long dong) {
        limitGrowth += dong;
    }

    Quantity quantityUsed() {
        return Quantity.of(quantityUsed);
    }

    void useQuantity(LocalDate day, long count) {
        quantityUsed += count;
        freeQuantity.add(day, -count);
    }

    Low freeQuantityFrom(LocalDate day) {
        return freeQuantity.lowestFrom(day);
    }

    Money standing(Bucket bucket) {
        return Money.dong(standing[bucket.ordinal()]);
    }

    Balances balances() {
        return new Balances(
                standing(Bucket.AVAILABLE),
                standing(Bucket.HELD),
                standing(Bucket.RESERVED),
                standing(Bucket.COMMITTED),
                standing(Bucket.ADVANCED),
                standing(Bucket.SPENT),
                standing(Bucket.LAPSED),
                standing(Bucket.CARRIED_OUT));
    }
}
