package ledger.api.importing;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.api.sheet.SheetRow;

/** The running text around the table. A sentence may be broken over paragraphs, so it is searched as one string. */
final class BodyText {

    /** Something found, and the line of the file it begins on. */
    record Found(int row, MatchResult match) {

        String group(int number) {
            return match.group(number).strip();
        }

        boolean has(int number) {
            return match.group(number) != null;
        }
    }

    private final List<SheetRow> rows;
    private final String text;
    private final TreeMap<Integer, Integer> rowAt = new TreeMap<>();

    BodyText(List<SheetRow> rows) {
        this.rows = List.copyOf(rows);
        var joined = new StringBuilder();
        for (var row : rows) {
            rowAt.put(joined.length(), row.number());
            for (int cell = 0; cell < row.width(); cell++) {
                joined.append(row.cell(cell).replaceAll("\\s+", " ")).append(' ');
            }
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

    /** The last match within one paragraph above the given row. */
    Optional<Found> lastParagraphAbove(int row, Pattern pattern) {
        return rows.stream()
                .filter(paragraph -> paragraph.number() < row)
                .flatMap(paragraph -> pattern.matcher(paragraph.line().replaceAll("\\s+", " "))
                        .results()
                        .map(match -> new Found(paragraph.number(), match)))
                .reduce((first, last) -> last);
    }
}
