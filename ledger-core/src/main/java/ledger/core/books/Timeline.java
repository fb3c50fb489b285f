package ledger.core.books;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a figure stood at the end of every day, kept as one change per day. Facts may be dated back, so a figure that is
 * high enough today may have been too low on an earlier day.
 */
final class Timeline {

    private final TreeMap<LocalDate, Long> changes = new TreeMap<>();
    private long total;

    Timeline(long start) {
        total = start;
    }

    void add(LocalDate day, long change) {
        total = Math.addExact(total, change);
        changes.merge(day, change, Math::addExact);
    }

    /** The figure after everything recorded so far. */
    long total() {
        return total;
    }

    /** The lowest figure at the end of the given day or of any later one; the first day on which it stood so low. */
    Low lowestFrom(LocalDate day) {
        long figure = total;
        var low = new Low(changes.isEmpty() ? day : later(day, changes.lastKey()), figure);
        for (Map.Entry<LocalDate, Long> change :
                changes.tailMap(day, false).descendingMap().entrySet()) {
            figure -= change.getValue();
            if (figure <= low.figure()) {
                var before = changes.lowerKey(change.getKey());
                low = new Low(before == null ? day : later(day, before), figure);
            }
        }
        return low;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
