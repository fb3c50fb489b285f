package ledger.core.books;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.Refused;
import ledger.core.Rules;
import ledger.core.balance.Bucket;
import ledger.core.books.BooksRefusal.AlreadyReversed;
import ledger.core.books.BooksRefusal.NotReversible;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.plan.FactId;

/** The rules of every reversal: once, never before its original, and only while nothing rests on it. */
public final class Undoing {

    private Undoing() {}

    /**
     * The fact that may be undone on the given day.
     *
     * @param kind the kind of fact the id must name
     * @throws Refused when there is no such fact or it may not be undone
     */
    public static <F extends Fact> F of(
            LineBooks books, FactId id, Class<F> kind, LocalDate effective, Circumstances now) {
        return of(books, id, kind, effective, now, Dates::untilAdjustmentEnds);
    }

    /** The rule of {@link Dates} that says when a fiscal year takes such a reversal. */
    public interface Period {
        void check(Rules rules, int fiscalYear, LocalDate effective, Circumstances now);
    }

    /** The same for what is undone in another period. */
    public static <F extends Fact> F of(
            LineBooks books, FactId id, Class<F> kind, LocalDate effective, Circumstances now, Period period) {
        var entry = books.find(id).filter(found -> kind.isInstance(found.fact()));
        Refused.unless(entry.isPresent(), () -> new UnknownFact(id));
        var original = kind.cast(entry.orElseThrow().fact());
        var reversedBy = entry.orElseThrow().reversedBy();
        if (reversedBy != null) {
            throw new Refused(new AlreadyReversed(id, reversedBy));
        }
        var rules = new Rules();
        period.check(rules, books.fiscalYear(), effective, now);
        Dates.notBefore(rules, effective, id, original.effective());
        var dependents = books.dependents(entry.orElseThrow());
        rules.unless(dependents.isEmpty(), () -> new NotReversible(id, dependents));
        rules.enforce();
        moneyIsStillThere(rules, books, id, original, effective);
        rules.enforce();
        return original;
    }

    private static void moneyIsStillThere(Rules rules, LineBooks books, FactId id, Fact original, LocalDate effective) {
        if (original.quantityFreed().count() > 0) {
            Withdrawal.ofQuantity(rules, books, original.portion(), original.quantityFreed(), effective);
        }
        var paper = original.quantityOf();
        if (paper != null) {
            rules.unless(
                    books.paper(paper).quantity().covers(original.quantityUsed()),
                    () -> new NotReversible(id, books.freed(paper)));
        }
        for (var movement : original.movements()) {
            var account = movement.to();
            if (account.bucket() == Bucket.OUTSIDE) {
                // What left the plan can always come back to it.
                continue;
            }
            Withdrawal.of(rules, books, account, movement.amount(), effective, () -> {
                List<FactId> users = books.drawnBy(account);
                return new NotReversible(id, users);
            });
        }
    }
}
