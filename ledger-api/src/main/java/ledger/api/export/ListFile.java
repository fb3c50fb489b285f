package ledger.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of any length as a file, in constant memory: a row or an object for each item, written as it comes.
 *
 * @param name of the sheet
 * @param header the names of the columns
 * @param wide those that have running text
 * @param row the cells of an item, each a text, a whole number, a day or null
 * @param members the same item as it stands in the list as JSON
 */
public record ListFile<T>(
        String name,
        List<String> header,
        List<String> wide,
        Function<T, List<@Nullable Object>> row,
        Function<T, Map<String, Object>> members) {

    /** How lists that are read page by page as JSON leave as a whole. */
    public static final List<Format> FORMATS = List.of(Format.JSON, Format.NDJSON, Format.CSV, Format.XLSX);

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Writes all items, each once, and leaves the stream open. */
    public void write(Format format, Stream<T> items, OutputStream bytes) throws IOException {
        switch (format) {
            case CSV -> {
                try (var table = Csv.table(bytes)) {
                    table.row(header);
                    rows(items.iterator(), table);
                }
            }
            case XLSX -> {
                try (var table = new LongWorkbook(bytes, name, header, wide)) {
                    rows(items.iterator(), table);
                }
            }
            case NDJSON -> lines(items.iterator(), bytes);
            case JSON, CLOUDEVENTS, ZIP -> throw new IllegalArgumentException("not a file of a list: " + format);
        }
    }

    private void rows(Iterator<T> items, Table table) throws IOException {
        while (items.hasNext()) {
            table.row(row.apply(items.next()));
        }
    }

    private void lines(Iterator<T> items, OutputStream bytes) throws IOException {
        while (items.hasNext()) {
            bytes.write(JSON.writeValueAsBytes(members.apply(items.next())));
            bytes.write('\n');
        }
    }
}
