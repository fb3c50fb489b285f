package ledger.core.hold;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;

/** What has happened to money that is kept back. The names are stored for ever. */
public sealed interface HoldEvent extends Fact {

    /** Tạm giữ: available money is kept back. */
    record FundsHeld(FactId id, Portion portion, Money amount, LocalDate effective) implements HoldEvent {

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(Account.available(line(), portion), Account.held(portion, id), amount));
        }
    }

    /** Thôi tạm giữ: what was kept back, or a part of it, is available again. */
    record HoldReleased(FactId id, FactId hold, Portion portion, Money amount, LocalDate effective)
            implements HoldEvent {

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(Account.held(portion, hold), Account.available(line(), portion), amount));
        }

        @Override
        public List<FactId> restsOn() {
            return List.of(hold);
        }
    }

    /** Đảo bút toán: a hold was undone. */
    record HoldReversed(FactId id, FundsHeld original, LocalDate effective) implements HoldEvent, Reversal {}
}
