package ledger.core.yearend;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Balances;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What has happened at the end of a fiscal year. The names are stored for ever. */
public sealed interface YearEndEvent extends LedgerEvent {

    /**
     * Hủy dự toán: money of a portion may no longer be used.
     *
     * @param available that was available; 0 when only held money lapses
     * @param held that was held, hold by hold
     */
    record FundsLapsed(
            FactId id,
            Portion portion,
            Money available,
            List<Held> held,
            @Nullable Document decision,
            LocalDate effective)
            implements YearEndEvent, Fact {

        public FundsLapsed {
            held = List.copyOf(held);
        }

        @Override
        public Money amount() {
            return held.stream().map(Held::amount).reduce(available, Money::plus);
        }

        @Override
        public List<Movement> movements() {
            var lapsed = Account.lapsed(line(), portion);
            var free = available.positive()
                    ? Stream.of(new Movement(Account.available(line(), portion), lapsed, available))
                    : Stream.<Movement>of();
            return Stream.concat(
                            free,
                            held.stream()
                                    .map(part ->
                                            new Movement(Account.held(portion, part.hold()), lapsed, part.amount())))
                    .toList();
        }

        @Override
        public List<FactId> restsOn() {
            return held.stream().map(Held::hold).toList();
        }
    }

    /** Money that a hold kept back. */
    record Held(FactId hold, Money amount) {}

    /** Đảo bút toán: a lapse was undone. */
    record LapseReversed(FactId id, FundsLapsed original, LocalDate effective) implements YearEndEvent, Reversal {}

    /**
     * Khóa sổ: the year of the plan is over, and nothing is left of it that something might still become of.
     *
     * @param balances of the plan: spent, lapsed and carried out
     */
    record YearClosed(PlanId plan, int fiscalYear, Balances balances, LocalDate effective) implements YearEndEvent {

        @Override
        public @Nullable LineId line() {
            return null;
        }
    }

    /** Mở lại sổ: the plan takes facts again. */
    record YearReopened(PlanId plan, int fiscalYear, LocalDate effective) implements YearEndEvent {

        @Override
        public @Nullable LineId line() {
            return null;
        }
    }
}
