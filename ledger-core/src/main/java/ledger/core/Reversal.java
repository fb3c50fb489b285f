package ledger.core;

import java.util.List;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** Undoes a wrongly recorded fact; the original stays. It carries the original, so that it can be read by itself. */
public interface Reversal extends Fact {

    Fact original();

    @Override
    default Portion portion() {
        return original().portion();
    }

    @Override
    default Money amount() {
        return original().amount();
    }

    @Override
    default List<Movement> movements() {
        return original().movements().stream().map(Movement::inverse).toList();
    }

    /** That of its original. */
    @Override
    default @Nullable Document document() {
        return original().document();
    }

    @Override
    default long limitGrowth() {
        return -original().limitGrowth();
    }

    @Override
    default long carriedInGrowth() {
        return -original().carriedInGrowth();
    }

    @Override
    default boolean restates() {
        return original().restates();
    }

    @Override
    default Quantity quantityUsed() {
        return original().quantityFreed();
    }

    @Override
    default Quantity quantityFreed() {
        return original().quantityUsed();
    }

    @Override
    default @Nullable FactId quantityOf() {
        return original().quantityOf();
    }
}
