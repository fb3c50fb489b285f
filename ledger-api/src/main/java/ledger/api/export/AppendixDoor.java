package ledger.api.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.core.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The appendix as a file, as it was approved: what became of the money is not part of it. */
@RestController
class AppendixDoor {

    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** The kinds of file, the one that is sent unasked first. */
    private enum Format {
        XLSX(AppendixDoor.XLSX),
        CSV(MediaType.parseMediaType("text/csv;charset=UTF-8"));

        final MediaType type;

        Format(MediaType type) {
            this.type = type;
        }

        String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Catalogue catalogue;

    AppendixDoor(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(Answers.API + "/plans/{plan}/appendix")
    ResponseEntity<byte[]> appendix(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers)
            throws IOException {
        var wanted = (format == null ? accepted(headers.getAccept()) : named(format))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_ACCEPTABLE));
        var known = catalogue.plan(plan);
        var name = ContentDisposition.attachment()
                .filename("phu-luc-" + known.id() + "." + wanted.extension())
                .build();
        return ResponseEntity.ok()
                .contentType(wanted.type)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(wanted == Format.CSV ? AppendixCsv.of(known) : workbook(known));
    }

    private static byte[] workbook(Plan plan) throws IOException {
        var bytes = new ByteArrayOutputStream();
        AppendixWorkbook.write(plan, bytes);
        return bytes.toByteArray();
    }

    private static Optional<Format> named(String name) {
        return Arrays.stream(Format.values())
                .filter(format -> format.extension().equals(name))
                .findFirst();
    }

    /** What the reader likes best; anything will do when nothing is said. */
    private static Optional<Format> accepted(List<MediaType> accept) {
        if (accept.isEmpty()) {
            return Optional.of(Format.XLSX);
        }
        MimeTypeUtils.sortBySpecificity(accept);
        return accept.stream()
                .flatMap(type -> Arrays.stream(Format.values()).filter(format -> type.isCompatibleWith(format.type)))
                .findFirst();
    }
}
