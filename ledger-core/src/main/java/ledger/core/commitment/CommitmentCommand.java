package ledger.core.commitment;

import java.time.LocalDate;
import ledger.core.LineCommand;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a commitment. */
public sealed interface CommitmentCommand extends LineCommand {

    /**
     * Cam kết chi: promise money under a contract or a decision.
     *
     * @param portion null for the portion the line means by itself
     * @param quantity of the portion to use; null for none
     */
    record CommitFunds(
            LineId line,
            @Nullable Portion portion,
            Money amount,
            @Nullable Quantity quantity,
            Payee payee,
            @Nullable Document contract,
            @Nullable Document decision,
            LocalDate effective)
            implements CommitmentCommand {}

    /**
     * Hủy cam kết chi: what is undrawn, or a part of it, is no longer promised.
     *
     * @param amount null for all that is undrawn
     * @param quantity to give back; null for all of it when nothing stays drawn or promised, else none
     */
    record ReleaseCommitment(
            FactId commitment,
            @Nullable Money amount,
            @Nullable Quantity quantity,
            LocalDate effective) implements CommitmentCommand {
        @Override
        public LineId line() {
            return commitment.line();
        }
    }

    /**
     * Điều chỉnh cam kết chi: the commitment is for another amount from now on, or for another quantity.
     *
     * @param amount the new total
     * @param quantity the new total; null for what it was
     * @param contract the addendum it rests on (phụ lục hợp đồng); null when none is named
     */
    record AdjustCommitment(
            FactId commitment,
            Money amount,
            @Nullable Quantity quantity,
            @Nullable Document contract,
            LocalDate effective)
            implements CommitmentCommand {
        @Override
        public LineId line() {
            return commitment.line();
        }
    }

    /** Undo an adjustment. */
    record ReverseAdjustment(FactId adjustment, LocalDate effective) implements CommitmentCommand {
        @Override
        public LineId line() {
            return adjustment.line();
        }
    }

    /** Undo a commitment. */
    record ReverseCommitment(FactId commitment, LocalDate effective) implements CommitmentCommand {
        @Override
        public LineId line() {
            return commitment.line();
        }
    }

    /** Undo a release. */
    record ReverseRelease(FactId release, LocalDate effective) implements CommitmentCommand {
        @Override
        public LineId line() {
            return release.line();
        }
    }
}
