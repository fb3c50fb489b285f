package ledger.api.importing;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.api.importing.CheckedImports.Kept;
import ledger.api.importing.ConfirmationBody.Amendment;
import ledger.api.importing.Confirming.Confirmed;
import ledger.api.importing.Confirming.Unconfirmed;
import ledger.api.importing.Progress.Stage;
import ledger.api.plan.Registering;
import ledger.api.problem.Body;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.IdempotencyKey;
import ledger.api.store.StoredEvent;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * An appendix comes in two steps: it is checked, and nothing is recorded; then it is confirmed, and recorded whole. A file
 * is recorded once, whoever sends it: its own hash is the key of the recording.
 */
@RestController
@RequestMapping(Answers.API + "/imports")
class ImportDoor {

    private static final int LONGEST_NAME = 255;
    private static final String RESPOND_ASYNC = "respond-async";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final CheckedImports imports;
    private final Readings readings;
    private final BackgroundChecks background;
    private final Registering registering;
    private final EventLog log;
    private final StoredEvents events;
    private final Catalogue catalogue;
    private final AmendedPlans amended;

    ImportDoor(
            CheckedImports imports,
            Readings readings,
            BackgroundChecks background,
            Registering registering,
            EventLog log,
            StoredEvents events,
            Catalogue catalogue,
            AmendedPlans amended) {
        this.catalogue = catalogue;
        this.amended = amended;
        this.imports = imports;
        this.readings = readings;
        this.background = background;
        this.registering = registering;
        this.log = log;
        this.events = events;
    }

