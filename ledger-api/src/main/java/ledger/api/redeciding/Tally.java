package ledger.api.redeciding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.redeciding.Redecided.Omitted;
import ledger.api.redeciding.Redecided.Otherwise;
import org.jspecify.annotations.Nullable;

/** Counts what was decided again; its size does not grow with the log. */
final class Tally {

    /** So many differences are named. */
    private static final int NAMED = 100;

    private record Reason(@Nullable String what, String why) {}

    private final Map<Reason, Long> omitted = new LinkedHashMap<>();
    private final List<Otherwise> differences = new ArrayList<>();
    private long accepted;
    private long refused;
    private long total;

    void accepted() {
        accepted++;
    }

    void refused() {
        refused++;
    }

    void omitted(@Nullable String what, String why) {
        omitted.merge(new Reason(what, why), 1L, Long::sum);
    }

    void differs(Otherwise otherwise) {
        total++;
        if (differences.size() < NAMED) {
            differences.add(otherwise);
        }
    }

    Redecided counted() {
        var reasons = omitted.entrySet().stream()
                .map(one -> new Omitted(one.getKey().what(), one.getKey().why(), one.getValue()))
                .toList();
        return new Redecided(accepted, refused, reasons, total, differences);
    }
}
