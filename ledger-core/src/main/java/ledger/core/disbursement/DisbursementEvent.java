package ledger.core.disbursement;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What has happened to money that left. The names are stored for ever. */
public sealed interface DisbursementEvent extends Fact {

    /**
     * Giải ngân: money left, drawn from a commitment or directly from what was available.
     *
     * @param commitment that it draws on; null when direct
     * @param quantity of the portion that a direct disbursement uses; null when none
     * @param dueDate the last day to settle an advance without a contract; null for all others
     * @param recoveryDue what is to be recovered of the contract's advances by now; null when nothing is
     */
    record FundsDisbursed(
            FactId disbursement,
            @Nullable FactId commitment,
            Portion portion,
            DisbursementKind kind,
            Money amount,
            @Nullable Quantity quantity,
            @Nullable Payee payee,
            @Nullable Document voucher,
            @Nullable LocalDate dueDate,
            @Nullable RecoveryDue recoveryDue,
            LocalDate effective)
            implements DisbursementEvent, Disbursement.Maker {
        @Override
        public FactId id() {
            return disbursement;
        }

        @Override
        public @Nullable Document document() {
            return voucher;
        }

        @Override
        public Disbursement disbursed() {
            return new Disbursement(
                    disbursement,
                    commitment,
                    portion,
                    kind,
                    amount,
                    quantity,
                    payee,
                    voucher,
                    dueDate,
                    null,
                    null,
                    effective);
        }

        @Override
        public List<Movement> movements() {
            var target = kind == DisbursementKind.PAYMENT
                    ? Account.spent(portion, disbursement)
                    : Account.advanced(portion, disbursement);
            return List.of(new Movement(source(line(), portion, commitment), target, amount));
        }

        @Override
        public List<FactId> restsOn() {
            return commitment == null ? List.of() : List.of(commitment);
        }

        @Override
        public Quantity quantityUsed() {
            return quantity == null ? Quantity.NONE : quantity;
        }

        @Override
        public FactId quantityOf() {
            return disbursement;
        }
    }

    /** Thanh toán tạm ứng: an advance, or a part of it, became a payment. */
    record AdvanceSettled(
            FactId settlement,
            FactId advance,
            Portion portion,
            Money amount,
            @Nullable Document voucher,
            LocalDate effective)
            implements DisbursementEvent {
        @Override
        public FactId id() {
            return settlement;
        }

        @Override
        public @Nullable Document document() {
            return voucher;
        }

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(Account.advanced(portion, advance), Account.spent(portion, advance), amount));
        }

        @Override
        public List<FactId> restsOn() {
            return List.of(advance);
        }
    }

    /**
     * Thu hồi tạm ứng: an advance, or a part of it, came back to where it had come from.
     *
     * @param commitment that the advance had been drawn on; null when it had been direct
     */
    record AdvanceRecovered(
            FactId recovery,
            FactId advance,
            @Nullable FactId commitment,
            Portion portion,
            Money amount,
            @Nullable Document voucher,
            LocalDate effective)
            implements DisbursementEvent {
        @Override
        public FactId id() {
            return recovery;
        }

        @Override
        public @Nullable Document document() {
            return voucher;
        }

        @Override
        public List<Movement> movements() {
            return List.of(
                    new Movement(Account.advanced(portion, advance), source(line(), portion, commitment), amount));
        }

        @Override
        public List<FactId> restsOn() {
            return List.of(advance);
        }
    }

    /**
     * Nộp khôi phục dự toán: what was spent, or a part of it, came back to where it had come from.
     *
     * @param payment the disbursement whose money it is
     * @param commitment that the money had been drawn on; null when it had been direct
     */
    record PaymentReturned(
            FactId id,
            FactId payment,
            @Nullable FactId commitment,
            Portion portion,
            Money amount,
            @Nullable Document voucher,
            LocalDate effective)
            implements DisbursementEvent {

        @Override
        public @Nullable Document document() {
            return voucher;
        }

        @Override
        public List<Movement> movements() {
            return List.of(new Movement(Account.spent(portion, payment), source(line(), portion, commitment), amount));
        }

        @Override
        public List<FactId> restsOn() {
            return List.of(payment);
        }
    }

    /** Đảo bút toán: a return was undone. */
    record ReturnReversed(FactId id, PaymentReturned original, LocalDate effective)
            implements DisbursementEvent, Reversal {}

    /** Where money of a disbursement came from, and where it goes back to. */
    private static Account source(LineId line, Portion portion, @Nullable FactId commitment) {
        return commitment == null ? Account.available(line, portion) : Account.committed(portion, commitment);
    }

    /** Đảo bút toán: a disbursement was undone. */
    record DisbursementReversed(FactId id, FundsDisbursed original, LocalDate effective)
            implements DisbursementEvent, Reversal {}

    /** Đảo bút toán: a settlement was undone. */
    record SettlementReversed(FactId id, AdvanceSettled original, LocalDate effective)
            implements DisbursementEvent, Reversal {}

    /** Đảo bút toán: a recovery was undone. */
    record RecoveryReversed(FactId id, AdvanceRecovered original, LocalDate effective)
            implements DisbursementEvent, Reversal {}
}
