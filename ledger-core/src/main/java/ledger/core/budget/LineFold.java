package ledger.core.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.books.LineBooks;
import ledger.core.commitment.CommitmentState;
import ledger.core.plan.FactId;
import ledger.core.registration.RegistrationEvent.LineOpened;
import org.jspecify.annotations.Nullable;

/** Folds the events of a line into its books; the one fold that writers, answers and replays share. */
public final class LineFold {

    private LineFold() {}

    /** The books after one more event; the same object, changed, unless the event opens the line. */
    static @Nullable LineBooks after(@Nullable LineBooks books, LedgerEvent event) {
        if (event instanceof LineOpened opened) {
            return new LineBooks(opened.line(), opened.fiscalYear(), opened.portions());
        }
        if (event instanceof LineAmended amended && books != null) {
            books.amend(amended.portions(), amended.effective());
        } else if (event instanceof Fact fact && books != null) {
            books.record(fact);
        }
        return books;
    }

    /**
     * The books of a line.
     *
     * @param stream the events of one line from its opening on
     */
    public static LineBooks books(List<? extends LedgerEvent> stream) {
        LineBooks books = null;
        for (LedgerEvent event : stream) {
            books = after(books, event);
        }
        if (books == null) {
            throw new IllegalArgumentException("not the events of a line from its opening on");
        }
        return books;
    }

    /**
     * Several facts of a line, each as it was answered when it was recorded, by its number in the stream.
     *
     * @param stream the events of one line from its opening on
     * @param numbers of facts, from 0 for the opening
     */
    public static Map<Long, Recorded> recorded(List<? extends LedgerEvent> stream, Set<Long> numbers) {
        var recorded = new HashMap<Long, Recorded>();
        LineBooks books = null;
        for (int number = 0; number < stream.size(); number++) {
            var event = stream.get(number);
            books = after(books, event);
            if (numbers.contains((long) number) && books != null && event instanceof Fact fact) {
                recorded.put((long) number, Recorded.of(fact, books));
            }
        }
        return recorded;
    }

    /**
     * Everything that made a commitment or changed it, in order; empty when the line has no such commitment.
     *
     * @param stream the events of one line from its opening on
     */
    public static List<CommitmentStep> history(List<? extends LedgerEvent> stream, FactId commitment) {
        var steps = new ArrayList<CommitmentStep>();
        CommitmentState before = null;
        LineBooks books = null;
        for (int number = 0; number < stream.size(); number++) {
            var event = stream.get(number);
            books = after(books, event);
            if (books != null && event instanceof Fact fact && concerns(fact, commitment)) {
                var now = CommitmentState.of(commitment, books);
                steps.add(new CommitmentStep(number, fact, before, now));
                before = now;
            }
        }
        return steps;
    }

    private static boolean concerns(Fact fact, FactId commitment) {
        return fact.id().equals(commitment)
                || commitment.equals(fact.quantityOf())
                || fact.movements().stream()
                        .anyMatch(move -> commitment.equals(move.from().document())
                                || commitment.equals(move.to().document()));
    }

    /**
     * The last of these events as it was answered when it was recorded.
     *
     * @param stream the events of one line from its opening on, the last one a fact
     */
    public static Recorded lastOf(List<? extends LedgerEvent> stream) {
        var books = books(stream);
        if (!(stream.get(stream.size() - 1) instanceof Fact fact)) {
            throw new IllegalArgumentException("not the events of a line that end in a fact");
        }
        return Recorded.of(fact, books);
    }
}
