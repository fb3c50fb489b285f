package ledger.core.plan;

import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What an amended appendix prints for one portion, and what was printed before; nothing is 0, never left out.
 *
 * @param quantityBefore null when the line had no quantity
 * @param quantity null when the line has none any more
 */
public record PortionChange(
        Portion portion,
        @Nullable Quantity quantityBefore,
        Money amountBefore,
        @Nullable Quantity quantity,
        Money amount) {

    /** By how many units the quantity grows; below zero when it shrinks. */
    public long quantityGrowth() {
        return count(quantity) - count(quantityBefore);
    }

    /** By how many đồng the amount grows; below zero when it shrinks. */
    public long amountGrowth() {
        return amount.dong() - amountBefore.dong();
    }

    private static long count(@Nullable Quantity quantity) {
        return quantity == null ? 0 : quantity.count();
    }
}
