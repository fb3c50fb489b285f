package ledger.core.balance;

import ledger.core.money.Money;

/** Money goes from one account to another; the only thing that ever happens to money. */
public record Movement(Account from, Account to, Money amount) {

    public Movement {
        if (!amount.positive() || from.equals(to)) {
            throw new IllegalArgumentException("nothing moves: " + amount + " from " + from + " to " + to);
        }
    }

    /** The exact opposite. */
    public Movement inverse() {
        return new Movement(to, from, amount);
    }
}
