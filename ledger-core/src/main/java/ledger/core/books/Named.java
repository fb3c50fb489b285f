package ledger.core.books;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ledger.core.Fact;
import ledger.core.Refused;
import ledger.core.books.BooksRefusal.CarriedInMoney;
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
     * The same for what gives or takes allocations, which are of this year: money that came in from the year before is
     * only used, let lapse or carried further.
     *
     * @throws Refused also when it is where carried-in money stands
     */
    public static Portion allotted(LineBooks books, @Nullable Portion stated, String pointer) {
        var portion = portion(books, stated);
        Refused.unless(!portion.carriedIn(), () -> new CarriedInMoney(books.line(), portion, pointer));
        return portion;
    }

    /**
     * The fact of a kind with this id, which was not undone.
     *
     * @throws Refused when the line has none
     */
    public static <F extends Fact> F standing(LineBooks books, FactId id, Class<F> kind) {
        return standing(books, id, fact -> kind.isInstance(fact) ? Optional.of(kind.cast(fact)) : Optional.empty());
    }

    /**
     * What the fact with this id made, which was not undone.
     *
     * @param made what a fact made; empty when it made nothing of the kind
     * @throws Refused when the line has none
     */
    public static <T> T standing(LineBooks books, FactId id, Function<Fact, Optional<T>> made) {
        return books.find(id)
                .filter(Entry::stands)
                .flatMap(entry -> made.apply(entry.fact()))
                .orElseThrow(() -> new Refused(new UnknownFact(id)));
    }
}
