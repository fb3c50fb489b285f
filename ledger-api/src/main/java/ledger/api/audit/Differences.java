package ledger.api.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ledger.api.audit.Difference.Cause;
import ledger.api.plan.Balances;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.AsOf;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Dimension;
import ledger.projections.balance.Growth;
import ledger.projections.journal.Journal;
import ledger.projections.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the difference between two moments: the balances from the registers, what explains them from the log. */
@Component
final class Differences {

    /** So many events explain a difference at most; whoever asks for more is told to ask for less at a time. */
    private static final int MOST = 10_000;

    private final Balances balances;
    private final Journal journal;
    private final EventLog log;
    private final StoredEvents events;

    Differences(Balances balances, Journal journal, EventLog log, StoredEvents events) {
        this.balances = balances;
        this.journal = journal;
        this.log = log;
        this.events = events;
    }

    /**
     * Two moments of which the later one is not before the earlier one in either kind of time.
     *
     * @throws Problem {@code validation} otherwise
     */
    record Span(Moment from, Moment to) {

        /**
         * What the beginning does not say, the end says for both: days with the knowledge of one position, or one day with
         * the knowledge of two positions.
         */
        static Span of(AsOf from, AsOf to, long shown) {
            var then = from.moment();
            if (then == null) {
                throw Problem.validation(FieldError.parameter("from", "required"));
            }
            var end = to.moment() == null ? new Moment(null, shown) : to.moment();
            var recorded = from.recordedAsOf() != null || from.atPosition() != null;
            var start = new Moment(
                    then.day() == null ? end.day() : then.day(), recorded ? then.position() : end.position());
            var backwards = start.position() > end.position()
                    || start.day() != null && end.day() != null && start.day().isAfter(end.day());
            if (backwards) {
                throw Problem.validation(FieldError.parameter("from", "span-backwards"));
            }
            return new Span(start, end);
        }
    }

    /**
     * @param line with all below it in the appendix; null for all lines
     * @throws Problem {@code validation} when more than 10,000 events lie between the two
     */
    Difference of(PlanId plan, @Nullable LineCode line, Span span) {
        var found = journal.between(plan, line == null ? null : line.value(), span.from(), span.to(), MOST);
        if (found.next() != null) {
            throw Problem.validation(FieldError.parameter("to", "too-many", Map.of("most", MOST)));
        }
        return new Difference(sheet(plan, line, span.from()), sheet(plan, line, span.to()), causes(found.items()));
    }

    private Sheet sheet(PlanId plan, @Nullable LineCode line, Moment moment) {
        var time = new AsOf(moment.day(), null, moment.position(), moment);
        var sheet = balances.by(plan, Dimension.LINE, time).value();
        return line == null
                ? sheet
                : new Sheet(
                        sheet.items().stream()
                                .filter(item -> line.value().equals(item.key()) || line.above(new LineCode(item.key())))
                                .toList(),
                        sheet.total());
    }

    private List<Cause> causes(List<JournalEntry> entries) {
        var stored = log.atPositions(
                entries.stream().mapToLong(JournalEntry::position).toArray());
        var payloads = events.payloads(stored);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new Cause(entries.get(i), payloads.get(i), Growth.of(payloads.get(i))))
                .toList();
    }
}
