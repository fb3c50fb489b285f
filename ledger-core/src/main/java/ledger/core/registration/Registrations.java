package ledger.core.registration;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import ledger.core.Rules;
import ledger.core.books.PlanBooks;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.law.LawRefusal.DateInFuture;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.core.registration.RegistrationRefusal.BeforeLastChange;
import ledger.core.registration.RegistrationRefusal.CodeMisplaced;
import ledger.core.registration.RegistrationRefusal.CodeTwice;
import ledger.core.registration.RegistrationRefusal.NoLines;
import ledger.core.registration.RegistrationRefusal.PortionsExceedLine;
import ledger.core.registration.RegistrationRefusal.PriceMisplaced;
import ledger.core.registration.RegistrationRefusal.ProductDiffers;
import ledger.core.registration.RegistrationRefusal.StillAllocated;
import ledger.core.registration.RegistrationRefusal.SumDiffers;
import org.jspecify.annotations.Nullable;

/** Decides whether an appendix is sound: unique codes, leaves = parents = total, quantity × unit price = amount. */
public final class Registrations {

    private final Plan plan;
    private final Rules rules;
    /** From a place in the whole appendix to the member of the request that states it. */
    private final UnaryOperator<String> pointers;

    private final Set<LineCode> codes = new HashSet<>();

    private Registrations(Plan plan, Rules rules, UnaryOperator<String> pointers) {
        this.plan = plan;
        this.rules = rules;
        this.pointers = pointers;
    }

    /** What is recorded when a plan enters the ledger. */
    public record Registration(PlanRegistered plan, List<LineOpened> lines) {}

    /**
     * @param earlier what this ledger has of earlier years
     * @throws ledger.core.Refused with every flaw of the appendix
     */
    public static Registration decide(RegisterPlan asked, Earlier earlier, Circumstances now) {
        return new Registrations(asked.plan(), new Rules(), UnaryOperator.identity()).register(asked, earlier, now);
    }

    /** The rules of a sound appendix, for one that a request states in part only. */
    public static void sound(Rules rules, Plan plan) {
        new Registrations(plan, rules, pointer -> "").check();
    }

    /** @param standing the allocations of the plan that stand */
    public static PlanWithdrawn decide(
            WithdrawPlan asked, PlanBooks plan, Money allocated, List<FactId> standing, Circumstances now) {
        var rules = new Rules();
        Dates.untilAdjustmentEnds(rules, plan.approved().fiscalYear(), asked.effective(), now);
        notBefore(rules, plan, asked.effective(), plan.lastChange());
        rules.unless(!allocated.positive(), () -> new StillAllocated(asked.plan(), allocated, standing));
        rules.enforce();
        return new PlanWithdrawn(asked.plan(), asked.effective());
    }

    /** A plan changes in the order of the days from which its changes count. */
    public static void notBefore(Rules rules, PlanBooks plan, LocalDate effective, LocalDate last) {
        rules.unless(!effective.isBefore(last), () -> new BeforeLastChange(plan.plan(), effective, last));
    }

    private Registration register(RegisterPlan asked, Earlier earlier, Circumstances now) {
        rules.unless(!plan.date().isAfter(now.today()), () -> new DateInFuture(plan.date(), now.today()));
        check();
        var beyond = Origins.of(rules, plan, earlier, pointers);
        rules.enforce();
        var counts = counting();
        return new Registration(
                new PlanRegistered(plan, asked.source(), beyond, counts),
                plan.leaves().map(line -> opened(plan, line, counts)).toList());
    }

    private void check() {
        rules.unless(plan.leaves().findAny().isPresent(), () -> new NoLines(plan.id()));
        for (int s = 0; s < plan.sections().size(); s++) {
            var section = plan.sections().get(s);
            var pointer = "/sections/" + s;
            rules.unless(
                    codes.add(section.code()), () -> new CodeTwice(section.code(), pointers.apply(pointer + "/code")));
            check(section.lines(), section.code(), pointer);
        }
        sum("", plan.approvedTotal(), plan.leaves().toList(), "/approvedTotal");
    }

