package ledger.projections.advance;

import static ledger.projections.Column.date;
import static ledger.projections.Column.dateOrNull;
import static ledger.projections.Column.instant;
import static ledger.projections.Column.longOrNull;
import static ledger.projections.Column.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import org.jspecify.annotations.Nullable;

/**
 * A payment or an advance as it stands; amounts in đồng, and for an advance that is not reversed amount = settled +
 * recovered + outstanding + carried out.
 *
 * @param commitment that it draws on; null when direct
 * @param returned how much of it came back after it had been paid
 * @param carriedOut has moved to next year's plan, outstanding
 * @param origin the advance of the year before that it goes on with; null when it left in its plan
 * @param payee its own, else the commitment's; null when neither names one
 * @param dueDate the last day to settle it; null when there is none
 * @param reversedBy the id of the reversal; null when it stands
 */
public record Disbursement(
        String id,
        @Nullable String commitment,
        String plan,
        String line,
        String portion,
        DisbursementKind kind,
        long amount,
        long settled,
        long recovered,
        long returned,
        long outstanding,
        long carriedOut,
        @Nullable String origin,
        @Nullable Long quantity,
        @Nullable Payee payee,
        @Nullable Document voucher,
        @Nullable LocalDate dueDate,
        LocalDate effective,
        Instant recordedAt,
        String actor,
        String reason,
        long position,
        @Nullable String reversedBy,
        Status status) {

    /** How a disbursement stands. */
    public enum Status {
        /** A payment. */
        PAID,
        RETURNED,
        /** An advance of which something is neither settled nor recovered. */
        OUTSTANDING,
        /** Nothing is outstanding, and something was settled. */
        SETTLED,
        /** All came back. */
        RECOVERED,
        /** Nothing is outstanding, and something goes on in next year's plan. */
        CARRIED_OUT,
        REVERSED
    }

    static Disbursement of(ResultSet row, int number) throws SQLException {
        var payee = textOrNull(row, "payee");
        var voucher = textOrNull(row, "voucher_number");
        var voucherDate = dateOrNull(row, "voucher_date");
        return new Disbursement(
                row.getString("id"),
                textOrNull(row, "commitment"),
                row.getString("plan"),
                row.getString("line"),
                row.getString("portion"),
                DisbursementKind.valueOf(row.getString("kind")),
                row.getLong("amount"),
                row.getLong("settled"),
                row.getLong("recovered"),
                row.getLong("returned"),
                row.getLong("outstanding"),
                row.getLong("carried_out"),
                textOrNull(row, "origin"),
                longOrNull(row, "quantity"),
                payee == null ? null : new Payee(payee, textOrNull(row, "payee_tax_code")),
                voucher == null || voucherDate == null ? null : new Document(voucher, voucherDate),
                dateOrNull(row, "due_date"),
                date(row, "effective"),
                instant(row, "recorded_at"),
                row.getString("actor"),
                row.getString("reason"),
                row.getLong("position"),
                textOrNull(row, "reversed_by"),
                Status.valueOf(row.getString("status")));
    }
}
