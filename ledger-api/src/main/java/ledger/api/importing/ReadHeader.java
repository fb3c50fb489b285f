package ledger.api.importing;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The header that stands over rows of the appendix, and what its cells were taken for.
 *
 * @param sheet the name of its sheet; null in a file without sheets
 * @param row its first row, from 1
 * @param cells one for each column of the file, from the left
 */
public record ReadHeader(@Nullable String sheet, int row, List<Cell> cells) {

    /**
     * One column.
     *
     * @param read what the header says over it, "" for nothing
     * @param column the name of the column as the appendix prints it; null when it was not recognised, and so is not used
     */
    public record Cell(String read, @Nullable String column) {}

    public ReadHeader {
        cells = List.copyOf(cells);
    }

    static ReadHeader of(Header header) {
        var layout = header.layout();
        return new ReadHeader(
                header.first().sheet(),
                header.first().number(),
                IntStream.range(0, layout.width())
                        .mapToObj(index -> new Cell(layout.names().get(index), column(layout, index)))
                        .toList());
    }

    private static @Nullable String column(Layout layout, int index) {
        return layout.at().entrySet().stream()
                .filter(at -> at.getValue() == index)
                .map(at -> at.getKey().label)
                .findFirst()
                .orElse(null);
    }
}
