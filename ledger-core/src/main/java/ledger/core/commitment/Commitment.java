package ledger.core.commitment;

import java.time.LocalDate;
import java.util.Optional;
import ledger.core.Fact;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as it was made, whether it was promised in this plan or carried in from the plan of the year before.
 *
 * @param amount it was made for in this plan
 * @param quantity of the portion it uses; null when it uses none
 * @param origin the commitment of the year before that it goes on with; null when it began here
 * @param drawnBefore what was drawn under it in the years before
 */
public record Commitment(
        FactId id,
        Portion portion,
        Money amount,
        @Nullable Quantity quantity,
        Payee payee,
        @Nullable Document contract,
        @Nullable Document decision,
        @Nullable FactId origin,
        Money drawnBefore,
        LocalDate effective) {

    /** A fact that makes a commitment, or may. */
    public interface Maker extends Fact {

        /** The commitment it makes; null when it makes none. */
        @Nullable
        Commitment committed();
    }

    /** The commitment that a fact makes; empty when it makes none. */
    public static Optional<Commitment> madeBy(Fact fact) {
        return fact instanceof Maker maker ? Optional.ofNullable(maker.committed()) : Optional.empty();
    }
}
