package ledger.core.law;

import ledger.core.money.Money;

/**
 * Advances under a larger contract are recovered by the time most of it has left.
 *
 * @param contractOver only contracts of more than this
 * @param percent of the contract, paid and advanced together
 */
public record AdvanceRecovery(Money contractOver, int percent) {

    /** The least that has to have left of a contract; a fraction of a đồng counts as one more. */
    public Money limit(Money contract) {
        return Money.dong((Math.multiplyExact(contract.dong(), percent) + 99) / 100);
    }

    /** Whether so much of a contract has left that nothing of its advances may be outstanding any more. */
    public boolean reached(Money contract, Money drawn) {
        return contract.compareTo(contractOver) > 0 && drawn.covers(limit(contract));
    }
}
