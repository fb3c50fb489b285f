package ledger.core.books;

import java.time.LocalDate;
import java.util.function.Supplier;
import ledger.core.Refusal;
import ledger.core.Rules;
import ledger.core.balance.Account;
import ledger.core.books.BooksRefusal.ExceedsQuantity;
import ledger.core.books.BooksRefusal.NotEnoughAvailable;
import ledger.core.books.BooksRefusal.WouldMakePastNegative;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Portion;

/** The rules of everything that takes from an account: enough now, and enough at the end of every day since. */
public final class Withdrawal {

    private Withdrawal() {}

    /** Money taken from what is available of a portion. */
    public static void ofAvailable(Rules rules, LineBooks books, Portion portion, Money asked, LocalDate effective) {
        var account = Account.available(books.line(), portion);
        var available = books.available(portion);
        of(
                rules,
                books,
                account,
                asked,
                effective,
                () -> new NotEnoughAvailable(
                        books.line(),
                        portion,
                        books.allocated(portion),
                        available,
                        asked,
                        available.shortOf(asked),
                        books.holds(portion)));
    }

    /** Money taken from any account; the obstacle is the reader's when the account does not hold enough now. */
    public static void of(
            Rules rules,
            LineBooks books,
            Account account,
            Money asked,
            LocalDate effective,
            Supplier<? extends Refusal> notEnough) {
        if (!books.standing(account).covers(asked)) {
            rules.unless(false, notEnough);
            return;
        }
        var low = books.lowestFrom(account, effective);
        var lowest = Money.dong(low.figure());
        rules.unless(
                lowest.covers(asked),
                () -> new WouldMakePastNegative(
                        books.line(),
                        account.portion(),
                        account.bucket(),
                        low.day(),
                        lowest,
                        asked,
                        lowest.shortOf(asked)));
    }

    /** Quantity taken from a portion. */
    public static void ofQuantity(Rules rules, LineBooks books, Portion portion, Quantity asked, LocalDate effective) {
        var free = Quantity.of(books.freeQuantityFrom(portion, effective).figure());
        rules.unless(
                free.covers(asked),
                () -> new ExceedsQuantity(books.line(), portion, books.printedQuantity(portion), free, asked));
    }
}
