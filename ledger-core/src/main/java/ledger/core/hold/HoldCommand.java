package ledger.core.hold;

import java.time.LocalDate;
import ledger.core.LineCommand;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What may be asked of money that is kept back. */
public sealed interface HoldCommand extends LineCommand {

    /**
     * Tạm giữ: available money may not be used for now.
     *
     * @param portion null for the portion the line means by itself
     */
    record HoldFunds(LineId line, @Nullable Portion portion, Money amount, LocalDate effective)
            implements HoldCommand {}

    /**
     * Thôi tạm giữ: what is held, or a part of it, may be used again.
     *
     * @param amount null for all that is held
     */
    record ReleaseHold(FactId hold, @Nullable Money amount, LocalDate effective) implements HoldCommand {
        @Override
        public LineId line() {
            return hold.line();
        }
    }

    /** Undo a hold. */
    record ReverseHold(FactId hold, LocalDate effective) implements HoldCommand {
        @Override
        public LineId line() {
            return hold.line();
        }
    }
}
