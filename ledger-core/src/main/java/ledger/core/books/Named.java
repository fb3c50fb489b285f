package ledger.core.books;

import java.util.List;
import ledger.core.Fact;
import ledger.core.Refused;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.books.BooksRefusal.UnknownPortion;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What a command names in the books of a line; what is not there is refused before any rule is asked. */
public final class Named {

    private Named() {}

    /**
     * The portion that a command states, or means by stating none.
     *
     * @throws Refused when the line has no such portion
     */
    public static Portion portion(LineBooks books, @Nullable Portion stated) {
        var portion = books.meant(stated);
        Refused.unless(
                books.has(portion), () -> new UnknownPortion(books.line(), portion, List.copyOf(books.portions())));
        return portion;
    }

    /**
     * The fact of a kind with this id, which was not undone.
     *
     * @throws Refused when the line has none
     */
    public static <F extends Fact> F standing(LineBooks books, FactId id, Class<F> kind) {
        return books.find(id)
                .filter(Entry::stands)
                .map(Entry::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new Refused(new UnknownFact(id)));
    }
}
