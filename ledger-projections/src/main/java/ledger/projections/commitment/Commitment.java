package ledger.projections.commitment;

import static ledger.projections.Column.date;
import static ledger.projections.Column.documentOrNull;
import static ledger.projections.Column.instant;
import static ledger.projections.Column.longOrNull;
import static ledger.projections.Column.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as it stands; amounts in đồng, and amount = drawn + undrawn + released + carried out unless it is reversed.
 *
 * @param amount what was promised, adjustments included; a reversed commitment keeps it
 * @param carriedOut has moved to next year's plan
 * @param origin the commitment of the year before that it goes on with; null when it began in its plan
 * @param quantity of the portion it was made for; null when none
 * @param quantityReleased given back by releases
 * @param reversedBy the id of the reversal; null when it stands
 */
public record Commitment(
        String id,
        String plan,
        String line,
        String portion,
        long amount,
        long drawn,
        long undrawn,
        long released,
        long carriedOut,
        @Nullable String origin,
        @Nullable Long quantity,
        long quantityReleased,
        Payee payee,
        @Nullable Document contract,
        @Nullable Document decision,
        LocalDate effective,
        Instant recordedAt,
        String actor,
        String reason,
        long position,
        @Nullable String reversedBy,
        Status status) {

    /** How a commitment stands. */
    public enum Status {
        /** Something is undrawn. */
        OPEN,
        /** All that was not released has been drawn. */
        DRAWN,
        /** Nothing was drawn and all was released. */
        RELEASED,
        /** Nothing is undrawn, and something goes on in next year's plan. */
        CARRIED_OUT,
        REVERSED
    }

    static Commitment of(ResultSet row, int number) throws SQLException {
        return new Commitment(
                row.getString("id"),
                row.getString("plan"),
                row.getString("line"),
                row.getString("portion"),
                row.getLong("amount"),
                row.getLong("drawn"),
                row.getLong("undrawn"),
                row.getLong("released"),
                row.getLong("carried_out"),
                textOrNull(row, "origin"),
                longOrNull(row, "quantity"),
                row.getLong("quantity_released"),
                new Payee(row.getString("payee"), textOrNull(row, "payee_tax_code")),
                documentOrNull(row, "contract"),
                documentOrNull(row, "decision"),
                date(row, "effective"),
                instant(row, "recorded_at"),
                row.getString("actor"),
                row.getString("reason"),
                row.getLong("position"),
                textOrNull(row, "reversed_by"),
                Status.valueOf(row.getString("status")));
    }
}
