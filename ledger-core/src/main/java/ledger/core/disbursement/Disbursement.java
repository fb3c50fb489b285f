package ledger.core.disbursement;

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
 * Money that left, whether it did so in this plan or is an advance carried in from the plan of the year before.
 *
 * @param commitment that it draws on, and goes back to; null when direct
 * @param amount of it in this plan
 * @param quantity of the portion that it uses; null when none
 * @param dueDate the last day to settle an advance without a contract; null for all others
 * @param contract that an advance of the year before was paid under; null for all others
 * @param origin the advance of the year before that it goes on with; null when it left in this plan
 */
public record Disbursement(
        FactId id,
        @Nullable FactId commitment,
        Portion portion,
        DisbursementKind kind,
        Money amount,
        @Nullable Quantity quantity,
        @Nullable Payee payee,
        @Nullable Document voucher,
        @Nullable LocalDate dueDate,
        @Nullable Document contract,
        @Nullable FactId origin,
        LocalDate effective) {

    /** A fact that makes a disbursement, or may. */
    public interface Maker extends Fact {

        /** The disbursement it makes; null when it makes none. */
        @Nullable
        Disbursement disbursed();
    }

    /** The disbursement that a fact makes; empty when it makes none. */
    public static Optional<Disbursement> madeBy(Fact fact) {
        return fact instanceof Maker maker ? Optional.ofNullable(maker.disbursed()) : Optional.empty();
    }
}
