package ledger.api.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ledger.api.audit.Difference.Cause;
import ledger.api.audit.Difference.Row;
import ledger.api.export.Columns;
import ledger.api.export.Csv;
import ledger.api.recording.Members;
import ledger.projections.balance.Growth;
import org.jspecify.annotations.Nullable;

/** The difference as rows parted by commas: of each line how it stood, the events, and how it stands; they add up. */
final class DifferenceCsv {

    private DifferenceCsv() {}

    static byte[] of(List<Row> differences, Locale locale) {
        var words = Columns.in(locale);
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        var header = words.of(
                "lineCode", "title", "row", "position", "effectiveDate", "recordedAt", "actor", "document", "sentence");
        rows.add(cells(header, words.of(Growth.NONE.figures().keySet())));
        for (var row : differences) {
            rows.add(standing(row, words.of("before"), row.before()));
            row.causes().forEach(cause -> rows.add(cause(row, cause, words.of("event"), locale)));
            rows.add(standing(row, words.of("after"), row.after()));
        }
        return Csv.of(rows);
    }

    private static List<@Nullable Object> standing(Row row, String kind, Growth figures) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.code());
        cells.add(row.title());
        cells.add(kind);
        for (int none = 0; none < 6; none++) {
            cells.add(null);
        }
        return cells(cells, figures.figures().values());
    }

    private static List<@Nullable Object> cause(Row row, Cause cause, String kind, Locale locale) {
        var entry = cause.entry();
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.code());
        cells.add(row.title());
        cells.add(kind);
        cells.add(entry.position());
        cells.add(entry.effective().toString());
        cells.add(Members.instant(entry.recordedAt()));
        cells.add(entry.actor());
        cells.add(entry.document());
        cells.add(EventSentences.of(cause.event(), entry.type(), entry.actor(), locale));
        return cells(cells, cause.growth().figures().values());
    }

    private static List<@Nullable Object> cells(List<? extends @Nullable Object> first, Iterable<?> figures) {
        var cells = new ArrayList<@Nullable Object>(first);
        figures.forEach(cells::add);
        return cells;
    }
}
