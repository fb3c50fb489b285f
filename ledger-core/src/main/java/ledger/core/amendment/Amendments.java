package ledger.core.amendment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.core.Refused;
import ledger.core.Rules;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.amendment.AmendmentRefusal.AgencyIsSucceeded;
import ledger.core.amendment.AmendmentRefusal.AmendedMeanwhile;
import ledger.core.amendment.AmendmentRefusal.AmountBelowMoved;
import ledger.core.amendment.AmendmentRefusal.AmountBelowUsed;
import ledger.core.amendment.AmendmentRefusal.LeafBecomesParent;
import ledger.core.amendment.AmendmentRefusal.LineLeftOut;
import ledger.core.amendment.AmendmentRefusal.NothingAmended;
import ledger.core.amendment.AmendmentRefusal.QuantityBelowUsed;
import ledger.core.amendment.AmendmentRefusal.UnitInUse;
import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.books.PlanBooks;
import ledger.core.books.Withdrawal;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionChange;
import ledger.core.plan.PortionShare;
import ledger.core.registration.Earlier;
import ledger.core.registration.Origins;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.Registrations;
import org.jspecify.annotations.Nullable;

/**
 * Decides amendments: the amended appendix is as sound as a new one, keeps every line, and leaves every portion what it has
 * used. What a portion was given beyond its new limit is taken back in the same moment.
 */
public final class Amendments {

    private final AmendPlan asked;
    private final Plan before;
    private final Plan after;
    private final Function<LineCode, LineBooks> books;
    private final Rules rules = new Rules();

    private Amendments(AmendPlan asked, Plan before, Function<LineCode, LineBooks> books) {
        this.asked = asked;
        this.before = before;
        this.after = before.restated(asked.approvedTotal(), asked.sections());
        this.books = books;
    }

    /** What is recorded of one command: the plan's side first, then each line's. */
    public record Amendment(PlanAmended plan, List<LineOpened> opened, List<Change> changed) {}

    /** What changes of one line, and what is taken back from it. */
    public record Change(LineAmended line, List<FundsTakenBack> takenBack) {}

    /**
     * @param books finds the books of a leaf line of the plan
     * @param earlier what this ledger has of earlier years
     */
    public static Amendment decide(
            AmendPlan asked, PlanBooks plan, Function<LineCode, LineBooks> books, Earlier earlier, Circumstances now) {
        Refused.unless(
                asked.version() == plan.amendments(),
                () -> new AmendedMeanwhile(asked.plan(), asked.version(), plan.amendments()));
        return new Amendments(asked, plan.approved(), books).amend(plan, earlier, now);
    }

    private Amendment amend(PlanBooks plan, Earlier earlier, Circumstances now) {
        Dates.withinYear(rules, before.fiscalYear(), asked.effective(), now);
        Registrations.notBefore(rules, plan, asked.effective(), plan.inForceSince());
        Registrations.sound(rules, after);
        rules.unless(!after.equals(before), () -> new NothingAmended(asked.plan()));
        after.agencies().distinct().forEach(agency -> {
            var successor = plan.successor(agency);
            rules.unless(
                    successor.isEmpty(),
                    () -> new AgencyIsSucceeded(
                            agency.code(),
                            successor.orElseThrow().code(),
                            successor.orElseThrow().name()));
        });
        var rows = after.lines().collect(Collectors.toMap(Line::code, line -> line, (first, twice) -> first));
        before.leaves().forEach(line -> kept(line, rows.get(line.code())));
        var beyond = Origins.of(rules, before, after, earlier);
        // The lines are compared only when both appendices make sense.
        rules.enforce();

        var known = new HashMap<LineCode, Line>();
        before.leaves().forEach(line -> known.put(line.code(), line));
        var opened = new ArrayList<LineOpened>();
        var changed = new ArrayList<Change>();
        after.leaves().forEach(line -> {
            var old = known.get(line.code());
            if (old == null) {
                opened.add(Registrations.opened(after, line, asked.effective()));
            } else if (differs(old, line)) {
                changed.add(change(old, line, books.apply(line.code())));
            }
        });
        rules.enforce();
        var takenBack = changed.stream()
                .flatMap(change -> change.takenBack().stream())
                .map(FundsTakenBack::amount)
                .reduce(Money.ZERO, Money::plus);
        var amended = new PlanAmended(
                after, asked.version() + 1, asked.decision(), takenBack, asked.source(), beyond, asked.effective());
        return new Amendment(amended, opened, changed);
    }

