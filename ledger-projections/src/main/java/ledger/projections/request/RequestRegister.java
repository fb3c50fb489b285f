package ledger.projections.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import ledger.core.approval.ApprovalEvent.RequestConcluded;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.RequestState;
import ledger.core.plan.FactId;
import ledger.projections.RecordedEvent;
import ledger.projections.Register;
import ledger.projections.Rows;
import org.jspecify.annotations.Nullable;

/** One row for each request. */
public final class RequestRegister implements Register {

    private static final String OPEN = """
            insert into reading.request (id, position, plan, line, portion, command, wording, amount, reserved,
                document_number, document_date, requester, reason, effective, expires, recorded_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CONCLUDE = """
            update reading.request r
            set state = d.state, conclusion = d.conclusion, decided_by = d.actor, decided_at = d.at,
                decision_reason = d.reason, outcome = d.outcome
            from unnest(?, ?, ?, ?, ?, ?, ?) as d (id, state, conclusion, actor, at, reason, outcome)
            where r.id = d.id
            """;

    @Override
    public List<String> tables() {
        return List.of("request");
    }

    @Override
    public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
        var opened = new Rows(
                "text",
                "bigint",
                "text",
                "text",
                "text",
                "text",
                "text",
                "bigint",
                "bigint",
                "text",
                "date",
                "text",
                "text",
                "date",
                "date",
                "timestamptz");
        var concluded = new Rows("text", "text", "text", "text", "timestamptz", "text", "text");
        for (var recorded : batch) {
            if (recorded.event() instanceof RequestSubmitted request) {
                opened.add(opening(recorded, request));
            } else if (recorded.event() instanceof RequestConcluded conclusion) {
                concluded.add(
                        conclusion.request().id(),
                        conclusion.state(),
                        conclusion.id(),
                        recorded.actor(),
                        recorded.recordedAt(),
                        recorded.reason(),
                        outcome(conclusion));
            }
        }
        opened.write(reading, OPEN);
        concluded.write(reading, CONCLUDE);
    }

    private static @Nullable Object[] opening(RecordedEvent recorded, RequestSubmitted request) {
        var document = request.document();
        return new @Nullable Object[] {
            request.id(),
            recorded.position(),
            request.plan(),
            request.line().code(),
            request.portion(),
            request.route(),
            request.wording(),
            request.amount().dong(),
            request.reserved().dong(),
            document == null ? null : document.number(),
            document == null ? null : document.date(),
            request.by(),
            recorded.reason(),
            request.effective(),
            request.expires(),
            recorded.recordedAt()
        };
    }

    /** What was approved is the line's next fact. */
    private static @Nullable FactId outcome(RequestConcluded conclusion) {
        return conclusion.state() == RequestState.APPROVED
                ? new FactId(conclusion.line(), conclusion.id().number() + 1)
                : null;
    }
}
