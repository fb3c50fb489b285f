package ledger.core.yearend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.core.Rules;
import ledger.core.approval.ApprovalRefusal.RequestsArePending;
import ledger.core.approval.Requests;
import ledger.core.balance.Account;
import ledger.core.balance.Balances;
import ledger.core.books.LineBooks;
import ledger.core.books.Named;
import ledger.core.books.PlanBooks;
import ledger.core.books.Undoing;
import ledger.core.books.Withdrawal;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import ledger.core.yearend.YearEndEvent.Held;
import ledger.core.yearend.YearEndEvent.LapseReversed;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.core.yearend.YearEndEvent.YearReopened;
import ledger.core.yearend.YearEndRefusal.BeforeLastFact;
import ledger.core.yearend.YearEndRefusal.LaterYearIsClosed;
import ledger.core.yearend.YearEndRefusal.Left;
import ledger.core.yearend.YearEndRefusal.MoneyIsLeft;
import ledger.core.yearend.YearEndRefusal.NamedTwice;
import ledger.core.yearend.YearEndRefusal.NothingLapses;
import ledger.core.yearend.YearEndRefusal.YearIsOpen;

/** Decides the end of a year: what is not used lapses, and a year is closed when nothing is left of it. */
public final class YearEnds {

    private YearEnds() {}

    /**
     * What lapses, one fact a portion.
     *
     * @param books finds the books of a leaf line
     */
    public static List<FundsLapsed> decide(
            LapseFunds asked, PlanBooks plan, Function<LineCode, LineBooks> books, Circumstances now) {
        var rules = new Rules();
        Dates.concludingPeriod(rules, plan.approved().fiscalYear(), asked.effective(), now);
        rules.enforce();
        var lapsing = new Lapsing(asked);
        if (asked.items().isEmpty()) {
            plan.leaves().forEach(code -> lapsing.whole(rules, books.apply(code)));
        }
        for (int i = 0; i < asked.items().size(); i++) {
            var item = asked.items().get(i);
            rules.within("/items/" + i, ofItem -> lapsing.item(ofItem, item, books.apply(item.line())));
        }
        rules.enforce();
        rules.unless(!lapsing.facts.isEmpty(), () -> new NothingLapses(asked.plan()));
        rules.enforce();
        return lapsing.facts;
    }

    /** Collects what lapses; the facts of one line are numbered one after the other. */
    private static final class Lapsing {

        private final LapseFunds asked;
        private final List<FundsLapsed> facts = new ArrayList<>();
        private final Map<LineId, Set<Portion>> portions = new HashMap<>();

        Lapsing(LapseFunds asked) {
            this.asked = asked;
        }

        void whole(Rules rules, LineBooks books) {
            books.portions().forEach(portion -> whole(rules, books, portion));
        }

        private void whole(Rules rules, LineBooks books, Portion portion) {
            var unused = Unused.of(books, portion);
            lapse(rules, books, portion, unused.available(), unused.held());
        }

        void item(Rules rules, LapseItem item, LineBooks books) {
            if (item.portion() == null && item.amount() == null) {
                whole(rules, books);
                return;
            }
            var meant = Named.portion(books, item.portion());
            if (item.amount() == null) {
                whole(rules, books, meant);
            } else {
                lapse(rules, books, meant, item.amount(), List.of());
            }
        }

        private void lapse(Rules rules, LineBooks books, Portion portion, Money available, List<Held> held) {
            if (!available.positive() && held.isEmpty()) {
                return;
            }
            var ofLine = portions.computeIfAbsent(books.line(), fresh -> new HashSet<>());
            var id = books.next(ofLine.size());
            rules.unless(ofLine.add(portion), () -> new NamedTwice(books.line(), portion));
            if (available.positive()) {
                Withdrawal.ofAvailable(rules, books, portion, available, asked.effective());
            }
            for (Held part : held) {
                var account = Account.held(portion, part.hold());
                Withdrawal.of(
                        rules, books, account, part.amount(), asked.effective(), () -> new NothingLapses(asked.plan()));
            }
            facts.add(new FundsLapsed(id, portion, available, held, asked.decision(), asked.effective()));
        }
    }

    public static LapseReversed decide(ReverseLapse asked, LineBooks books, Circumstances now) {
        var original =
                Undoing.of(books, asked.lapse(), FundsLapsed.class, asked.effective(), now, Dates::concludingPeriod);
        return new LapseReversed(books.next(), original, asked.effective());
    }

    /** @param lines the leaf lines of the plan, in printed order */
    public static YearClosed decide(CloseYear asked, PlanBooks plan, Collection<LineBooks> lines, Circumstances now) {
        var fiscalYear = plan.approved().fiscalYear();
        var rules = new Rules();
        Dates.onceOver(rules, fiscalYear, asked.effective(), now);
        var lastFact = lastFact(plan, lines);
        rules.unless(
                !asked.effective().isBefore(lastFact),
                () -> new BeforeLastFact(asked.plan(), asked.effective(), lastFact));
        var pending =
                lines.stream().flatMap(line -> Requests.waiting(line).stream()).toList();
        rules.unless(pending.isEmpty(), () -> new RequestsArePending(asked.plan(), fiscalYear, pending));
        var total = lines.stream().map(LineBooks::balances).reduce(Balances.ZERO, Balances::plus);
        rules.unless(
                !total.open().positive(),
                () -> new MoneyIsLeft(
                        asked.plan(),
                        fiscalYear,
                        total.open(),
                        lines.stream().flatMap(YearEnds::left).toList()));
        rules.enforce();
        return new YearClosed(asked.plan(), fiscalYear, total, asked.effective());
    }

    /** The latest day from which something counts that happened to the plan or on its lines. */
    static LocalDate lastFact(PlanBooks plan, Collection<LineBooks> lines) {
        return Stream.concat(Stream.of(plan.lastChange()), lines.stream().map(LineBooks::lastFact))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static Stream<Left> left(LineBooks books) {
        return books.portions().stream()
                .filter(portion -> books.balances(portion).open().positive())
                .map(portion -> left(books.line().code(), portion, books.balances(portion)));
    }

    private static Left left(LineCode line, Portion portion, Balances balances) {
        return new Left(
                line,
                portion,
                balances.available(),
                balances.held(),
                balances.reserved(),
                balances.committed(),
                balances.advanced());
    }

    /** @param others the plans that were asked for and are there */
    public static YearReopened decide(
            ReopenYear asked, PlanBooks plan, Collection<PlanBooks> others, Circumstances now) {
        var fiscalYear = plan.approved().fiscalYear();
        var rules = new Rules();
        var closed = plan.closed();
        Dates.onceOver(rules, fiscalYear, asked.effective(), now);
        if (closed == null) {
            rules.unless(false, () -> new YearIsOpen(asked.plan(), fiscalYear));
        } else {
            rules.unless(
                    !asked.effective().isBefore(closed),
                    () -> new BeforeLastFact(asked.plan(), asked.effective(), closed));
        }
        others.stream()
                .filter(other -> other.closed() != null && other.approved().fiscalYear() > fiscalYear)
                .filter(other -> other.approved()
                        .budgetHolder()
                        .code()
                        .equals(plan.approved().budgetHolder().code()))
                .findFirst()
                .ifPresent(later -> rules.unless(
                        false,
                        () -> new LaterYearIsClosed(
                                asked.plan(), later.plan(), later.approved().fiscalYear())));
        rules.enforce();
        return new YearReopened(asked.plan(), fiscalYear, asked.effective());
    }
}
