package ledger.api.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Answers with a file of any length in constant memory. It is written to disk first and sent with its length, so that what
 * fails half way is a problem and never a file that looks whole and is not.
 */
public final class Spool {

    private Spool() {}

    /** What writes a file. */
    public interface Content {
        void write(OutputStream bytes) throws IOException;
    }

    /** What writes a file, and knows only then what it is called. */
    public interface NamedContent {
        /** @return the name of the file, without its ending */
        String write(OutputStream bytes) throws IOException;
    }

    public static ResponseEntity<Resource> send(
            ResponseEntity.BodyBuilder answer, Format format, String name, Content content) {
        return send(answer, format, bytes -> {
            content.write(bytes);
            return name;
        });
    }

    public static ResponseEntity<Resource> send(
            ResponseEntity.BodyBuilder answer, Format format, NamedContent content) {
        try {
            var file = Files.createTempFile("ledger-", ".export");
            try {
                String name;
                try (var bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
                    name = content.write(bytes);
                }
                long length = Files.size(file);
                // The file loses its name when it is opened, and is gone with the end of the answer, however that ends.
                var sent = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                return answer.contentType(format.type())
                        .contentLength(length)
                        .header(HttpHeaders.CONTENT_DISPOSITION, format.attachment(name))
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                        .body(new InputStreamResource(sent));
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
