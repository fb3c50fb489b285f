package ledger.projections.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Order;
import ledger.projections.Page;
import ledger.projections.Query;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.Start;
import org.jspecify.annotations.Nullable;

/** Reads the journal. */
public final class Journal {

    private static final String LED_BY =
            "(line is null or (plan, line) in (select plan, line from reading.line where lead_agency = ?))";

    private static final Start LATEST = new Start(new Order(Order.Key.POSITION, true), null);

    private final Snapshot snapshot;

    public Journal(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The events that were asked for, in the order of the log, after a position. */
    public Reading<Page<JournalEntry>> after(long position, int limit, Filter filter) {
        return snapshot.read(reading -> asked(filter).page(reading, JournalEntry::of, Start.after(position), limit));
    }

    /** The last events that were asked for, the latest first. */
    public List<JournalEntry> last(int limit, Filter filter) {
        return snapshot.read(reading -> asked(filter).page(reading, JournalEntry::of, LATEST, limit))
                .value()
                .items();
    }

    private static Query asked(Filter filter) {
        var text = filter.text == null ? null : PlainText.of(filter.text);
        return new Query("journal")
                .and("plan = ?", filter.plan)
                .and("line = ?", filter.line)
                .and(LED_BY, filter.leadAgency)
                .and("event_type = ?", filter.type)
                .and("actor = ?", filter.actor)
                .and("effective >= ?", filter.from)
                .and("effective <= ?", filter.to)
                .and("strpos(search, ?) > 0", text);
    }

    /**
     * The lines whose money moved.
     *
     * @param from the first effective day; null for any
     * @param to the last effective day; null for any
     * @param then as of this moment; null: by now
     */
    public Reading<Set<String>> linesMoved(
            PlanId plan, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Moment then) {
        return snapshot.read(reading -> new Query("journal")
                .and("fact is not null and plan = ?", plan.value())
                .and("effective >= ?", from)
                .and("effective <= ?", to)
                .and("effective <= ?", then == null ? null : then.day())
                .and("position <= ?", then == null ? null : then.position())
                .lines(reading));
    }

    /** The day on which the last event of a plan counts; empty when there is none. */
    public Optional<LocalDate> lastDay(PlanId plan) {
        return last(1, Filter.of(plan)).stream().findFirst().map(JournalEntry::effective);
    }

    /**
     * What an event must be like to be shown; null asks for nothing.
     *
     * @param leadAgency only what happened to lines that this agency leads, or to a plan as a whole
     * @param from the first effective day
     * @param to the last effective day
     * @param text a part of the reason, payee, document number, actor or fact id, with or without accents
     */
    public record Filter(
            @Nullable String plan,
            @Nullable String line,
            @Nullable String leadAgency,
            @Nullable String type,
            @Nullable String actor,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String text) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);

        /** Everything that happened to a plan. */
        public static Filter of(PlanId plan) {
            return new Filter(plan.value(), null, null, null, null, null, null, null);
        }
    }
}
