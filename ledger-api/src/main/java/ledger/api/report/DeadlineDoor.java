package ledger.api.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.export.Csv;
import ledger.api.export.Format;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hạn báo cáo: until when who reports what to whom. */
@RestController
class DeadlineDoor {

    private static final List<Format> FORMATS = List.of(Format.JSON, Format.CSV);

    private final Catalogue catalogue;
    private final Deadlines deadlines;

    DeadlineDoor(Catalogue catalogue, Deadlines deadlines) {
        this.catalogue = catalogue;
        this.deadlines = deadlines;
    }

    @GetMapping(Answers.API + "/plans/{plan}/reports/deadlines")
    ResponseEntity<?> deadlines(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            Locale locale) {
        var wanted = Format.wanted(FORMATS, format, headers);
        var known = catalogue.plan(plan);
        var found = deadlines.of(known.fiscalYear(), locale);
        var answer = ResponseEntity.ok()
                .contentType(wanted.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == Format.JSON) {
            var members = new LinkedHashMap<String, Object>();
            members.put("planId", known.id().value());
            members.put("fiscalYear", known.fiscalYear());
            members.put("items", found.stream().map(DeadlineDoor::members).toList());
            return answer.body(members);
        }
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, wanted.attachment("han-bao-cao-" + known.id()))
                .body(rows(found, BurnDownDoor.WORDS.in(locale)));
    }

    private static Map<String, Object> members(Deadline deadline) {
        var members = new LinkedHashMap<String, Object>();
        members.put("before", deadline.before().toString());
        members.put("lastDay", deadline.lastDay().toString());
        members.put("daysLeft", deadline.daysLeft());
        members.put("state", deadline.state().name());
        members.put("task", deadline.task());
        members.put("from", deadline.from());
        members.put("to", deadline.to());
        members.put("source", deadline.source());
        return members;
    }

    private static byte[] rows(List<Deadline> deadlines, Words say) {
        var rows = new ArrayList<List<Object>>();
        rows.add(List.of(
                say.of("before"),
                say.of("last-day"),
                say.of("days-left"),
                say.of("state"),
                say.of("task"),
                say.of("from"),
                say.of("to"),
                say.of("source")));
        deadlines.forEach(deadline -> rows.add(List.of(
                deadline.before().toString(),
                deadline.lastDay().toString(),
                deadline.daysLeft(),
                say.of("state." + deadline.state()),
                deadline.task(),
                deadline.from(),
                deadline.to(),
                deadline.source())));
        return Csv.of(rows);
    }
}
