package ledger.api.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ledger.api.audit.Difference.Cause;
import ledger.api.audit.Difference.Row;
import ledger.api.audit.Differences.Span;
import ledger.api.export.Format;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Members;
import ledger.api.recording.Moments;
import ledger.api.recording.Moments.Names;
import ledger.api.recording.Moments.Said;
import ledger.api.recording.Positions;
import ledger.core.plan.LineCode;
import ledger.projections.Moment;
import ledger.projections.balance.Growth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has changed between two moments, line by line, and exactly the events that changed it. */
@RestController
class DifferenceDoor {

    private static final Names FROM = new Names("from", "recordedFrom", "fromPosition");
    private static final Names TO = new Names("to", "recordedTo", "toPosition");
    private static final List<Format> FORMATS = List.of(Format.JSON, Format.CSV);

    private final Catalogue catalogue;
    private final Moments moments;
    private final Positions positions;
    private final Differences differences;

    DifferenceDoor(Catalogue catalogue, Moments moments, Positions positions, Differences differences) {
        this.catalogue = catalogue;
        this.moments = moments;
        this.positions = positions;
        this.differences = differences;
    }

    @GetMapping(Answers.API + "/plans/{plan}/diff")
    ResponseEntity<?> between(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String recordedFrom,
            @RequestParam(required = false) @Nullable String recordedTo,
            @RequestParam(required = false) @Nullable String fromPosition,
            @RequestParam(required = false) @Nullable String toPosition,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            HttpServletRequest request,
            Locale locale)
            throws InterruptedException {
        var wanted = Format.wanted(FORMATS, format, headers);
        var id = catalogue.plan(plan).id();
        positions.await(request);
        var end = moments.at(TO, new Said(to, recordedTo, toPosition));
        var start = moments.at(FROM, new Said(from, recordedFrom, fromPosition));
        var span = Span.of(start, end, positions.shown());
        var rows = differences
                .of(id, line == null ? null : line(plan, line, span), span)
                .rows();
        var answer = ResponseEntity.ok()
                .contentType(wanted.type())
                .header(Positions.LEDGER_POSITION, Long.toString(span.to().position()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == Format.JSON) {
            return answer.body(members(id.value(), span, rows, locale));
        }
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, wanted.attachment("chenh-lech-" + id))
                .body(DifferenceCsv.of(rows, locale));
    }

    /**
     * A line or a section of the appendix now, or as it was at either end.
     *
     * @throws Problem {@code unknown-line}
     */
    private LineCode line(String plan, String text, Span span) {
        var code = LineCode.valid(text) ? new LineCode(text) : null;
        var appendices = Stream.concat(
                Stream.of(catalogue.plan(plan)),
                Stream.of(span.from(), span.to())
                        .flatMap(moment -> catalogue.asOf(plan, moment).stream())
                        .map(Catalogue.Known::plan));
        if (code == null || appendices.noneMatch(appendix -> appendix.has(code))) {
            throw Problem.of(ProblemCode.UNKNOWN_LINE).with("planId", plan).with("lineCode", text);
        }
        return code;
    }

    private static Map<String, Object> members(String plan, Span span, List<Row> rows, Locale locale) {
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", plan);
        members.put("currency", "VND");
        members.put("position", span.to().position());
        members.put("from", moment(span.from()));
        members.put("to", moment(span.to()));
        members.put("items", rows.stream().map(row -> row(row, locale)).toList());
        members.put(
                "difference",
                rows.stream()
                        .map(Row::difference)
                        .reduce(Growth.NONE, Growth::plus)
                        .figures());
        return members;
    }

    private static Map<String, Object> moment(Moment moment) {
        var members = new LinkedHashMap<String, Object>();
        members.put("asOf", Members.text(moment.day()));
        members.put("atPosition", moment.position());
        return members;
    }

    private static Map<String, Object> row(Row row, Locale locale) {
        var members = new LinkedHashMap<String, Object>();
        members.put("lineCode", row.code());
        members.put("title", row.title());
        members.put("before", row.before().figures());
        members.put("after", row.after().figures());
        members.put("difference", row.difference().figures());
        members.put(
                "events",
                row.causes().stream().map(cause -> cause(cause, locale)).toList());
        return members;
    }

    private static Map<String, Object> cause(Cause cause, Locale locale) {
        var entry = cause.entry();
        var members = new LinkedHashMap<String, Object>();
        members.put("position", entry.position());
        members.put("type", entry.type());
        members.put("effectiveDate", entry.effective().toString());
        members.put("recordedAt", Members.instant(entry.recordedAt()));
        members.put("actor", entry.actor());
        members.put("approver", entry.approver());
        members.put("reason", entry.reason());
        members.put("document", entry.document());
        members.put("portion", entry.portion());
        members.put("sentence", EventSentences.of(cause.event(), entry.type(), entry.actor(), locale));
        members.put("change", cause.growth().figures());
        return members;
    }
}
