package ledger.api.page.appendix;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import ledger.api.export.Format;
import ledger.api.page.Frame;
import ledger.api.page.appendix.Seen.Reader;
import ledger.api.page.entry.Beginnings;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.AsOf;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.api.security.Role;
import ledger.api.words.Words;
import ledger.core.law.Circumstances;
import ledger.projections.Reading;
import ledger.projections.plan.Appendices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Phụ lục – Sổ kinh phí: the plans, and the appendix of each with what became of its money. */
@Controller
class PlanPages {

    private static final Words.Pair WORDS = Words.bundle("ledger.api.page.appendix.messages");
    private static final List<Format> FORMATS = List.of(Format.XLSX, Format.CSV);

    private final Appendices appendices;
    private final PlanReadings readings;
    private final Positions positions;
    private final Beginnings beginnings;
    private final OtherDoors doors;
    private final Frame frame;

    PlanPages(
            Appendices appendices,
            PlanReadings readings,
            Positions positions,
            Beginnings beginnings,
            OtherDoors doors,
            Frame frame) {
        this.appendices = appendices;
        this.readings = readings;
        this.positions = positions;
        this.beginnings = beginnings;
        this.doors = doors;
        this.frame = frame;
    }

    /** The only plan, or the list of them: who only watches begins with the overview. */
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView plans(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        positions.await(request);
        var headers = appendices.headers(false);
        if (headers.value().size() == 1) {
            var watches = caller.roles().equals(Set.of(Role.VIEWER));
            var address = UriComponentsBuilder.fromPath(watches ? "/plans/{plan}/overview" : "/plans/{plan}")
                    .encode();
            return new ModelAndView("redirect:"
                    + address.buildAndExpand(headers.value().get(0).plan()).toUriString());
        }
        return frame.page(WORDS, "plans", null, headers.position(), request, response)
                .addObject("imports", doors.open(Answers.API + "/imports", caller));
    }

    /** @throws Problem {@code not-found} for an unknown plan, {@code validation} for a filter that cannot be read */
    @GetMapping(path = "/plans/{plan}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView plan(
            @PathVariable String plan,
            Caller caller,
            AsOf time,
            HttpServletRequest request,
            HttpServletResponse response) {
        var filter = Filter.of(request);
        var read = read(plan, time, filter);
        var shown = read.value();
        return frame.page(WORDS, "plan", plan, read.position(), request, response)
                .addObject("plan", shown.known().plan())
                .addObject("amendments", shown.known().amendments())
                .addObject("seen", Seen.of(shown, filter, reader(plan, time, caller)))
                .addObject("filter", filter)
                .addObject("only", filter.told(shown, WORDS.in(Languages.of(request))))
                .addObject("states", Sought.values())
                .addObject("time", time)
                .addObject("today", LocalDate.now(Circumstances.ZONE))
                .addObject("then", time.query())
                .addObject("acts", beginnings.onLines(plan, caller))
                .addObject("query", request.getQueryString() == null ? "" : "&" + request.getQueryString())
                .addObject("agencies", shown.agencies().items())
                .addObject("carried", shown.carriedOver())
                .addObject("quantities", new Quantities(WORDS.in(Languages.of(request))));
    }

    /** What the page shows, as a file. */
    @GetMapping("/plans/{plan}/table")
    ResponseEntity<byte[]> table(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            Caller caller,
            AsOf time,
            HttpServletRequest request) {
        var wanted = Format.wanted(FORMATS, format, headers);
        var filter = Filter.of(request);
        var read = read(plan, time, filter);
        var seen = Seen.of(read.value(), filter, reader(plan, time, caller));
        var say = WORDS.in(Languages.of(request));
        var table = new SeenTable(read.value().known().plan(), seen, filter.told(read.value(), say), say, time);
        return ResponseEntity.ok()
                .contentType(wanted.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, wanted.attachment(name(plan, time, filter)))
                .header(Positions.LEDGER_POSITION, Long.toString(read.position()))
                .body(wanted == Format.CSV ? table.csv(read.position()) : table.workbook(read.position()));
    }

    /** Of a file: what is of a past moment, or a part, cannot be taken for the whole of now. */
    private static String name(String plan, AsOf time, Filter filter) {
        var name = new StringBuilder("so-kinh-phi-").append(plan);
        if (time.asOf() != null) {
            name.append("-tai-").append(time.asOf());
        }
        if (time.moment() != null && (time.recordedAsOf() != null || time.atPosition() != null)) {
            name.append("-su-kien-").append(time.moment().position());
        }
        return filter.narrows() ? name.append("-loc").toString() : name.toString();
    }

    private Reading<PlanReading> read(String plan, AsOf time, Filter filter) {
        return readings.of(plan, time, filter)
                .orElseThrow(
                        () -> Problem.of(ProblemCode.NOT_FOUND, "plan-not-yet").with("id", plan));
    }

    private Reader reader(String plan, AsOf time, Caller caller) {
        var opening = doors.reading("/plans/" + plan + "/lines/I.1", caller);
        var recording = time.moment() == null ? beginnings.recorder(plan, caller) : null;
        return new Reader(
                lead -> opening.filter(one -> one.reaches(lead)).isPresent(),
                lead -> recording != null && recording.reaches(lead));
    }
}
