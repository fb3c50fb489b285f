package ledger.projections.request;

import static ledger.projections.Column.date;
import static ledger.projections.Column.documentOrNull;
import static ledger.projections.Column.instant;
import static ledger.projections.Column.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import ledger.core.approval.RequestState;
import ledger.core.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands; amounts in đồng.
 *
 * @param command the last segment of the route of what is asked for
 * @param wording what is asked for, as JSON
 * @param reserved set aside while it waits
 * @param document that it is for; null when it names none
 * @param expires the last day on which it may be approved
 * @param decision how it was concluded; null while it waits
 */
public record Request(
        String id,
        long position,
        String plan,
        String line,
        String portion,
        String command,
        String wording,
        long amount,
        long reserved,
        @Nullable Document document,
        String requester,
        String reason,
        LocalDate effective,
        LocalDate expires,
        Instant recordedAt,
        RequestState state,
        @Nullable Decision decision) {

    /**
     * How a request was concluded.
     *
     * @param id of the fact that concluded it
     * @param outcome the fact that was recorded because it was approved; null otherwise
     */
    public record Decision(
            String id,
            String by,
            Instant at,
            String reason,
            @Nullable String outcome) {}

    static Request of(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getString("id"),
                row.getLong("position"),
                row.getString("plan"),
                row.getString("line"),
                row.getString("portion"),
                row.getString("command"),
                row.getString("wording"),
                row.getLong("amount"),
                row.getLong("reserved"),
                documentOrNull(row, "document"),
                row.getString("requester"),
                row.getString("reason"),
                date(row, "effective"),
                date(row, "expires"),
                instant(row, "recorded_at"),
                RequestState.valueOf(row.getString("state")),
                decision(row));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        var conclusion = textOrNull(row, "conclusion");
        return conclusion == null
                ? null
                : new Decision(
                        conclusion,
                        row.getString("decided_by"),
                        instant(row, "decided_at"),
                        row.getString("decision_reason"),
                        textOrNull(row, "outcome"));
    }
}
