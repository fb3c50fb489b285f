package ledger.api.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.core.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The appendix as a file, as it was approved: what became of the money is not part of it. */
@RestController
class AppendixDoor {

    private static final List<Format> FORMATS = List.of(Format.XLSX, Format.CSV);

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
        var wanted = Format.wanted(FORMATS, format, headers);
        var known = catalogue.plan(plan);
        return ResponseEntity.ok()
                .contentType(wanted.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, wanted.attachment("phu-luc-" + known.id()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(wanted == Format.CSV ? AppendixCsv.of(known) : workbook(known));
    }

    private static byte[] workbook(Plan plan) throws IOException {
        var bytes = new ByteArrayOutputStream();
        AppendixWorkbook.write(plan, bytes);
        return bytes.toByteArray();
    }
}
