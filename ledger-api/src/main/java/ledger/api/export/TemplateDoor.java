package ledger.api.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import ledger.api.recording.Answers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An appendix to be filled in and sent to be imported. */
@RestController
class TemplateDoor {

    @GetMapping(Answers.API + "/imports/template")
    ResponseEntity<byte[]> template(Locale locale) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Template.write(locale, bytes);
        return ResponseEntity.ok()
                .contentType(Format.XLSX.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, Format.XLSX.attachment("mau-phu-luc"))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(bytes.toByteArray());
    }
}
