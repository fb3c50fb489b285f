package ledger.core.disbursement;

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

/** What may be asked of money that leaves. */
public sealed interface DisbursementCommand extends LineCommand {

    /**
     * Giải ngân: pay or advance money, from a commitment or directly from what is available.
     *
     * @param commitment to draw on; null when direct
     * @param portion null for the commitment's, or for the portion the line means by itself
     * @param quantity of the portion that a direct disbursement uses; null for none
     */
    record DisburseFunds(
            LineId line,
            @Nullable FactId commitment,
            @Nullable Portion portion,
            DisbursementKind kind,
            Money amount,
            @Nullable Quantity quantity,
            @Nullable Payee payee,
            @Nullable Document voucher,
            LocalDate effective)
            implements DisbursementCommand {}

    /** Thanh toán tạm ứng: an advance, or a part of it, becomes a payment. */
    record SettleAdvance(
            FactId advance, Money amount, @Nullable Document voucher, LocalDate effective)
            implements DisbursementCommand {
        @Override
        public LineId line() {
            return advance.line();
        }
    }

    /** Thu hồi tạm ứng: an advance, or a part of it, comes back to where it had come from. */
    record RecoverAdvance(
            FactId advance, Money amount, @Nullable Document voucher, LocalDate effective)
            implements DisbursementCommand {
        @Override
        public LineId line() {
            return advance.line();
        }
    }

    /**
     * Nộp khôi phục dự toán: what was spent, or a part of it, comes back to where it had come from and may be used again.
     *
     * @param payment a payment, or an advance that was settled
     */
    record ReturnPayment(
            FactId payment, Money amount, @Nullable Document voucher, LocalDate effective)
            implements DisbursementCommand {
        @Override
        public LineId line() {
            return payment.line();
        }
    }

    /** Undo a return. */
    record ReverseReturn(FactId paymentReturn, LocalDate effective) implements DisbursementCommand {
        @Override
        public LineId line() {
            return paymentReturn.line();
        }
    }

    /** Undo a disbursement. */
    record ReverseDisbursement(FactId disbursement, LocalDate effective) implements DisbursementCommand {
        @Override
        public LineId line() {
            return disbursement.line();
        }
    }

    /** Undo a settlement. */
    record ReverseSettlement(FactId settlement, LocalDate effective) implements DisbursementCommand {
        @Override
        public LineId line() {
            return settlement.line();
        }
    }

    /** Undo a recovery. */
    record ReverseRecovery(FactId recovery, LocalDate effective) implements DisbursementCommand {
        @Override
        public LineId line() {
            return recovery.line();
        }
    }
}
