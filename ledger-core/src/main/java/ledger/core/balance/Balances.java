package ledger.core.balance;

import ledger.core.money.Money;

/** What stands in each bucket of a portion, a line or any sum of them, in đồng. */
public record Balances(
        Money available,
        Money held,
        Money reserved,
        Money committed,
        Money advanced,
        Money spent,
        Money lapsed,
        Money carriedOut) {

    public static final Balances ZERO = new Balances(
            Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** Everything that was allocated: the sum of all buckets, which is the conservation rule. */
    public Money allocated() {
        return open().plus(concluded());
    }

    /** What something may still become of: available, held, reserved, committed or advanced. */
    public Money open() {
        return available.plus(held).plus(reserved).plus(committed).plus(advanced);
    }

    /** What nothing more becomes of: spent, lapsed or carried out. */
    public Money concluded() {
        return spent.plus(lapsed).plus(carriedOut);
    }

    /** Đã giải ngân: advances and payments. */
    public Money disbursed() {
        return advanced.plus(spent);
    }

    public Balances plus(Balances other) {
        return new Balances(
                available.plus(other.available),
                held.plus(other.held),
                reserved.plus(other.reserved),
                committed.plus(other.committed),
                advanced.plus(other.advanced),
                spent.plus(other.spent),
                lapsed.plus(other.lapsed),
                carriedOut.plus(other.carriedOut));
    }
}
