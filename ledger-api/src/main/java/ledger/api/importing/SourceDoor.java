package ledger.api.importing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files a plan and its amendments were read from: its raw cells beside what they became, or its bytes as they were sent. */
@RestController
class SourceDoor {

    private final CheckedImports imports;
    private final Catalogue catalogue;
    private final AmendedPlans plans;

    SourceDoor(CheckedImports imports, Catalogue catalogue, AmendedPlans plans) {
        this.imports = imports;
        this.catalogue = catalogue;
        this.plans = plans;
    }

    /**
     * @param amendment the number of the amendment, 0 for the first appendix; null for the latest file
     * @throws Problem {@code not-found} for an appendix that was typed by hand
     */
    @GetMapping(Answers.API + "/plans/{plan}/source")
    ResponseEntity<Object> source(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable Integer amendment,
            @RequestParam(defaultValue = "json") String format,
            Locale locale) {
        if (!List.of("json", "file").contains(format)) {
            throw Problem.validation(FieldError.notOneOf("format", List.of("json", "file")));
        }
        var id = catalogue.plan(plan).id();
        var read = plans.files(id).stream()
                .filter(one -> amendment == null || one.amendment() == amendment)
                .reduce((one, later) -> later)
                .orElse(null);
        var file =
                read == null ? null : imports.imported(read.source().sha256()).orElse(null);
        if (read == null || file == null) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", plan);
        }
        if (format.equals("file")) {
            return bytes(plan, file);
        }
        var checked = ImportAnswer.of(file.id(), (CheckedAppendix) AppendixImport.check(file.source()), locale);
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("planId", plan);
        members.put("amendment", read.amendment());
        members.put("name", file.name());
        members.put("sha256", file.sha256());
        members.put("importedAt", Members.instant(read.stored().recordedAt()));
        members.put("importedBy", read.stored().envelope().actor());
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
