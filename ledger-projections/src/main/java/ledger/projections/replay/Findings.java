package ledger.projections.replay;

import java.util.ArrayList;
import java.util.List;

/** What a comparison has looked at and what it found; not for use by several threads. */
final class Findings {

    /** More than this are counted and not kept. */
    static final int KEPT = 100;

    private final List<Difference> differences = new ArrayList<>();
    private long total;
    private long accounts;

    void compared(Difference figure) {
        accounts++;
        if (figure.replayed() != figure.register()) {
            total++;
            if (differences.size() < KEPT) {
                differences.add(figure);
            }
        }
    }

    Comparison.Outcome outcome(long position, long lines) {
        return new Comparison.Outcome(position, lines, accounts, total, List.copyOf(differences));
    }
}
