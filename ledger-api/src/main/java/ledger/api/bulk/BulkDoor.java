package ledger.api.bulk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import ledger.api.bulk.CheckedFiles.Kept;
import ledger.api.importing.CheckedImports;
import ledger.api.importing.Severity;
import ledger.api.problem.Body;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Papers;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.api.words.AmountInWords;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A whole file of commitments or disbursements: checked first, and nothing is recorded; confirmed after. */
@RestController
@RequestMapping(Answers.API + "/plans/{plan}/{facts:commitments|disbursements}/imports")
class BulkDoor {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String XLS = "application/vnd.ms-excel";
    private static final int MOST_ERRORS = 100;

    /** A file of the largest size takes seconds of one processor. */
    private final Semaphore checking = new Semaphore(2);

    private final Catalogue catalogue;
    private final CheckedFiles files;
    private final Check check;
    private final Confirmation confirmation;

    BulkDoor(Catalogue catalogue, CheckedFiles files, Check check, Confirmation confirmation) {
        this.catalogue = catalogue;
        this.files = files;
        this.check = check;
        this.confirmation = confirmation;
    }

    @PostMapping(consumes = {MediaType.TEXT_PLAIN_VALUE, "text/csv", XLSX, XLS})
    ResponseEntity<Object> content(
            @PathVariable String plan,
            @PathVariable String facts,
            @RequestBody(required = false) byte @Nullable [] file,
            Caller caller,
            Locale locale)
            throws InterruptedException {
        return check(plan, facts, file == null ? new byte[0] : file, null, caller, locale);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> file(
            @PathVariable String plan,
            @PathVariable String facts,
            @RequestPart MultipartFile file,
            Caller caller,
            Locale locale)
            throws Exception {
        return check(plan, facts, file.getBytes(), file.getOriginalFilename(), caller, locale);
    }

    private ResponseEntity<Object> check(
            String plan, String facts, byte[] source, @Nullable String name, Caller caller, Locale locale)
            throws InterruptedException {
        catalogue.plan(plan);
        var kind = Kind.valueOf(facts.toUpperCase(Locale.ROOT));
        var sha256 = CheckedImports.sha256(source);
        var file = new Kept(UUID.randomUUID(), plan, kind, sha256, name, source, caller.account(), caller.agency());
        var rows = checked(file, locale);
        files.removeOld();
        files.save(file);
        return ResponseEntity.created(URI.create(address(file))).body(answer(file, rows, locale));
    }

    @GetMapping("/{id}")
    Map<String, Object> one(
            @PathVariable String plan,
            @PathVariable String facts,
            @PathVariable String id,
            Caller caller,
            Locale locale)
            throws InterruptedException {
        var file = kept(plan, facts, id, caller);
        return answer(file, checked(file, locale), locale);
    }

    @PostMapping("/{id}/confirmation")
    ResponseEntity<Map<String, Object>> confirm(
            @PathVariable String plan,
            @PathVariable String facts,
            @PathVariable String id,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        var file = kept(plan, facts, id, caller);
        var body = Body.read(json);
        var skipErrors = body.flag("skipErrors");
        body.done();
        var rows = checked(file, locale);
        var errors = rows.stream()
                .filter(row -> row.status().equals("ERROR"))
                .flatMap(row -> row.row().findings.stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty() && !skipErrors) {
            throw Problem.validation(errors.stream()
                            .limit(MOST_ERRORS)
                            .map(finding -> new FieldError(
                                    null, finding.code(), Map.of("row", finding.row(), "message", finding.message())))
                            .toList())
                    .with("findings", errors.stream().map(Finding::message).toList());
        }
        var recorded = confirmation.record(rows, request, caller, locale);
        var members = new LinkedHashMap<String, Object>();
        members.put("id", file.id().toString());
        members.put("kind", file.kind().name());
        members.put("position", recorded.position());
        members.put("rows", recorded.rows());
        members.put("totals", recorded.totals());
        var answer = recorded.any() ? ResponseEntity.created(URI.create(address(file))) : ResponseEntity.ok();
        return answer.header(Positions.LEDGER_POSITION, Long.toString(recorded.position()))
                .body(members);
    }

    private List<CheckedRow> checked(Kept file, Locale locale) throws InterruptedException {
        checking.acquire();
        try {
            return check.check(file, locale);
        } finally {
            checking.release();
        }
    }

    /** A file of this plan; who is bound to an agency sees only what the own account has sent. */
    private Kept kept(String plan, String facts, String id, Caller caller) {
        try {
            return files.find(UUID.fromString(id))
                    .filter(file ->
                            file.plan().equals(plan) && file.kind().path().equals(facts))
                    .filter(file ->
                            !caller.actingRole().confined() || file.createdBy().equals(caller.account()))
                    .orElseThrow(() -> Papers.unknown(id));
        } catch (IllegalArgumentException noId) {
            throw Papers.unknown(id);
        }
    }

    private static String address(Kept file) {
        return Answers.API + "/plans/" + file.plan() + "/" + file.kind().path() + "/imports/" + file.id();
    }

    private static Map<String, Object> answer(Kept file, List<CheckedRow> rows, Locale locale) {
        var statuses = rows.stream().map(CheckedRow::status).distinct().toList();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", file.id().toString());
        members.put("kind", file.kind().name());
        members.put(
                "status",
                statuses.contains("ERROR") ? "REJECTED" : statuses.contains("OK") ? "CHECKED" : "ALREADY_IMPORTED");
        members.put("currency", "VND");
        members.put("rows", rows.stream().map(BulkDoor::members).toList());
        members.put("totals", totals(rows, locale));
        return members;
    }

    private static Map<String, Object> members(CheckedRow row) {
        var members = new LinkedHashMap<String, Object>();
        members.put("row", row.row().cells.number());
        members.put("sheet", row.row().cells.sheet());
        members.put("cells", row.row().cells.raw());
        members.put("status", row.status());
        members.put("command", row.row().command);
        members.put("findings", row.row().findings);
        if (row.recorded() != null) {
            members.put("factId", row.recorded().stream() + ":" + row.recorded().sequence());
        }
        return members;
    }

    private static Map<String, Object> totals(List<CheckedRow> rows, Locale locale) {
        var byLine = new LinkedHashMap<String, List<CheckedRow>>();
        var fit = new ArrayList<CheckedRow>();
        for (var row : rows) {
            var asked = row.asked();
            if (asked != null && row.status().equals("OK")) {
                fit.add(row);
                var code = asked.command().line().code().value();
                byLine.computeIfAbsent(code, first -> new ArrayList<>()).add(row);
            }
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("rows", rows.size());
        members.put("ok", fit.size());
        members.put(
                "errors",
                rows.stream().filter(row -> row.status().equals("ERROR")).count());
        members.put("amount", sum(fit).dong());
        members.put("words", AmountInWords.in(locale, sum(fit)));
        var lines = new ArrayList<Map<String, Object>>();
        byLine.forEach((code, of) -> lines.add(Map.of("lineCode", code, "rows", of.size(), "amount", sum(of).dong())));
        members.put("byLine", lines);
        return members;
    }

    private static Money sum(List<CheckedRow> rows) {
        return rows.stream()
                .map(row -> row.asked() == null ? Money.ZERO : row.asked().amount())
                .reduce(Money.ZERO, Money::plus);
    }
}
