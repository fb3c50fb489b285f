package ledger.api.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.core.LedgerEvent;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Growth;
import ledger.projections.journal.JournalEntry;

/** How the lines of a plan differ between two moments, and the events that make the difference. */
final class Difference {

    /** An event and what it adds to the figures of its line. */
    record Cause(JournalEntry entry, LedgerEvent event, Growth growth) {}

    /**
     * A line that differs, or to which something happened that came to nothing.
     *
     * @param title as it is at the later moment
     */
    record Row(String code, String title, Growth before, Growth after, List<Cause> causes) {

        Growth difference() {
            return after.minus(before);
        }

        /** What the events add up to. */
        Growth explained() {
            return causes.stream().map(Cause::growth).reduce(Growth.NONE, Growth::plus);
        }
    }

    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, Growth> before;
    private final Map<String, Growth> after;
    private final Map<String, List<Cause>> causes = new LinkedHashMap<>();

    /**
     * @param before the lines at the earlier moment
     * @param after the lines at the later one
     * @param causes what happened in between, in order
     */
    Difference(Sheet before, Sheet after, List<Cause> causes) {
        this.before = figures(before);
        this.after = figures(after);
        causes.forEach(cause -> this.causes
                .computeIfAbsent(String.valueOf(cause.entry().line()), none -> new ArrayList<>())
                .add(cause));
        this.causes.keySet().forEach(code -> titles.putIfAbsent(code, code));
    }

    /** Also notes the titles; the later sheet is read last, and in its order the lines are listed. */
    private Map<String, Growth> figures(Sheet sheet) {
        var figures = new LinkedHashMap<String, Growth>();
        sheet.items().forEach(item -> {
            titles.put(item.key(), item.label());
            figures.put(item.key(), Growth.of(item));
        });
        return figures;
    }

    /** The lines in printed order; those to which nothing happened are left out. */
    List<Row> rows() {
        return titles.keySet().stream()
                .map(this::row)
                .filter(row -> !row.causes().isEmpty() || !row.difference().equals(Growth.NONE))
                .toList();
    }

    /** @throws IllegalStateException when the events do not add up to the difference: registers and log disagree */
    private Row row(String code) {
        var row = new Row(
                code,
                titles.getOrDefault(code, code),
                before.getOrDefault(code, Growth.NONE),
                after.getOrDefault(code, Growth.NONE),
                causes.getOrDefault(code, List.of()));
        if (!row.explained().equals(row.difference())) {
            throw new IllegalStateException("line " + code + ": the events make " + row.explained()
                    + " and the balances differ by " + row.difference());
        }
        return row;
    }
}
