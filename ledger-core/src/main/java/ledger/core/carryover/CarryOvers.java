package ledger.core.carryover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ledger.core.Fact;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.Rules;
import ledger.core.allotment.AllotmentRefusal.NotALeafLine;
import ledger.core.allotment.AllotmentRefusal.UnknownLine;
import ledger.core.balance.Account;
import ledger.core.books.LineBooks;
import ledger.core.books.Named;
import ledger.core.books.PlanBooks;
import ledger.core.books.Undoing;
import ledger.core.books.Withdrawal;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverCommand.ReverseCarryOver;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.carryover.CarryOverEvent.CarriedAdvance;
import ledger.core.carryover.CarryOverEvent.CarriedCommitment;
import ledger.core.carryover.CarryOverEvent.CarryInReversed;
import ledger.core.carryover.CarryOverEvent.CarryOutReversed;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.carryover.CarryOverRefusal.NoContractInTime;
import ledger.core.carryover.CarryOverRefusal.NotSupplemented;
import ledger.core.carryover.CarryOverRefusal.NotTheNextYear;
import ledger.core.carryover.CarryOverRefusal.NothingToCarry;
import ledger.core.carryover.CarryOverRefusal.OfAnotherLine;
import ledger.core.commitment.CommitmentRefusal.NotEnoughCommitted;
import ledger.core.commitment.CommitmentState;
import ledger.core.commitment.Commitments;
import ledger.core.disbursement.Disbursement;
import ledger.core.disbursement.DisbursementRefusal.NotEnoughAdvanced;
import ledger.core.document.Document;
import ledger.core.law.Circumstances;
import ledger.core.law.Dates;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.Registrations;
import org.jspecify.annotations.Nullable;

/** Decides what is carried over: each amount once, and only on a ground that holds. */
public final class CarryOvers {

    private final CarryForward asked;
    private final PlanBooks from;
    private final PlanBooks to;
    private final Function<LineId, LineBooks> books;
    private final Circumstances now;

    private Plan extended;
    private final Map<LineCode, LineOpened> opened = new LinkedHashMap<>();
    private final Map<LineId, LineBooks> read = new HashMap<>();
    private final Map<LineId, Integer> numbered = new HashMap<>();
    private final Map<Account, Money> taken = new HashMap<>();
    private final Map<Account, Money> supplements = new HashMap<>();
    private final List<Carried> carried = new ArrayList<>();

    private CarryOvers(
            CarryForward asked, PlanBooks from, PlanBooks to, Function<LineId, LineBooks> books, Circumstances now) {
        this.asked = asked;
        this.from = from;
        this.to = to;
        this.books = books;
        this.now = now;
        extended = to.approved();
    }

    /** The two sides of what is carried over by one item, or of its undoing. */
    public record Carried(Fact out, Fact in) {}

    /**
     * What is recorded of one command.
     *
     * @param extension of next year's plan; null when it has all the lines
     * @param opened its new lines
     */
    public record CarryOver(@Nullable AppendixExtended extension, List<LineOpened> opened, List<Carried> carried) {}

    /**
     * @param from the plan whose year is over
     * @param to the plan of the year after
     * @param books finds the books of a leaf line of either plan
     */
    public static CarryOver decide(
            CarryForward asked, PlanBooks from, PlanBooks to, Function<LineId, LineBooks> books, Circumstances now) {
        return new CarryOvers(asked, from, to, books, now).carry();
    }

    private CarryOver carry() {
        var rules = new Rules();
        var giving = from.approved();
        var receiving = to.approved();
        rules.unless(
                receiving.fiscalYear() == giving.fiscalYear() + 1
                        && receiving
                                .budgetHolder()
                                .code()
                                .equals(giving.budgetHolder().code()),
                () -> new NotTheNextYear(
                        from.plan(),
                        giving.fiscalYear(),
                        giving.budgetHolder().name(),
                        to.plan(),
                        receiving.fiscalYear(),
                        receiving.budgetHolder().name()));
        Dates.concludingPeriod(rules, giving.fiscalYear(), asked.effective(), now);
        rules.enforce();
        for (int i = 0; i < asked.items().size(); i++) {
            var item = asked.items().get(i);
            rules.within("/items/" + i, ofItem -> carry(ofItem, item));
        }
        rules.enforce();
        return new CarryOver(
                opened.isEmpty()
                        ? null
                        : new AppendixExtended(extended, List.copyOf(opened.keySet()), asked.effective()),
                List.copyOf(opened.values()),
                carried);
    }

