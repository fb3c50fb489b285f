package ledger.api.redeciding;

import java.util.ArrayList;
import java.util.List;
import ledger.core.carryover.CarryItem;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverCommand.ReverseCarryOver;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.carryover.CarryOverEvent.CarryInReversed;
import ledger.core.carryover.CarryOverEvent.CarryOutReversed;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.yearend.LapseItem;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndEvent.FundsLapsed;

/** What was asked of the money that is left of a year. */
final class YearEndQuestions {

    private YearEndQuestions() {}

    static void in(Questions questions) {
        questions.on(FundsLapsed.class, (first, more, asked) -> {
            var items = new ArrayList<LapseItem>();
            items.add(item(first));
            more.all(FundsLapsed.class).forEach(lapsed -> items.add(item(lapsed)));
            return new LapseFunds(first.plan(), items, first.decision(), first.effective());
        });
        questions.on(AppendixExtended.class, (extended, more, asked) -> {
            more.all(LineOpened.class);
            return carried(more.one(FundsCarriedOut.class), more);
        });
        questions.on(FundsCarriedOut.class, (first, more, asked) -> carried(first, more));
        questions.on(CarryOutReversed.class, (out, more, asked) -> {
            more.one(CarryInReversed.class);
            return new ReverseCarryOver(out.original().id(), out.effective());
        });
    }

    /** Held money lapses only with all that is left of its portion. */
    private static LapseItem item(FundsLapsed lapsed) {
        return new LapseItem(
                lapsed.line().code(), lapsed.portion(), lapsed.held().isEmpty() ? lapsed.available() : null);
    }

    private static CarryForward carried(FundsCarriedOut first, Following more) {
        var items = new ArrayList<CarryItem>();
        var in = more.one(FundsCarriedIn.class);
        items.add(item(first, in));
        while (more.isNext(FundsCarriedOut.class)) {
            items.add(item(more.one(FundsCarriedOut.class), more.one(FundsCarriedIn.class)));
        }
        return new CarryForward(first.plan(), in.plan(), List.copyOf(items), first.decision(), first.effective());
    }

    private static CarryItem item(FundsCarriedOut out, FundsCarriedIn in) {
        var from = out.line().code();
        var to = in.line().code();
        var free = out.commitment() == null && out.advance() == null;
        return new CarryItem(
                from,
                from.equals(to) ? null : to,
                out.ground(),
                out.commitment(),
                out.advance(),
                free ? out.portion() : null,
                out.amount());
    }
}
