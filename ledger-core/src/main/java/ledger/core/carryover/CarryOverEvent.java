package ledger.core.carryover;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.commitment.Commitment;
import ledger.core.disbursement.Disbursement;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What has happened to money that was carried over. The names are stored for ever. */
public sealed interface CarryOverEvent extends LedgerEvent {

    /**
     * Chuyển nguồn sang năm sau: money moved to next year's plan.
     *
     * @param commitment whose undrawn part it was; null when it was none's
     * @param advance of which it was outstanding; null when it was none's
     * @param into the fact by which it came in there
     * @param supplemented the day from which the earliest supplement counts that a late one stands for; null for other grounds
     */
    record FundsCarriedOut(
            FactId id,
            Portion portion,
            Money amount,
            Ground ground,
            @Nullable FactId commitment,
            @Nullable FactId advance,
            FactId into,
            Document decision,
            @Nullable LocalDate supplemented,
            LocalDate effective)
            implements CarryOverEvent, Fact {

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(source(), Account.carriedOut(line(), portion), amount));
        }

        private Account source() {
            if (commitment != null) {
                return Account.committed(portion, commitment);
            }
            return advance == null ? Account.available(line(), portion) : Account.advanced(portion, advance);
        }

        @Override
        public List<FactId> restsOn() {
            if (commitment != null) {
                return List.of(commitment);
            }
            return advance == null ? List.of() : List.of(advance);
        }
    }

    /**
     * Chuyển nguồn từ năm trước: money came in from the plan of the year before, and stands as it stood there.
     *
     * @param portion where all money stands that came from that year
     * @param from the fact by which it went out there
     * @param commitment that it goes on with under this fact's id; null when it is none's
     * @param advance that is outstanding under this fact's id; null when it is none's
     */
    record FundsCarriedIn(
            FactId id,
            Portion portion,
            Money amount,
            Ground ground,
            FactId from,
            @Nullable CarriedCommitment commitment,
            @Nullable CarriedAdvance advance,
            Document decision,
            LocalDate effective)
            implements CarryOverEvent, Commitment.Maker, Disbursement.Maker {

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(Account.outside(line(), portion), target(), amount));
        }

        private Account target() {
            if (commitment != null) {
                return Account.committed(portion, id);
            }
            return advance == null ? Account.available(line(), portion) : Account.advanced(portion, id);
        }

        @Override
        public long carriedInGrowth() {
            return amount.dong();
        }

        @Override
        public @Nullable Commitment committed() {
            return commitment == null
                    ? null
                    : new Commitment(
                            id,
                            portion,
                            amount,
                            null,
                            commitment.payee(),
                            commitment.contract(),
                            commitment.decision(),
                            commitment.origin(),
                            commitment.drawnBefore(),
                            effective);
        }

        @Override
        public @Nullable Disbursement disbursed() {
            return advance == null
                    ? null
                    : new Disbursement(
                            id,
                            null,
                            portion,
                            DisbursementKind.ADVANCE,
                            amount,
                            null,
                            advance.payee(),
                            advance.voucher(),
                            advance.dueDate(),
                            advance.contract(),
                            advance.origin(),
                            effective);
        }
    }

    /**
     * A commitment that goes on in the next year.
     *
     * @param origin the commitment of the year before
     * @param drawnBefore what was drawn under it in all the years before
     */
    record CarriedCommitment(
            FactId origin,
            Payee payee,
            @Nullable Document contract,
            @Nullable Document decision,
            Money drawnBefore) {}

    /**
     * An advance that is still outstanding in the next year; it is due when it was.
     *
     * @param origin the advance of the year before
     * @param payee its own or its commitment's; null when neither named one
     * @param contract that it was paid under; null when none
     */
    record CarriedAdvance(
            FactId origin,
            @Nullable Payee payee,
            @Nullable Document voucher,
            @Nullable Document contract,
            @Nullable LocalDate dueDate) {}

    /** Đảo bút toán: the money is back in the year that it came from. */
    record CarryOutReversed(FactId id, FundsCarriedOut original, LocalDate effective)
            implements CarryOverEvent, Reversal {}

    /** Đảo bút toán: what had come in is back in the year that it came from. */
    record CarryInReversed(FactId id, FundsCarriedIn original, LocalDate effective)
            implements CarryOverEvent, Reversal {}

    /**
     * Mở dòng nhận chuyển nguồn: lines were opened, printed with nothing, because money came in for which next year's
     * appendix has none.
     *
     * @param approved the appendix with them, whole
     */
    record AppendixExtended(Plan approved, List<LineCode> opened, LocalDate effective) implements CarryOverEvent {

        public AppendixExtended {
            opened = List.copyOf(opened);
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
}
