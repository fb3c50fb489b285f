package ledger.api.yearend;

import java.util.List;
import java.util.stream.Collectors;
import ledger.api.problem.Problem;
import ledger.api.recording.Catalogue;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.core.books.LineBooks;
import ledger.core.books.PlanBooks;
import ledger.core.budget.LineFold;
import ledger.core.budget.PlanFold;
import ledger.core.plan.LineId;

/**
 * The books of a plan and of all its lines as they stood at one position.
 *
 * @param lines in printed order
 */
record YearBooks(long position, PlanBooks plan, List<LineBooks> lines) {

    /** @throws Problem {@code not-found} when the text is no plan's id */
    static YearBooks read(String plan, Catalogue catalogue, EventLog log, StoredEvents events) {
        // The position comes first: the lines that are looked up afterwards are at least those that it has.
        var position = log.head();
        var known = catalogue.current(plan).plan();
        var id = known.id();
        var streams = Catalogue.streams(known);
        var byStream = log.streams(streams).stream()
                .filter(stored -> stored.position() <= position)
                .collect(Collectors.groupingBy(StoredEvent::stream));
        var books = PlanFold.books(events.payloads(byStream.getOrDefault(id.value(), List.of())));
        var lines = books.leaves().stream()
                .map(code -> new LineId(id, code).toString())
                .map(line -> LineFold.books(events.payloads(byStream.getOrDefault(line, List.of()))))
                .toList();
        return new YearBooks(position, books, lines);
    }
}
