package ledger.api.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text whose columns stand below each other, as programs lay out the pages of a PDF. The header says where the columns are;
 * a row with blank cells is told by what stands below which name. A row of which that cannot be told stays as it is, with
 * fewer cells than the table has columns, which nobody can take for a row of the table.
 */
final class AlignedText {

    /** Fewer cells do not make a row of a table. */
    private static final int ENOUGH = 3;

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** From its first character to the one behind its last, in its line. */
    private record Run(int begin, int end) {

        static Run of(MatchResult found) {
            return new Run(found.start(), found.end());
        }

        boolean meets(Run other) {
            return begin < other.end && other.begin < end;
        }

        Run with(Run other) {
            return new Run(Math.min(begin, other.begin), Math.max(end, other.end));
        }
    }

    /** Where some row of the table has a sign; columns may be parted by a single space, which stands in all rows. */
    private final BitSet signs = new BitSet();

    /** Where in some row something begins that stands apart from what is before it. */
    private final BitSet begins = new BitSet();

    private final List<Run> names = new ArrayList<>();

    /** Between two columns, where no row has a sign. */
    private final BitSet cuts = new BitSet();

    /** The names, each as wide as all that surely stands below it. */
    private final List<Run> columns;

    /** @param rows the lines below the header that are surely rows */
    private AlignedText(String header, List<String> rows) {
        rows.forEach(row -> WORD.matcher(row).results().forEach(word -> signs.set(word.start(), word.end())));
        rows.forEach(row -> apart(row).forEach(run -> begins.set(run.begin)));
        WORD.matcher(header).results().map(Run::of).forEach(this::name);
        columns = new ArrayList<>(names);
        rows.forEach(row -> widen(runs(row)));
    }

    /** The rows with the blank cells between their filled ones. */
    static List<SheetRow> rows(List<SheetRow> rows, List<String> lines) {
        int header = 0;
        while (header + 1 < rows.size() && !(wide(rows.get(header)) && wide(rows.get(header + 1)))) {
            header++;
        }
        var aligned = new ArrayList<SheetRow>(rows.subList(0, Math.min(header, rows.size())));
        while (header < rows.size()) {
            int end = header + 1;
            while (end < rows.size()
                    && !rows.get(end).raw().equals(rows.get(header).raw())) {
                end++;
            }
            aligned.addAll(page(rows.subList(header, end), lines));
            header = end;
        }
        return aligned;
    }

    private static boolean wide(SheetRow row) {
        return row.cells().size() >= ENOUGH;
    }

    /** Aligns a header and what stands below it; every page has it anew, with columns of its own. */
    private static List<SheetRow> page(List<SheetRow> rows, List<String> lines) {
        var header = lines.get(rows.get(0).number() - 1);
        var sure = rows.stream()
                .skip(1)
                .filter(AlignedText::wide)
                .map(row -> lines.get(row.number() - 1))
                .toList();
        var text = new AlignedText(header, sure);
        if (text.names.size() < ENOUGH
                || !Stream.concat(Stream.of(header), sure.stream()).allMatch(text::fits)) {
            return rows;
        }
        return rows.stream()
                .map(row -> {
                    var cells = text.cells(lines.get(row.number() - 1));
                    return cells == null ? row : SheetRow.of(row.number(), cells);
                })
                .toList();
    }

    /** Takes the next word of the header for a new name or for more of the last one. */
    private void name(Run word) {
        if (names.isEmpty()) {
            names.add(word);
            return;
        }
        var last = names.get(names.size() - 1);
        int cut = signs.previousClearBit(word.begin - 1);
        boolean parted = cut >= last.end;
        if (word.begin - last.end > 1 || (parted && any(signs, last.begin, last.end) && any(begins, cut, word.end))) {
            names.add(word);
            if (parted) {
                cuts.set(cut);
            }
        } else {
            names.set(names.size() - 1, last.with(word));
        }
    }

    private static boolean any(BitSet places, int from, int end) {
        int place = places.nextSetBit(from);
        return place >= 0 && place < end;
    }

    /** Words with single spaces between them. */
    private static List<Run> apart(String line) {
        var runs = new ArrayList<Run>();
        WORD.matcher(line).results().map(Run::of).forEach(word -> {
            int last = runs.size() - 1;
            if (last >= 0 && word.begin - runs.get(last).end == 1) {
                runs.set(last, runs.get(last).with(word));
            } else {
                runs.add(word);
            }
        });
        return runs;
    }

    /** What stands together in a line, parted also where columns are. */
    private List<Run> runs(String line) {
        var runs = new ArrayList<Run>();
        apart(line).forEach(run -> {
            int begin = run.begin;
            for (int cut = cuts.nextSetBit(begin); cut >= 0 && cut < run.end; cut = cuts.nextSetBit(cut + 1)) {
                if (cut > begin && line.charAt(cut) == ' ') {
                    runs.add(new Run(begin, cut));
                    begin = cut + 1;
                }
            }
            runs.add(new Run(begin, run.end));
        });
        return runs;
    }

    /** Whether a row without a blank cell does not say that the columns do not stand below each other. */
    private boolean fits(String line) {
        var runs = runs(line);
        for (int index = 0; index < runs.size() && runs.size() == names.size(); index++) {
            int column = only(names, runs.get(index));
            if (column >= 0 ? column != index : names.stream().anyMatch(runs.get(index)::meets)) {
                return false;
            }
        }
        return true;
    }

    /** Learns from what stands below one name only. */
    private void widen(List<Run> runs) {
        for (var run : runs) {
            int column = only(names, run);
            if (column >= 0) {
                columns.set(column, columns.get(column).with(run));
            }
        }
    }

    /** The cells of a row, one for each column; null when a cell stands in two columns or none, or two in one. */
    private @Nullable List<String> cells(String line) {
        var runs = runs(line);
        var cells = new ArrayList<>(Collections.nCopies(names.size(), ""));
        for (int index = 0; index < runs.size(); index++) {
            var run = runs.get(index);
            int column = runs.size() == names.size() ? index : only(columns, run);
            if (column < 0 || !cells.get(column).isEmpty()) {
                return null;
            }
            cells.set(column, line.substring(run.begin, run.end));
        }
        return cells;
    }

    /** The only one that a run meets; -1 when there are several or none. */
    private static int only(List<Run> columns, Run run) {
        int only = -1;
        for (int index = 0; index < columns.size(); index++) {
            if (run.meets(columns.get(index))) {
                if (only >= 0) {
                    return -1;
                }
                only = index;
            }
        }
        return only;
    }
}
