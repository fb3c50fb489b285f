package ledger.core.books;

import java.util.ArrayList;
import java.util.List;
import ledger.core.Fact;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;

/** A fact as it stands in the books: what it says, what has undone it, and what rests on it. */
public final class Entry {

    private final Fact fact;
    private final List<FactId> resting = new ArrayList<>(0);
    private @Nullable FactId reversedBy;

    Entry(Fact fact) {
        this.fact = fact;
    }

    public Fact fact() {
        return fact;
    }

    /** The reversal that undid it; null while it stands. */
    public @Nullable FactId reversedBy() {
        return reversedBy;
    }

    public boolean stands() {
        return reversedBy == null;
    }

    /** The facts that rest on it, in the order of their recording, undone ones included. */
    List<FactId> resting() {
        return resting;
    }

    void carry(FactId dependent) {
        resting.add(dependent);
    }

    void undoneBy(FactId reversal) {
        reversedBy = reversal;
    }
}
