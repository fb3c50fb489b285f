package ledger.core.plan;

import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What the appendix prints for one portion of a line.
 *
 * @param quantity in the line's unit; null when the line has none
 * @param amount the printed amount, which is also the first limit of what may be allocated
 */
public record PortionShare(Portion portion, @Nullable Quantity quantity, Money amount) {}
