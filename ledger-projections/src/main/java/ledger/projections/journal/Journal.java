package ledger.projections.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.core.balance.Balances;
import ledger.core.money.Money;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Page;
import ledger.projections.Query;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.Start;
import org.jspecify.annotations.Nullable;

/** Reads the journal. */
public final class Journal {

    /** The view of the journal that says who approved. */
    static final String ENTRIES = "journal_entry";

    private final Snapshot snapshot;

    public Journal(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The events that were asked for, in the order of the log, after a position. */
    public Reading<Page<JournalEntry>> after(long position, int limit, Filter filter) {
        return page(Start.after(position), limit, filter);
    }

    /** The events that were asked for, from the start of a page on. */
    public Reading<Page<JournalEntry>> page(Start start, int limit, Filter filter) {
        return snapshot.read(reading -> filter.query().page(reading, JournalEntry::of, start, limit));
    }

    /** The last events that were asked for, the latest first. */
    public List<JournalEntry> last(int limit, Filter filter) {
        return page(Start.latest(), limit, filter).value().items();
    }

    /**
     * What happened to the lines of a plan that counts and is recorded by one moment and not by another, in the order of the
     * log: what makes the difference between the two.
     *
     * @param line with all below it in the appendix; null for all lines
     * @param limit the most events that are wanted
     */
    public Page<JournalEntry> between(PlanId plan, @Nullable String line, Moment one, Moment other, int limit) {
        return snapshot.read(reading -> new Query(ENTRIES)
                        .and("line is not null and plan = ?", plan.value())
                        .onLine(line)
                        .by(other)
                        .notBy(one)
                        .page(reading, JournalEntry::of, Start.after(0), limit))
                .value();
    }

    /**
     * What a line had after each of these events, whatever day they count from, as the answer to the command said.
     *
     * @return by position; nothing for events of no line
     */
    public Map<Long, Balances> balancesAfter(long... positions) {
        return snapshot
                .read(reading -> reading.sql("select * from reading.balance_after where position = any(?)")
                        .param(positions)
                        .query((row, number) -> Map.entry(row.getLong("position"), balances(row)))
                        .list())
                .value()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Balances balances(ResultSet row) throws SQLException {
        return new Balances(
                Money.dong(row.getLong("available")),
                Money.dong(row.getLong("held")),
                Money.dong(row.getLong("reserved")),
                Money.dong(row.getLong("committed")),
                Money.dong(row.getLong("advanced")),
                Money.dong(row.getLong("spent")),
                Money.dong(row.getLong("lapsed")),
                Money.dong(row.getLong("carried_out")));
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
}
