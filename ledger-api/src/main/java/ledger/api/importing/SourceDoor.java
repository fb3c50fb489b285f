package ledger.api.importing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Members;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The file a plan was read from: its raw cells beside what they became, or its bytes as they were sent. */
@RestController
class SourceDoor {

    private final CheckedImports imports;
    private final Catalogue catalogue;
    private final EventLog log;
    private final StoredEvents events;

    SourceDoor(CheckedImports imports, Catalogue catalogue, EventLog log, StoredEvents events) {
        this.imports = imports;
        this.catalogue = catalogue;
        this.log = log;
        this.events = events;
    }

    /** @throws Problem {@code not-found} for a plan that was typed by hand */
    @GetMapping(Answers.API + "/plans/{plan}/source")
    ResponseEntity<Object> source(
            @PathVariable String plan, @RequestParam(defaultValue = "json") String format, Locale locale) {
        if (!List.of("json", "file").contains(format)) {
            throw Problem.validation(new FieldError(
                    null, "not-one-of", Map.of("parameter", "format", "allowed", List.of("json", "file"))));
        }
        var id = catalogue.plan(plan).id();
        var first = log.stream(id.value(), 0).get(0);
        var read = ((PlanRegistered) events.payload(first)).source();
        var file = read == null ? null : imports.imported(read.sha256()).orElse(null);
        if (read == null || file == null) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", plan);
        }
        if (format.equals("file")) {
            return bytes(plan, file);
        }
        var checked = ImportAnswer.of(file.id(), (CheckedAppendix) AppendixImport.check(file.source()), locale);
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("planId", plan);
        members.put("name", file.name());
        members.put("sha256", file.sha256());
        members.put("importedAt", Members.instant(first.recordedAt()));
        members.put("importedBy", first.envelope().actor());
        members.put("lines", checked.lines());
        members.put("findings", checked.findings());
        members.put("totals", checked.totals());
        return ResponseEntity.ok(members);
    }

    private static ResponseEntity<Object> bytes(String plan, CheckedImports.Kept file) {
        var name = ContentDisposition.attachment()
                .filename(Objects.requireNonNullElse(file.name(), plan), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(file.source());
    }
}
