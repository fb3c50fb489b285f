package ledger.api.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Lists;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.Positions;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.projections.Page;
import ledger.projections.Reading;
import ledger.projections.journal.Filter;
import ledger.projections.journal.Journal;
import ledger.projections.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The event history: the journal says which events are meant, the log says what was stored. */
@RestController
@RequestMapping(Answers.API + "/events")
class EventDoor {

    private final Journal journal;
    private final EventLog log;
    private final StoredEvents events;
    private final LoadedLaw law;
    private final Catalogue catalogue;
    private final Positions positions;

    EventDoor(
            Journal journal,
            EventLog log,
            StoredEvents events,
            LoadedLaw law,
            Catalogue catalogue,
            Positions positions) {
        this.journal = journal;
        this.log = log;
        this.events = events;
        this.law = law;
        this.catalogue = catalogue;
        this.positions = positions;
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> all(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String q,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws InterruptedException {
        positions.await(request);
        var lead = caller.actingRole().confined() ? caller.agency() : null;
        var filter = new Filter(plan, line, lead, type, actor, null, null, from, to, null, null, null, null, q, null);
        var reading = journal.after(after, Lists.limit(limit), filter);
        var members = new LinkedHashMap<String, Object>();
        members.put("items", items(reading, locale));
        members.put("next", next(reading));
        return Positions.at(reading.position(), members);
    }

    /** Where to go on: also at the end of the log, so that a reader can ask again later. */
    private static long next(Reading<Page<JournalEntry>> reading) {
        var next = reading.value().next();
        return next == null ? reading.position() : next.position();
    }

    private List<Map<String, Object>> items(Reading<Page<JournalEntry>> reading, Locale locale) {
        var stored = log.atPositions(reading.value().items().stream()
                .mapToLong(JournalEntry::position)
                .toArray());
        var payloads = events.payloads(stored);
        return IntStream.range(0, stored.size())
                .mapToObj(i -> EventAnswer.of(stored.get(i), payloads.get(i), law.of(stored.get(i)), locale))
                .toList();
    }

    @GetMapping("/{position}")
    Map<String, Object> one(@PathVariable String position, Caller caller, Locale locale) {
        var stored = position.matches("[1-9]\\d{0,17}")
                ? log.at(Long.parseLong(position)).orElseThrow(() -> unknown(position))
                : null;
        if (stored == null) {
            throw unknown(position);
        }
        return one(stored, caller, locale);
    }

    private Map<String, Object> one(StoredEvent stored, Caller caller, Locale locale) {
        var event = events.payload(stored);
        var line = event.line();
        if (line != null) {
            catalogue.leadAgency(line).ifPresent(lead -> caller.mustLead(lead, line));
        }
        return EventAnswer.of(stored, event, law.of(stored), locale);
    }

    private static Problem unknown(String position) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", position);
    }
}