    private void carry(Rules rules, CarryItem item) {
        var line = books(new LineId(from.plan(), item.line()));
        var target = target(item);
        if (item.commitment() != null) {
            commitment(rules, item, item.commitment(), line, target);
        } else if (item.advance() != null) {
            advance(rules, item, item.advance(), line, target);
        } else {
            available(rules, item, line, target);
        }
    }

    private void commitment(Rules rules, CarryItem item, FactId id, LineBooks line, LineId target) {
        ofLine(id, line);
        var commitment = Commitments.standing(id, line);
        var drawn = CommitmentState.of(id, line).drawn();
        Dates.notBefore(rules, asked.effective(), id, commitment.effective());
        var open = OpenDocument.of(commitment, line);
        var undrawn = open.left();
        var amount = amount(item, open.account(), undrawn);
        take(
                rules,
                line,
                open.account(),
                amount,
                all -> new NotEnoughCommitted(id, undrawn, all, undrawn.shortOf(all)));
        var supplemented = ground(rules, item, line, commitment.portion(), amount, open.contract());
        record(
                item,
                line,
                target,
                commitment.portion(),
                amount,
                supplemented,
                new CarriedCommitment(
                        id,
                        commitment.payee(),
                        commitment.contract(),
                        commitment.decision(),
                        commitment.drawnBefore().plus(drawn)),
                null);
    }

    private void advance(Rules rules, CarryItem item, FactId id, LineBooks line, LineId target) {
        ofLine(id, line);
        var advance = Named.standing(line, id, Disbursement::madeBy);
        Dates.notBefore(rules, asked.effective(), id, advance.effective());
        var open = OpenDocument.of(advance, line);
        var outstanding = open.left();
        var amount = amount(item, open.account(), outstanding);
        take(
                rules,
                line,
                open.account(),
                amount,
                all -> new NotEnoughAdvanced(id, outstanding, all, outstanding.shortOf(all)));
        var supplemented = ground(rules, item, line, advance.portion(), amount, open.contract());
        record(
                item,
                line,
                target,
                advance.portion(),
                amount,
                supplemented,
                null,
                new CarriedAdvance(id, open.payee(), advance.voucher(), open.contract(), advance.dueDate()));
    }

    private void available(Rules rules, CarryItem item, LineBooks line, LineId target) {
        var portion = Named.portion(line, item.portion());
        var account = Account.available(line.line(), portion);
        var amount = amount(item, account, line.available(portion));
        var all = taken.merge(account, amount, Money::plus);
        Withdrawal.ofAvailable(rules, line, portion, all, asked.effective());
        var supplemented = ground(rules, item, line, portion, amount, null);
        record(item, line, target, portion, amount, supplemented, null, null);
    }

    private void ofLine(FactId id, LineBooks line) {
        Refused.unless(
                id.line().equals(line.line()),
                () -> new OfAnotherLine(id, line.line().code()));
    }

    /** What the item states, else all that is left after the items before it. */
    private Money amount(CarryItem item, Account account, Money standing) {
        if (item.amount() != null) {
            return item.amount();
        }
        var left = taken.getOrDefault(account, Money.ZERO).shortOf(standing);
        Refused.unless(left.positive(), () -> new NothingToCarry(account.line()));
        return left;
    }

    /** Takes from an account what this item and those before it want of it. */
    private void take(Rules rules, LineBooks line, Account account, Money amount, Function<Money, Refusal> notEnough) {
        var all = taken.merge(account, amount, Money::plus);
        Withdrawal.of(rules, line, account, all, asked.effective(), () -> notEnough.apply(all));
    }

