package ledger.projections.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ledger.core.approval.RequestState;
import ledger.core.plan.FactId;
import ledger.projections.Order;
import ledger.projections.Page;
import ledger.projections.Query;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.Start;
import org.jspecify.annotations.Nullable;

/** Reads the register of requests. */
public final class RequestList {

    private static final int MOST_AT_ONCE = 1_000;

    private final Snapshot snapshot;

    public RequestList(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    public Reading<Optional<Request>> find(FactId id) {
        return snapshot.read(
                reading -> new Query("request").and("id = ?", id.toString()).one(reading, Request::of));
    }

    /**
     * What a list is narrowed to; each null: not.
     *
     * @param leadAgency of the line
     */
    public record Filter(
            @Nullable String plan,
            @Nullable String line,
            @Nullable RequestState state,
            @Nullable String requester,
            @Nullable String leadAgency) {}

    public Reading<Page<Request>> of(Filter filter, Start start, int limit) {
        var state = filter.state();
        return snapshot.read(reading -> new Query("request")
                .and("plan = ?", filter.plan())
                .and("line = ?", filter.line())
                .and("state = ?", state == null ? null : state.name())
                .and("requester = ?", filter.requester())
                .ledBy(filter.leadAgency())
                .page(reading, Request::of, start, limit));
    }

    /** The first ones that nobody has decided on by the end of their last day. */
    public List<Request> expiredBefore(LocalDate today) {
        return snapshot.read(reading -> new Query("request")
                        .and("state = ?", RequestState.PENDING.name())
                        .and("expires < ?", today)
                        .page(reading, Request::of, new Start(Order.RECORDED, null), MOST_AT_ONCE))
                .value()
                .items();
    }
}