    @PostMapping(
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                "text/csv",
                "text/tab-separated-values",
                MediaType.TEXT_HTML_VALUE,
                MediaType.TEXT_MARKDOWN_VALUE,
                "application/vnd.ms-excel",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    ResponseEntity<Object> content(
            @RequestBody byte[] file,
            @RequestParam(required = false) @Nullable String amends,
            @RequestHeader HttpHeaders headers,
            Caller caller,
            Locale locale)
            throws InterruptedException {
        return check(file, null, amends, headers, caller, locale);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> file(
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String amends,
            @RequestHeader HttpHeaders headers,
            Caller caller,
            Locale locale)
            throws Exception {
        return check(file.getBytes(), name(file.getOriginalFilename()), amends, headers, caller, locale);
    }

    /** The answer while a file is being checked. */
    record UnderWay(String id, String status, Progress progress) {

        static UnderWay of(UUID id, Progress progress) {
            return new UnderWay(id.toString(), "CHECKING", progress);
        }
    }

    /** The last part of a path, without what no file name has. */
    private static @Nullable String name(@Nullable String sent) {
        var name = sent == null
                ? ""
                : sent.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private ResponseEntity<Object> check(
            byte[] file,
            @Nullable String name,
            @Nullable String amends,
            HttpHeaders headers,
            Caller caller,
            Locale locale)
            throws InterruptedException {
        imports.removeOld();
        if (prefersNotToWait(headers)) {
            var id = background.begin(file, name, caller.account());
            return ResponseEntity.accepted()
                    .location(location(id))
                    .header(PREFERENCE_APPLIED, RESPOND_ASYNC)
                    .body(UnderWay.of(id, new Progress(Stage.RECEIVED, 0, null)));
        }
        var checked = readable(file, locale);
        var id = imports.save(file, name, caller.account());
        return ResponseEntity.created(location(id))
                .body(answer(id, CheckedImports.sha256(file), checked, amends, locale));
    }

    /** Whether the client would rather ask again than wait (RFC 7240). */
    private static boolean prefersNotToWait(HttpHeaders headers) {
        return headers.getOrEmpty("Prefer").stream()
                .flatMap(preferences -> Arrays.stream(preferences.split(",")))
                .map(preference -> preference.replaceFirst("[;=].*", "").strip())
                .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
    }

    private static URI location(UUID id) {
        return URI.create(Answers.API + "/imports/" + id);
    }

    /** What was found and would change; of a file that was recorded before, also when and as which plan. */
    private ImportAnswer answer(
            UUID id, String sha256, CheckedAppendix checked, @Nullable String amends, Locale locale) {
        var answer = ImportAnswer.of(id, checked, locale);
        var known = recorded(sha256)
                .map(stored ->
                        answer.alreadyImported(plan(stored), stored.get(0).recordedAt()))
                .orElse(answer);
        return amended.compared(known, checked, sha256, amends);
    }

    /** @throws Problem {@code validation} when no appendix can be read from the file */
    private CheckedAppendix readable(byte[] file, Locale locale) throws InterruptedException {
        var reading = readings.of(file);
        if (reading instanceof Reading.Unreadable unreadable) {
            throw unreadable(unreadable, locale);
        }
        return (CheckedAppendix) reading;
    }

    private static Problem unreadable(Reading.Unreadable unreadable, Locale locale) {
        return Problem.validation(unreadable.findings().stream()
                .map(finding -> new FieldError(
                        null,
                        finding.code(),
                        Map.of(
                                "row", finding.row() == null ? 0 : finding.row(),
                                "column", finding.column() == null ? "" : finding.column(),
                                "detail", finding.message(locale))))
                .toList());
    }

    @GetMapping("/{id}")
    Object one(@PathVariable String id, @RequestParam(required = false) @Nullable String amends, Locale locale)
            throws InterruptedException {
        var underWay = imports.underWay(id(id));
        if (underWay.isPresent()) {
            return UnderWay.of(id(id), underWay.get());
        }
        var kept = kept(id);
        return answer(kept.id(), kept.sha256(), readable(kept.source(), locale), amends, locale);
    }

    @PostMapping("/{id}/confirmation")
    ResponseEntity<Map<String, Object>> confirm(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        if (imports.underWay(id(id)).isPresent()) {
            throw Problem.validation(new FieldError(null, "still-checking", Map.of()))
                    .retryAfter(1);
        }
        var kept = kept(id);
        var body = Body.read(json);
        var recorded = body.has("amendment") ? Optional.<List<StoredEvent>>empty() : recorded(kept.sha256());
        if (recorded.isPresent()) {
            // It may have been recorded before files were kept.
            imports.keep(kept, caller.account());
            return registering.again(recorded.get(), locale);
        }
        var amendment = Amendment.read(body);
        var answers = ConfirmationBody.read(body);
        body.done();
        var checked = readable(kept.source(), locale);
        var inForce = amendment == null ? null : amended.inForce(String.valueOf(answers.planId()), checked);
        var confirming = AppendixImport.confirm(checked, inForce == null ? answers : answers.amending(inForce.plan()));
        if (confirming instanceof Unconfirmed unconfirmed) {
            throw unconfirmed(unconfirmed, checked, locale);
        }
        var plan = ((Confirmed) confirming).plan();
        return once(
                amendment == null || inForce == null
                        ? register(kept, plan, request, caller)
                        : amended.amend(kept, plan, inForce, amendment, request, caller));
    }

    private ResponseEntity<Map<String, Object>> register(
            Kept kept, Plan plan, HttpServletRequest request, Caller caller) throws Exception {
        var asked = Asked.of(request, caller, plan.date(), Registering.reason(plan), key(kept.sha256()));
        imports.keep(kept, caller.account());
        return registering.register(new RegisterPlan(plan, new Source(kept.name(), kept.sha256())), asked);
    }

    /** Another confirmation of the same file may have come first. */
    private static ResponseEntity<Map<String, Object>> once(ResponseEntity<Map<String, Object>> answer) {
        return answer.getHeaders().containsHeader("Idempotency-Replayed")
                ? ResponseEntity.status(HttpStatus.OK)
                        .headers(answer.getHeaders())
                        .body(answer.getBody())
                : answer;
    }

    private static Problem unconfirmed(Unconfirmed unconfirmed, CheckedAppendix checked, Locale locale) {
        var problem = Problem.validation(unconfirmed.obstacles().stream()
                .map(obstacle ->
                        new FieldError(obstacle.pointer(), obstacle.code(), Map.of("detail", obstacle.message(locale))))
                .toList());
        return checked.status() == CheckedAppendix.Status.REJECTED
                ? problem.with(
                        "findings",
                        checked.findings().stream()
                                .filter(finding -> finding.severity() == Severity.ERROR)
                                .map(finding -> finding.message(locale))
                                .toList())
                : problem;
    }

    private Kept kept(String id) {
        return imports.find(id(id)).orElseThrow(() -> unknown(id));
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw unknown(id);
        }
    }

    private static Problem unknown(String id) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", id);
    }

    /** The key of the recording that stands or is to come: each withdrawn one has used up a key of the file's. */
    private IdempotencyKey key(String sha256) {
        var key = new IdempotencyKey("import " + sha256, sha256);
        for (int again = 1; withdrawn(log.recordedUnder(key.key())); again++) {
            key = new IdempotencyKey("import " + sha256 + " " + again, sha256);
        }
        return key;
    }

    /** Of what a file was recorded as: first of all the plan that it registers or amends. */
    private PlanId plan(List<StoredEvent> recorded) {
        return requireNonNull(events.payload(recorded.get(0)).plan());
    }

    private boolean withdrawn(Optional<List<StoredEvent>> recorded) {
        return recorded.map(stored -> plan(stored).value())
                .filter(plan -> catalogue.current(plan).withdrawal() != null)
                .isPresent();
    }

    /** The events of the plan that was made of this file. */
    private Optional<List<StoredEvent>> recorded(String sha256) {
        return log.recordedUnder(key(sha256).key());
    }
}
