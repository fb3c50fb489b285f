package ledger.api.audit;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.export.Format;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Positions;
import ledger.api.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Chọn mẫu: samples of the journal, drawn anew whenever they are asked for and always the same. */
@RestController
@RequestMapping(Answers.API + "/samples")
class SampleDoor {

    private static final List<Format> FORMATS = List.of(Format.JSON, Format.XLSX);

    private final Drawing drawing;
    private final SampleAnswer answers;
    private final JournalPages pages;
    private final EventLog log;
    private final Positions positions;
    private final FilterCheck check;

    SampleDoor(
            Drawing drawing,
            SampleAnswer answers,
            JournalPages pages,
            EventLog log,
            Positions positions,
            FilterCheck check) {
        this.drawing = drawing;
        this.answers = answers;
        this.pages = pages;
        this.log = log;
        this.positions = positions;
        this.check = check;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<Map<String, Object>> draw(@RequestBody byte[] body, Locale locale) throws InterruptedException {
        var sampling = Sampling.read(Body.read(body), log.head(), check::check);
        positions.await(sampling.position());
        return ResponseEntity.created(URI.create(Answers.API + "/samples/" + sampling.id()))
                .header(Positions.LEDGER_POSITION, Long.toString(sampling.position()))
                .body(answers.of(drawing.draw(sampling), locale));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> again(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            Locale locale)
            throws InterruptedException {
        var wanted = Format.wanted(FORMATS, format, headers);
        var sampling = Sampling.of(id, log.head())
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", id));
        positions.await(sampling.position());
        var sample = drawing.draw(sampling);
        var answer = ResponseEntity.ok()
                .contentType(wanted.type())
                .header(Positions.LEDGER_POSITION, Long.toString(sampling.position()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        return wanted == Format.JSON
                ? answer.body(answers.of(sample, locale))
                : answer.header(HttpHeaders.CONTENT_DISPOSITION, wanted.attachment("mau-" + sampling.position()))
                        .body(new WorkingPaper(new JournalFile(pages, locale), locale).of(sample));
    }
}
