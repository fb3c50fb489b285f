package ledger.api.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ledger.api.importing.Progress.Stage;
import ledger.api.recording.Answers;
import ledger.api.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Nhập khẩu: an appendix is sent and checked, asked for again, and confirmed. */
@RestController
@RequestMapping(Answers.API + "/imports")
class ImportDoor {

    private static final String RESPOND_ASYNC = "respond-async";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final Intake intake;

    ImportDoor(Intake intake) {
        this.intake = intake;
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
        return check(file.getBytes(), file.getOriginalFilename(), amends, headers, caller, locale);
    }

    /** The answer while a file is being checked. */
    record UnderWay(String id, String status, Progress progress) {

        static UnderWay of(UUID id, Progress progress) {
            return new UnderWay(id.toString(), "CHECKING", progress);
        }
    }

    private ResponseEntity<Object> check(
            byte[] file,
            @Nullable String name,
            @Nullable String amends,
            HttpHeaders headers,
            Caller caller,
            Locale locale)
            throws InterruptedException {
        if (prefersNotToWait(headers)) {
            var id = intake.begin(file, name, caller);
            return ResponseEntity.accepted()
                    .location(location(id))
                    .header(PREFERENCE_APPLIED, RESPOND_ASYNC)
                    .body(UnderWay.of(id, new Progress(Stage.RECEIVED, 0, null)));
        }
        var id = intake.receive(file, name, caller, locale);
        return ResponseEntity.created(location(id))
                .body(intake.seen(id.toString(), amends, locale).answer());
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

    @GetMapping("/{id}")
    Object one(@PathVariable String id, @RequestParam(required = false) @Nullable String amends, Locale locale)
            throws InterruptedException {
        var underWay = intake.underWay(id);
        return underWay.isPresent()
                ? UnderWay.of(UUID.fromString(id), underWay.get())
                : intake.seen(id, amends, locale).answer();
    }

    @PostMapping("/{id}/confirmation")
    ResponseEntity<Map<String, Object>> confirm(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return intake.confirm(id, json, caller, request, locale);
    }
}
