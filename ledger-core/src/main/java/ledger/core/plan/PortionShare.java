package ledger.core.plan;

import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What the appendix prints for one portion of a line.
 *
 * @param quantity in the line's unit; null when the line has none
 * @param amount the printed amount, which is also the first limit of what may be allocated
 * @param origin the line of an earlier plan whose unfinished work it is; null when no plan of this ledger is named
 */
public record PortionShare(
        Portion portion,
        @Nullable Quantity quantity,
        Money amount,
        @Nullable LineId origin) {

    /** A share that names no earlier plan. */
    public PortionShare(Portion portion, @Nullable Quantity quantity, Money amount) {
        this(portion, quantity, amount, null);
    }

    /** The same share as work that an earlier plan left; null for none. */
    public PortionShare from(@Nullable LineId named) {
        return new PortionShare(portion, quantity, amount, named);
    }

    /** Whether the same figures are printed, wherever the work comes from. */
    public boolean printsAs(@Nullable PortionShare other) {
        return other != null && from(other.origin).equals(other);
    }
}
