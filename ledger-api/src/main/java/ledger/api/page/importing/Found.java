package ledger.api.page.importing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.Finding;
import ledger.api.importing.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the page tells it.
 *
 * @param number by which the cells name it, from 1
 * @param sentence what is wrong or was understood, and what to do
 * @param anchor of its row; null when that is not among the rows of the appendix
 */
public record Found(
        int number,
        @Nullable String sheet,
        @Nullable Integer row,
        @Nullable String column,
        @Nullable String read,
        @Nullable String proposed,
        String sentence,
        @Nullable String anchor) {

    /** More are not listed: a file with so many is of another kind. */
    private static final int MOST = 300;

    /** What blocks first, then what must be answered, then what is worth a look. */
    private static final List<Severity> ORDER = List.of(Severity.ERROR, Severity.SUGGESTION, Severity.WARNING);

    /** Findings of one weight, in the order of the file. */
    public record Group(String severity, int count, List<Found> findings) {}

    /** All findings of a file in the order in which they are numbered. */
    static List<Finding> ordered(CheckedAppendix checked) {
        return checked.findings().stream()
                .sorted(Comparator.comparingInt(finding -> ORDER.indexOf(finding.severity())))
                .toList();
    }

    static List<Group> groups(List<Finding> ordered, Grid grid, Locale locale) {
        return ORDER.stream()
                .map(severity -> group(severity, ordered, grid, locale))
                .filter(group -> group.count() > 0)
                .toList();
    }

    private static Group group(Severity severity, List<Finding> ordered, Grid grid, Locale locale) {
        var numbers = IntStream.range(0, ordered.size())
                .filter(index -> ordered.get(index).severity() == severity)
                .boxed()
                .toList();
        return new Group(
                severity.name(),
                numbers.size(),
                numbers.stream()
                        .limit(MOST)
                        .flatMap(index -> Stream.of(of(index + 1, ordered.get(index), grid, locale)))
                        .toList());
    }

    private static Found of(int number, Finding finding, Grid grid, Locale locale) {
        return new Found(
                number,
                finding.sheet(),
                finding.row(),
                finding.column(),
                finding.read(),
                finding.proposed(),
                finding.sentence(locale),
                grid.anchor(finding));
    }
}
