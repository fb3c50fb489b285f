package ledger.core.hold;

import ledger.core.Rules;
import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.books.Named;
import ledger.core.books.Undoing;
import ledger.core.books.Withdrawal;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.hold.HoldCommand.ReverseHold;
import ledger.core.hold.HoldEvent.FundsHeld;
import ledger.core.hold.HoldEvent.HoldReleased;
import ledger.core.hold.HoldEvent.HoldReversed;
import ledger.core.hold.HoldRefusal.NotEnoughHeld;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;

/** Decides holds: only what is available is kept back, only what is kept back is released. */
public final class Holds {

    private Holds() {}

    public static FundsHeld decide(HoldFunds asked, LineBooks books, Circumstances now) {
        var portion = Named.portion(books, asked.portion());
        var rules = new Rules();
        Dates.withinYear(rules, books.fiscalYear(), asked.effective(), now);
        Withdrawal.ofAvailable(rules, books, portion, asked.amount(), asked.effective());
        rules.enforce();
        return new FundsHeld(books.next(), portion, asked.amount(), asked.effective());
    }

    public static HoldReleased decide(ReleaseHold asked, LineBooks books, Circumstances now) {
        var hold = Named.standing(books, asked.hold(), FundsHeld.class);
        var account = Account.held(hold.portion(), hold.id());
        var held = books.standing(account);
        var amount = asked.amount() == null ? held : asked.amount();
        var rules = new Rules();
        Dates.untilAdjustmentEnds(rules, books.fiscalYear(), asked.effective(), now);
        Dates.notBefore(rules, asked.effective(), hold.id(), hold.effective());
        rules.unless(amount.positive(), () -> notEnough(hold, held, Money.dong(1)));
        Withdrawal.of(rules, books, account, amount, asked.effective(), () -> notEnough(hold, held, amount));
        rules.enforce();
        return new HoldReleased(books.next(), hold.id(), hold.portion(), amount, asked.effective());
    }

    private static NotEnoughHeld notEnough(FundsHeld hold, Money held, Money asked) {
        return new NotEnoughHeld(hold.id(), held, asked, held.shortOf(asked));
    }

    public static HoldReversed decide(ReverseHold asked, LineBooks books, Circumstances now) {
        var original = Undoing.of(books, asked.hold(), FundsHeld.class, asked.effective(), now);
        return new HoldReversed(books.next(), original, asked.effective());
    }
}
