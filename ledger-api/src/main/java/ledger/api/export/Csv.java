package ledger.api.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows parted by commas, in UTF-8 with a byte order mark, for which spreadsheet programs look. Numbers are plain digits.
 *
 * <p>A program takes a text that begins with {@code = + - @}, a tab or a line break for a formula. Such a text gets an
 * apostrophe before it, and so does one that already begins with apostrophes before such a character: whoever takes
 * one apostrophe away has the text as it was.
 */
public final class Csv {

    private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\t\r\n]");

    private Csv() {}

    /** @param rows of cells, each a text, a whole number, a day or null */
    public static byte[] of(List<? extends List<? extends @Nullable Object>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var table = table(bytes)) {
            for (var row : rows) {
                table.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Rows that are written as they come, in constant memory; closing it leaves the stream open. */
    public static Table table(OutputStream bytes) throws IOException {
        var text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        text.write('\ufeff');
        var printer = CSVFormat.RFC4180.print(text);
        return new Table() {
            @Override
            public void row(List<? extends @Nullable Object> cells) throws IOException {
                printer.printRecord(cells.stream().map(Csv::harmless));
            }

            @Override
            public void close() throws IOException {
                printer.flush();
            }
        };
    }

    private static @Nullable Object harmless(@Nullable Object cell) {
        return cell instanceof String text && FORMULA.matcher(text).find() ? "'" + text : cell;
    }
}