    private void kept(Line line, @Nullable Line now) {
        rules.unless(now != null, () -> new LineLeftOut(asked.plan(), line.code()));
        rules.unless(now == null || now.leaf(), () -> new LeafBecomesParent(asked.plan(), line.code()));
    }

    private static boolean differs(Line old, Line line) {
        return !changes(old, line).isEmpty()
                || !Objects.equals(old.unit(), line.unit())
                || !Objects.equals(old.unitPrice(), line.unitPrice());
    }

    private Change change(Line old, Line line, LineBooks books) {
        var unit = old.unit();
        rules.unless(
                unit == null || unit.equals(line.unit()) || books.quantityUsed().count() == 0,
                () -> new UnitInUse(books.line(), String.valueOf(unit), books.quantityUsed()));
        var takenBack = new ArrayList<FundsTakenBack>();
        var changes = changes(old, line);
        for (var change : changes) {
            var excess = excess(change, books);
            quantity(change, books);
            if (excess.positive()) {
                // The change itself is the line's next event.
                var id = books.next(1 + takenBack.size());
                takenBack.add(new FundsTakenBack(id, change.portion(), excess, asked.decision(), asked.effective()));
            }
        }
        var amended = new LineAmended(books.line(), line.unit(), line.unitPrice(), changes, asked.effective());
        return new Change(amended, takenBack);
    }

    /** The portions that are printed otherwise than before; one that is no longer printed has nothing. */
    private static List<PortionChange> changes(Line old, Line line) {
        var was = byPortion(old);
        var is = byPortion(line);
        var changes = new ArrayList<PortionChange>();
        was.forEach((portion, share) -> {
            if (!share.printsAs(is.get(portion))) {
                changes.add(change(portion, share, is.get(portion)));
            }
        });
        is.forEach((portion, share) -> {
            if (!was.containsKey(portion)) {
                changes.add(change(portion, null, share));
            }
        });
        return changes;
    }

    private static Map<Portion, PortionShare> byPortion(Line line) {
        var shares = new LinkedHashMap<Portion, PortionShare>();
        line.portions().forEach(share -> shares.put(share.portion(), share));
        return shares;
    }

    private static PortionChange change(Portion portion, @Nullable PortionShare was, @Nullable PortionShare is) {
        return new PortionChange(
                portion,
                was == null ? null : was.quantity(),
                was == null ? Money.ZERO : was.amount(),
                is == null ? null : is.quantity(),
                is == null ? Money.ZERO : is.amount());
    }

    /** What the portion was given beyond its new limit; it must still be available, on every day since. */
    private Money excess(PortionChange change, LineBooks books) {
        var portion = change.portion();
        if (!books.has(portion)) {
            return Money.ZERO;
        }
        long newLimit = books.limit(portion).dong() + change.amountGrowth();
        if (newLimit < 0) {
            rules.unless(
                    false,
                    () -> new AmountBelowMoved(
                            books.line(),
                            portion,
                            change.amount(),
                            Money.dong(change.amount().dong() - newLimit)));
            return Money.ZERO;
        }
        var limit = Money.dong(newLimit);
        var excess = limit.shortOf(books.allocated(portion));
        if (excess.positive()) {
            var available = books.available(portion);
            Withdrawal.of(rules, books, Account.available(books.line(), portion), excess, asked.effective(), () -> {
                var used = books.allocated(portion).minus(available);
                var least = used.plus(change.amount()).minus(limit);
                return new AmountBelowUsed(books.line(), portion, limit, used, available, least);
            });
        }
        return excess;
    }

    private void quantity(PortionChange change, LineBooks books) {
        long growth = change.quantityGrowth();
        if (growth < 0 && books.has(change.portion())) {
            long free =
                    books.freeQuantityFrom(change.portion(), asked.effective()).figure();
            var quantity = change.quantity() == null ? Quantity.NONE : change.quantity();
            rules.unless(
                    free + growth >= 0,
                    () -> new QuantityBelowUsed(
                            books.line(), change.portion(), quantity, Quantity.of(quantity.count() - growth - free)));
        }
    }
}
