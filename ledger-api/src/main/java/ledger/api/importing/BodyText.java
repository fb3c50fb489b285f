package ledger.api.importing;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.api.sheet.SheetRow;

/** The running text around the table. A sentence may be broken over paragraphs, so it is searched as one string. */
final class BodyText {

    /** Something found, and where it begins. */
    record Found(SheetRow at, MatchResult match) {

        int row() {
            return at.number();
        }

        Place place() {
            return Place.of(at);
        }

        String group(int number) {
            return match.group(number).strip();
        }

        boolean has(int number) {
            return match.group(number) != null;
        }
    }

    private final List<SheetRow> rows;
    private final int titles;
    private final String text;
    private final TreeMap<Integer, SheetRow> rowAt = new TreeMap<>();

    /** @param titles how many of the rows stand above the table */
    BodyText(List<SheetRow> rows, int titles) {
        this.rows = List.copyOf(rows);
        this.titles = titles;
        var joined = new StringBuilder();
        for (var row : rows) {
            rowAt.put(joined.length(), row);
            joined.append(paragraph(row)).append(' ');
        }
        text = joined.toString();
    }

    Stream<Found> all(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(match -> new Found(rowAt.floorEntry(match.start()).getValue(), match));
    }

    Optional<Found> first(Pattern pattern) {
        return all(pattern).findFirst();
    }

    /** The last match within one paragraph above the table. */
    Optional<Found> lastParagraphAbove(Pattern pattern) {
        return rows.stream()
                .limit(titles)
                .flatMap(row -> pattern.matcher(paragraph(row)).results().map(match -> new Found(row, match)))
                .reduce((first, last) -> last);
    }

    private static String paragraph(SheetRow row) {
        return IntStream.range(0, row.width())
                .filter(index -> !row.cells().get(index).continued())
                .mapToObj(row::cell)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }
}
