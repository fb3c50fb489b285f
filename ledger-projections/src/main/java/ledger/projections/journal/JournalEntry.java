package ledger.projections.journal;

import static ledger.projections.Column.date;
import static ledger.projections.Column.instant;
import static ledger.projections.Column.longOrNull;
import static ledger.projections.Column.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One event.
 *
 * @param plan null when it happened to no plan
 * @param line null when it happened to no line
 * @param fact the id of the fact it recorded; null when it moved no money of a line
 * @param amount in đồng, never negative: the type says which way it went; null when it has none
 * @param document the number of the paper it rests on
 * @param approver who approved the request that it carries out; null when none was needed
 */
public record JournalEntry(
        long position,
        String type,
        @Nullable String plan,
        @Nullable String line,
        @Nullable String portion,
        @Nullable String fact,
        @Nullable Long amount,
        LocalDate effective,
        Instant recordedAt,
        String actor,
        @Nullable String agency,
        String role,
        @Nullable String document,
        @Nullable String payee,
        String reason,
        @Nullable String approver) {

    static JournalEntry of(ResultSet row, int number) throws SQLException {
        return new JournalEntry(
                row.getLong("position"),
                row.getString("event_type"),
                textOrNull(row, "plan"),
                textOrNull(row, "line"),
                textOrNull(row, "portion"),
                textOrNull(row, "fact"),
                longOrNull(row, "amount"),
                date(row, "effective"),
                instant(row, "recorded_at"),
                row.getString("actor"),
                textOrNull(row, "agency"),
                row.getString("role"),
                textOrNull(row, "document_number"),
                textOrNull(row, "payee"),
                row.getString("reason"),
                textOrNull(row, "approver"));
    }
}
