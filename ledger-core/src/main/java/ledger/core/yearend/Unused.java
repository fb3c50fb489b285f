package ledger.core.yearend;

import java.util.List;
import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.money.Money;
import ledger.core.plan.Portion;
import ledger.core.yearend.YearEndEvent.Held;

/** What lapses of a portion when all of it does: what is available, and what each hold keeps back. */
record Unused(Money available, List<Held> held) {

    static Unused of(LineBooks books, Portion portion) {
        var held = books.holds(portion).stream()
                .map(hold -> new Held(hold, books.standing(Account.held(portion, hold))))
                .toList();
        return new Unused(books.available(portion), held);
    }

    Money total() {
        return held.stream().map(Held::amount).reduce(available, Money::plus);
    }
}
