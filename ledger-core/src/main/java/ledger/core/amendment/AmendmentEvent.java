package ledger.core.amendment;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionChange;
import ledger.core.registration.RegistrationEvent.BeyondOrigin;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;

/** What has happened when an appendix was amended. The names are stored for ever. */
public sealed interface AmendmentEvent extends LedgerEvent {

    /**
     * Điều chỉnh phụ lục: the appendix in force from now on, whole.
     *
     * @param number of the amendment, from 1
     * @param takenBack what was taken back from lines that were given more than they have now
     * @param source the file it was read from; null when it was typed by hand
     * @param beyondOrigin portions that newly take over more than their origins had left; null when there is none
     */
    record PlanAmended(
            Plan approved,
            int number,
            Document decision,
            Money takenBack,
            @Nullable Source source,
            @Nullable List<BeyondOrigin> beyondOrigin,
            LocalDate effective)
            implements AmendmentEvent {

        public PlanAmended {
            beyondOrigin = beyondOrigin == null ? null : List.copyOf(beyondOrigin);
        }

        /** An appendix whose portions have room in their origins. */
        public PlanAmended(
                Plan approved,
                int number,
                Document decision,
                Money takenBack,
                @Nullable Source source,
                LocalDate effective) {
            this(approved, number, decision, takenBack, source, null, effective);
        }

        @Override
        public PlanId plan() {
            return approved.id();
        }

        @Override
        public @Nullable LineId line() {
            return null;
        }
    }

    /**
     * Điều chỉnh dòng: what a leaf line has from now on.
     *
     * @param unit of the quantities; null when the line has none
     * @param portions those that changed
     */
    record LineAmended(
            LineId line,
            @Nullable String unit,
            @Nullable Money unitPrice,
            List<PortionChange> portions,
            LocalDate effective)
            implements AmendmentEvent {

        public LineAmended {
            portions = List.copyOf(portions);
        }

        @Override
        public PlanId plan() {
            return line.plan();
        }
    }

    /** Thu hồi dự toán: a portion was given more than the amended appendix allows, and what is over was taken back. */
    record FundsTakenBack(FactId id, Portion portion, Money amount, Document decision, LocalDate effective)
            implements AmendmentEvent, Fact {

        @Override
        public LineId line() {
            return id.line();
        }

        @Override
        public PlanId plan() {
            return id.line().plan();
        }

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(Account.available(line(), portion), Account.outside(line(), portion), amount));
        }
    }
}