    /** A plan approved before its year begins counts from the year's first day; one approved within it, from its date. */
    private LocalDate counting() {
        var first = LocalDate.of(plan.fiscalYear(), Month.JANUARY, 1);
        return plan.date().isBefore(first) ? first : plan.date();
    }

    /** A leaf line as it can be given money from a day on. */
    public static LineOpened opened(Plan plan, Line line, LocalDate counts) {
        return new LineOpened(
                new LineId(plan.id(), line.code()),
                plan.fiscalYear(),
                line.unit(),
                line.unitPrice(),
                line.portions(),
                counts);
    }

    private void check(List<Line> lines, LineCode parent, String above) {
        for (int l = 0; l < lines.size(); l++) {
            var line = lines.get(l);
            var pointer = above + "/lines/" + l;
            rules.unless(codes.add(line.code()), () -> new CodeTwice(line.code(), pointers.apply(pointer + "/code")));
            rules.unless(
                    parent.above(line.code()),
                    () -> new CodeMisplaced(line.code(), parent, pointers.apply(pointer + "/code")));
            if (line.leaf()) {
                leaf(line, pointer);
            } else {
                rules.unless(
                        line.unitPrice() == null,
                        () -> new PriceMisplaced(line.code(), pointers.apply(pointer + "/unitPrice")));
                rules.unless(
                        line.carriedOver().isEmpty(),
                        () -> new PortionsExceedLine(line.code(), pointers.apply(pointer + "/portions")));
                sum(line.code().value(), line.amount(), line.leaves().toList(), pointer + "/amount");
                check(line.lines(), line.code(), pointer);
            }
        }
    }

    private void leaf(Line line, String pointer) {
        rules.unless(
                (line.quantity() == null) == (line.unitPrice() == null),
                () -> new PriceMisplaced(line.code(), pointers.apply(pointer + "/unitPrice")));
        product(line, line.quantity(), line.amount(), pointer + "/amount");
        var periods = new ArrayList<Portion>();
        var count = Quantity.NONE;
        for (int p = 0; p < line.carriedOver().size(); p++) {
            PortionShare share = line.carriedOver().get(p);
            var at = pointer + "/portions/" + p;
            product(line, share.quantity(), share.amount(), at + "/amount");
            rules.unless(
                    share.portion().carriedOver() && !periods.contains(share.portion()),
                    () -> new PortionsExceedLine(line.code(), pointers.apply(at + "/period")));
            periods.add(share.portion());
            count = share.quantity() == null ? count : count.plus(share.quantity());
        }
        var fits =
                Money.sum(line.carriedOver().stream().map(PortionShare::amount).toList())
                                .filter(line.amount()::covers)
                                .isPresent()
                        && (line.quantity() == null || line.quantity().covers(count));
        rules.unless(fits, () -> new PortionsExceedLine(line.code(), pointers.apply(pointer + "/portions")));
    }

    private void product(Line line, @Nullable Quantity quantity, Money amount, String pointer) {
        var price = line.unitPrice();
        if (quantity != null && price != null) {
            var product = price.times(quantity).orElse(null);
            rules.unless(
                    amount.equals(product),
                    () -> new ProductDiffers(line.code(), quantity, price, product, amount, pointers.apply(pointer)));
        }
    }

    private void sum(String row, Money printed, List<Line> leaves, String pointer) {
        var sum = Money.sum(leaves.stream().map(Line::amount).toList()).orElse(null);
        rules.unless(
                printed.equals(sum),
                () -> new SumDiffers(row, printed, sum, difference(printed, sum), pointers.apply(pointer)));
    }

    private static @Nullable Money difference(Money printed, @Nullable Money sum) {
        return sum == null ? null : printed.covers(sum) ? printed.minus(sum) : sum.minus(printed);
    }
}
