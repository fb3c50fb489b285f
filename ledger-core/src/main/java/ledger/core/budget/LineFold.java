package ledger.core.budget;

import java.util.List;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.books.LineBooks;
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
     * The last of these events as it was answered when it was recorded.
     *
     * @param stream the events of one line from its opening on, the last one a fact
     */
    public static Recorded lastOf(List<? extends LedgerEvent> stream) {
        LineBooks books = null;
        for (LedgerEvent event : stream) {
            books = after(books, event);
        }
        if (books == null || !(stream.get(stream.size() - 1) instanceof Fact fact)) {
            throw new IllegalArgumentException("not the events of a line that end in a fact");
        }
        return Recorded.of(fact, books);
    }
}
