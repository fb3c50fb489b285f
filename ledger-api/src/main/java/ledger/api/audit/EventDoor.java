package ledger.api.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.export.Format;
import ledger.api.export.Spool;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Lists;
import ledger.api.recording.Moments;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.projections.Mark;
import ledger.projections.Order;
import ledger.projections.Page;
import ledger.projections.Reading;
import ledger.projections.Start;
import ledger.projections.journal.Filter;
import ledger.projections.journal.Journal;
import ledger.projections.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The event history, page by page as JSON or all of it as a file. */
@RestController
@RequestMapping(Answers.API + "/events")
class EventDoor {

    private static final List<Format> FORMATS =
            List.of(Format.JSON, Format.NDJSON, Format.CLOUDEVENTS, Format.CSV, Format.XLSX);
    private static final int USUAL_PAGE = 100;

    private final Journal journal;
    private final JournalPages pages;
    private final EventLog log;
    private final Catalogue catalogue;
    private final Positions positions;
    private final FilterCheck check;

    EventDoor(
            Journal journal,
            JournalPages pages,
            EventLog log,
            Catalogue catalogue,
            Positions positions,
            FilterCheck check) {
        this.journal = journal;
        this.pages = pages;
        this.log = log;
        this.catalogue = catalogue;
        this.positions = positions;
        this.check = check;
    }

    @GetMapping
    ResponseEntity<?> all(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String agency,
            @RequestParam(required = false) @Nullable String approver,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String recordedFrom,
            @RequestParam(required = false) @Nullable String recordedTo,
            @RequestParam(required = false) @Nullable Long amountFrom,
            @RequestParam(required = false) @Nullable Long amountTo,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws InterruptedException {
        var wanted = Format.wanted(FORMATS, format, headers);
        positions.await(request);
        var lead = caller.actingRole().confined() ? caller.agency() : null;
        var filter = new Filter(
                plan,
                line,
                lead,
                type,
                actor,
                agency,
                approver,
                from,
                to,
                instant("recordedFrom", recordedFrom),
                instant("recordedTo", recordedTo),
                amountFrom,
                amountTo,
                q,
                null);
        mustBeSensible(filter);
        var order = Lists.start(sort, null, Order.Key.POSITION).order();
        var start = new Start(order, after == null ? null : Mark.of(after));
        return wanted == Format.JSON
                ? page(start, Lists.limit(limit == null ? USUAL_PAGE : limit), filter, locale)
                : file(wanted, start, limit == null ? null : Lists.limit(limit), filter, locale);
    }

    private void mustBeSensible(Filter filter) {
        var wrong = new ArrayList<FieldError>();
        check.check(filter, (name, code, facts) -> wrong.add(FieldError.parameter(name, code, facts)));
        if (!wrong.isEmpty()) {
            throw Problem.validation(wrong);
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        return text == null ? null : Moments.read(name, text);
    }

    private ResponseEntity<Map<String, Object>> page(Start start, int limit, Filter filter, Locale locale) {
        var reading = journal.page(start, limit, filter);
        var members = new LinkedHashMap<String, Object>();
        members.put(
                "items",
                pages.told(reading.value().items()).stream()
                        .map(told -> pages.members(told, locale))
                        .toList());
        members.put("next", next(reading));
        return Positions.at(reading.position(), members);
    }

    /** Where to go on: also at the end of the log, so that a reader can ask again later; from the end back, no further. */
    private static @Nullable Long next(Reading<Page<JournalEntry>> reading) {
        var next = reading.value().next();
        if (next != null) {
            return next.position();
        }
        return reading.value().order().descending() ? null : reading.position();
    }

    /** All of it is of one position, whatever is recorded while it is written. */
    private ResponseEntity<?> file(Format format, Start start, @Nullable Integer most, Filter filter, Locale locale) {
        long position = positions.shown();
        var all = pages.all(start, filter.upTo(position));
        var events = most == null ? all : all.limit(most);
        return Spool.send(
                ResponseEntity.ok().header(Positions.LEDGER_POSITION, Long.toString(position)),
                format,
                "nhat-ky-" + position,
                bytes -> new JournalFile(pages, locale).write(format, events, bytes));
    }

    @GetMapping("/{position}")
    Map<String, Object> one(@PathVariable String position, Caller caller, Locale locale) throws InterruptedException {
        var recorded = position.matches("[1-9]\\d{0,17}") ? Long.parseLong(position) : 0;
        if (recorded == 0 || recorded > log.head()) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", position);
        }
        positions.await(recorded);
        var found = journal.after(recorded - 1, 1, Filter.ALL).value().items().stream()
                .filter(entry -> entry.position() == recorded)
                .toList();
        if (found.isEmpty()) {
            // Its line is parked: the journal goes on without it until what was wrong is mended.
            throw Positions.behind(recorded, positions.shown());
        }
        var told = pages.told(found).get(0);
        var line = told.event().line();
        if (line != null) {
            catalogue.leadAgency(line).ifPresent(lead -> caller.mustLead(lead, line));
        }
        return pages.members(told, locale);
    }
}
