package ledger.core;

import java.util.List;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * An event that moves money of one portion of one line. It can be undone once, by a {@link Reversal}.
 *
 * <p>What a fact says of itself is all that books and registers need, so they fold every kind of fact in the same way.
 */
public interface Fact extends LedgerEvent {

    FactId id();

    Portion portion();

    Money amount();

    @Override
    List<Movement> movements();

    /** The facts it could not stand without: the commitment it draws on, the advance it settles. */
    default List<FactId> restsOn() {
        return List.of();
    }

    /** The paper that it was recorded for, such as the contract or the voucher; null when none is named. */
    default @Nullable Document document() {
        return null;
    }

    /** By how much it changes what may be allocated to its portion, in đồng; below 0 where it lowers the limit. */
    default long limitGrowth() {
        return 0;
    }

    /** By how much it changes what came in from the plan of the year before, in đồng. */
    default long carriedInGrowth() {
        return 0;
    }

    /** Whether the money it takes out of a commitment makes the commitment smaller, instead of using a part of it. */
    default boolean restates() {
        return false;
    }

    /** The quantity of the portion that it uses up; {@link Quantity#NONE} for facts that use none. */
    default Quantity quantityUsed() {
        return Quantity.NONE;
    }

    /** The quantity of the portion that it gives back. */
    default Quantity quantityFreed() {
        return Quantity.NONE;
    }

    /** The commitment or disbursement whose quantity it uses or frees; null when it touches no quantity. */
    default @Nullable FactId quantityOf() {
        return null;
    }

    @Override
    default LineId line() {
        return id().line();
    }

    @Override
    default PlanId plan() {
        return line().plan();
    }
}