    /**
     * Whether the ground holds.
     *
     * @return the day from which the earliest supplement counts that it rests on; null when it rests on none
     */
    private @Nullable LocalDate ground(
            Rules rules, CarryItem item, LineBooks line, Portion portion, Money amount, @Nullable Document contract) {
        if (item.ground() == Ground.CONTRACT_SIGNED) {
            signedInTime(rules, line, contract);
        } else if (item.ground() == Ground.LATE_SUPPLEMENT) {
            return supplemented(rules, line, portion, amount);
        }
        return null;
    }

    private void signedInTime(Rules rules, LineBooks line, @Nullable Document contract) {
        var set = now.law().on(asked.effective());
        var fiscalYear = from.approved().fiscalYear();
        rules.unless(
                Grounds.signedInTime(contract, fiscalYear, set),
                () -> new NoContractInTime(
                        line.line(),
                        contract == null ? null : contract.number(),
                        contract == null ? null : contract.date(),
                        Grounds.signedBefore(fiscalYear, set),
                        set.name(),
                        set.contractCarriedOver().source()));
    }

    private @Nullable LocalDate supplemented(Rules rules, LineBooks line, Portion portion, Money amount) {
        var given = Supplements.of(line, portion);
        var account = Account.available(line.line(), portion);
        var all = supplements.merge(account, amount, Money::plus);
        var free = given.free();
        rules.unless(free.covers(all), () -> new NotSupplemented(line.line(), portion, free, all, free.shortOf(all)));
        return given.earliestOf(all);
    }

    private void record(
            CarryItem item,
            LineBooks line,
            LineId target,
            Portion portion,
            Money amount,
            @Nullable LocalDate supplemented,
            @Nullable CarriedCommitment commitment,
            @Nullable CarriedAdvance advance) {
        var out = next(line);
        var in = next(books(target));
        carried.add(new Carried(
                new FundsCarriedOut(
                        out,
                        portion,
                        amount,
                        item.ground(),
                        item.commitment(),
                        item.advance(),
                        in,
                        asked.decision(),
                        supplemented,
                        asked.effective()),
                new FundsCarriedIn(
                        in,
                        Portion.carriedInFrom(from.approved().fiscalYear()),
                        amount,
                        item.ground(),
                        out,
                        commitment,
                        advance,
                        asked.decision(),
                        asked.effective())));
    }

    private FactId next(LineBooks line) {
        return line.next(numbered.merge(line.line(), 1, Integer::sum) - 1);
    }

    private LineBooks books(LineId line) {
        return read.computeIfAbsent(line, books);
    }

    /** The line of next year's plan; opened where there is none and the item names no other. */
    private LineId target(CarryItem item) {
        var code = item.toLine() == null ? item.line() : item.toLine();
        var id = new LineId(to.plan(), code);
        if (to.leaves().contains(code) || opened.containsKey(code)) {
            return id;
        }
        to.leavesBelow(code).ifPresent(leaves -> {
            throw new Refused(new NotALeafLine(to.plan(), code, leaves, "/toLine"));
        });
        var grown = item.toLine() == null ? extended.extended(from.approved(), code) : Optional.<Plan>empty();
        extended = grown.orElseThrow(() -> new Refused(new UnknownLine(to.plan(), code.value(), "/toLine")));
        var line = Registrations.opened(extended, extended.line(code).orElseThrow(), asked.effective());
        opened.put(code, line);
        read.put(id, new LineBooks(id, line.fiscalYear(), line.portions()));
        return id;
    }

    /** @param books finds the books of a line of either plan */
    public static Carried decide(ReverseCarryOver asked, Function<LineId, LineBooks> books, Circumstances now) {
        var giving = books.apply(asked.carryOver().line());
        var out = Undoing.of(
                giving, asked.carryOver(), FundsCarriedOut.class, asked.effective(), now, Dates::concludingPeriod);
        var receiving = books.apply(out.into().line());
        var in = Undoing.of(receiving, out.into(), FundsCarriedIn.class, asked.effective(), now, Dates::withinYear);
        return new Carried(
                new CarryOutReversed(giving.next(), out, asked.effective()),
                new CarryInReversed(receiving.next(), in, asked.effective()));
    }
}
