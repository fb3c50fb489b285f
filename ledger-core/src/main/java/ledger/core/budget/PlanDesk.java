package ledger.core.budget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.core.Fact;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReduceAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseTransfer;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.allotment.AllotmentCommand.TransferAllocation;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentRefusal.NotALeafLine;
import ledger.core.allotment.AllotmentRefusal.UnknownLine;
import ledger.core.allotment.AllotmentRefusal.UnknownPlan;
import ledger.core.allotment.Allotments;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.Amendments;
import ledger.core.approval.ApprovalCommand.SetApprovalPolicy;
import ledger.core.approval.Requests;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.books.LineBooks;
import ledger.core.books.PlanBooks;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverCommand.ReverseCarryOver;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOvers;
import ledger.core.law.Circumstances;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.registration.Earlier;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationRefusal.PlanExists;
import ledger.core.registration.RegistrationRefusal.PlanIsWithdrawn;
import ledger.core.registration.Registrations;
import ledger.core.succession.SuccessionCommand.SucceedAgency;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.succession.Successions;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEnds;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Where commands arrive that write a plan and its lines at once. Everything is decided before the first event is applied,
 * so a refused command leaves no aggregate half changed.
 */
public final class PlanDesk {

    private final Repository<BudgetPlan> plans;
    private final Repository<BudgetLine> lines;

    public PlanDesk(Repository<BudgetPlan> plans, Repository<BudgetLine> lines) {
        this.plans = plans;
        this.lines = lines;
    }

    @CommandHandler
    public void decide(
            RegisterPlan asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now)
            throws Exception {
        var id = asked.plan().id();
        Refused.unless(plan(id).isEmpty(), () -> new PlanExists(id));
        var registration = Registrations.decide(asked, earlier(), now);
        plans.newInstance(() -> new BudgetPlan(registration.plan()));
        for (LineOpened opened : registration.lines()) {
            lines.newInstance(() -> new BudgetLine(opened));
        }
    }

    @CommandHandler
    public void decide(
            WithdrawPlan asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.plan());
        var books = plan.invoke(BudgetPlan::books);
        var lines = lines(books);
        var allocated = lines.stream().map(line -> line.balances().allocated()).reduce(Money.ZERO, Money::plus);
        var withdrawn = Registrations.decide(asked, books, allocated, given(lines), now);
        plan.execute(changed -> changed.record(withdrawn));
    }

    /** The facts that gave the plan's lines money, and stand. */
    private static List<FactId> given(List<LineBooks> lines) {
        return lines.stream()
                .flatMap(books -> Stream.of(FundsAllocated.class, AllocationSupplemented.class, FundsCarriedIn.class)
                        .flatMap(kind -> books.standing(kind).stream().map(Fact::id)))
                .toList();
    }

    @CommandHandler
    public void decide(
            AmendPlan asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now)
            throws Exception {
        var plan = known(asked.plan());
        var amendment = Amendments.decide(
                asked, plan.invoke(BudgetPlan::books), code -> books(asked.plan(), code), earlier(), now);
        plan.execute(changed -> changed.record(amendment.plan()));
        for (LineOpened opened : amendment.opened()) {
            lines.newInstance(() -> new BudgetLine(opened));
        }
        for (Amendments.Change change : amendment.changed()) {
            line(asked.plan(), change.line().line().code()).execute(line -> line.amend(change));
        }
    }

    @CommandHandler
    public void decide(
            SucceedAgency asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var inForce = new LinkedHashMap<PlanId, Aggregate<BudgetPlan>>();
        for (PlanId id : asked.plans()) {
            plan(id).filter(plan -> plan.invoke(BudgetPlan::books).withdrawn() == null)
                    .ifPresent(plan -> inForce.put(id, plan));
        }
        var succeeded = Successions.decide(
                asked,
                inForce.values().stream()
                        .map(plan -> plan.invoke(BudgetPlan::books))
                        .toList(),
                line -> books(line.plan(), line.code()),
                now);
        for (AgencySucceeded event : succeeded) {
            Objects.requireNonNull(inForce.get(event.plan())).execute(plan -> plan.record(event));
        }
    }

    @CommandHandler
    public List<Recorded> decide(
            AllocateAsApproved asked,
            @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.plan());
        var books = plan.invoke(BudgetPlan::books);
        var codes = asked.line() == null ? books.leaves() : List.of(leaf(asked.line(), books));
        var meant = codes.stream().map(code -> line(asked.plan(), code)).toList();
        var allotment = Allotments.decide(
                asked,
                books,
                meant.stream().map(line -> line.invoke(BudgetLine::books)).toList(),
                now);
        return record(plan, allotment);
    }

    @CommandHandler
    public List<Recorded> decide(
            AllocateFunds asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.plan());
        var books = plan.invoke(BudgetPlan::books);
        var line = line(asked.plan(), leaf(asked.line(), books));
        var allotment = Allotments.decide(asked, books, line.invoke(BudgetLine::books), now);
        return record(plan, allotment);
    }

    @CommandHandler
    public Recorded decide(
            SupplementAllocation asked,
            @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.plan());
        var books = plan.invoke(BudgetPlan::books);
        var line = line(asked.plan(), leaf(asked.line(), books));
        return record(plan, Allotments.decide(asked, books, line.invoke(BudgetLine::books), now))
                .get(0);
    }

    @CommandHandler
    public Recorded decide(
            ReduceAllocation asked,
            @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.plan());
        var line = line(asked.plan(), leaf(asked.line(), plan.invoke(BudgetPlan::books)));
        return record(plan, Allotments.decide(asked, line.invoke(BudgetLine::books), now))
                .get(0);
    }

    @CommandHandler
    public List<Recorded> decide(
            TransferAllocation asked,
            @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var books = known(asked.plan()).invoke(BudgetPlan::books);
        var from = line(asked.plan(), leaf(asked.from(), books));
        var to = line(asked.plan(), leaf(asked.to(), books));
        return record(Allotments.decide(asked, from.invoke(BudgetLine::books), to.invoke(BudgetLine::books), now));
    }

    @CommandHandler
    public List<Recorded> decide(
            ReverseTransfer asked,
            @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        known(asked.transfer());
        return record(Allotments.decide(asked, line -> books(line.plan(), line.code()), now));
    }

    private List<Recorded> record(Allotments.Transfer transfer) {
        return record(List.of(transfer.out(), transfer.in()));
    }

    @CommandHandler
    public Recorded decide(
            ReverseAllocation asked,
            @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.allocation());
        var id = asked.allocation().line();
        var line = line(id.plan(), id.code());
        return record(plan, Allotments.decide(asked, line.invoke(BudgetLine::books), now))
                .get(0);
    }

    @CommandHandler
    public List<Recorded> decide(
            LapseFunds asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.plan()).invoke(BudgetPlan::books);
        return record(YearEnds.decide(asked, plan, code -> books(asked.plan(), leaf(code, plan)), now));
    }

    @CommandHandler
    public void decide(
            CloseYear asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = known(asked.plan());
        var books = plan.invoke(BudgetPlan::books);
        var closed = YearEnds.decide(asked, books, lines(books), now);
        plan.execute(changed -> changed.record(closed));
    }

    @CommandHandler
    public void decide(SetApprovalPolicy asked) {
        var set = Requests.decide(asked);
        known(asked.plan()).execute(changed -> changed.record(set));
    }

    @CommandHandler
    public void decide(
            ReopenYear asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        var plan = inForce(asked.plan());
        var others = asked.plans().stream()
                .flatMap(id -> plan(id).stream())
                .map(other -> other.invoke(BudgetPlan::books))
                .toList();
        var reopened = YearEnds.decide(asked, plan.invoke(BudgetPlan::books), others, now);
        plan.execute(changed -> changed.record(reopened));
    }

    @CommandHandler
    public List<Recorded> decide(
            CarryForward asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now)
            throws Exception {
        var from = known(asked.plan()).invoke(BudgetPlan::books);
        var to = known(asked.toPlan());
        var receiving = to.invoke(BudgetPlan::books);
        var carryOver = CarryOvers.decide(
                asked,
                from,
                receiving,
                line -> books(line.plan(), leaf(line.code(), line.plan().equals(from.plan()) ? from : receiving)),
                now);
        var extension = carryOver.extension();
        if (extension != null) {
            to.execute(plan -> plan.record(extension));
        }
        for (LineOpened opened : carryOver.opened()) {
            lines.newInstance(() -> new BudgetLine(opened));
        }
        return record(carryOver.carried().stream().flatMap(PlanDesk::sides).toList());
    }

    @CommandHandler
    public List<Recorded> decide(
            ReverseCarryOver asked,
            @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now) {
        known(asked.carryOver());
        var undone = CarryOvers.decide(
                asked,
                line -> {
                    known(line.plan());
                    return books(line.plan(), line.code());
                },
                now);
        return record(sides(undone).toList());
    }

    private static Stream<Fact> sides(CarryOvers.Carried carried) {
        return Stream.of(carried.out(), carried.in());
    }

    private Earlier earlier() {
        return new Earlier(
                id -> plan(id).<PlanBooks>map(plan -> plan.invoke(BudgetPlan::books)),
                line -> books(line.plan(), line.code()));
    }

    private List<LineBooks> lines(PlanBooks plan) {
        return plan.leaves().stream().map(code -> books(plan.plan(), code)).toList();
    }

    private LineBooks books(PlanId plan, LineCode code) {
        return line(plan, code).invoke(BudgetLine::books);
    }

    /** The plan of a fact's line. */
    private Aggregate<BudgetPlan> known(FactId fact) {
        var id = fact.line();
        Refused.unless(plan(id.plan()).isPresent(), () -> new UnknownFact(fact));
        var plan = known(id.plan());
        Refused.unless(plan.invoke(BudgetPlan::books).leaves().contains(id.code()), () -> new UnknownFact(fact));
        return plan;
    }

    private List<Recorded> record(Aggregate<BudgetPlan> plan, Allotments.Allotment allotment) {
        plan.execute(books -> books.record(allotment.ceiling()));
        return record(allotment.facts());
    }

    /** Each fact on its own line, in their order. */
    private List<Recorded> record(List<? extends Fact> facts) {
        return facts.stream()
                .map(fact -> line(fact.plan(), fact.line().code()).<Recorded>invoke(line -> line.record(fact)))
                .toList();
    }

    private static LineCode leaf(LineCode code, PlanBooks plan) {
        plan.leavesBelow(code).ifPresent(leaves -> {
            throw new Refused(new NotALeafLine(plan.plan(), code, leaves));
        });
        Refused.unless(plan.leaves().contains(code), () -> new UnknownLine(plan.plan(), code.value()));
        return code;
    }

    /** A plan in force whose year is not closed. */
    private Aggregate<BudgetPlan> known(PlanId id) {
        var plan = inForce(id);
        plan.execute(BudgetPlan::mustBeOpen);
        return plan;
    }

    private Aggregate<BudgetPlan> inForce(PlanId id) {
        var plan = plan(id).orElseThrow(() -> new Refused(new UnknownPlan(id)));
        var withdrawn = plan.invoke(BudgetPlan::books).withdrawn();
        if (withdrawn != null) {
            throw new Refused(new PlanIsWithdrawn(id, withdrawn));
        }
        return plan;
    }

    private Optional<Aggregate<BudgetPlan>> plan(PlanId id) {
        try {
            return Optional.of(plans.load(id.value()));
        } catch (AggregateNotFoundException unknown) {
            return Optional.empty();
        }
    }

    private Aggregate<BudgetLine> line(PlanId plan, LineCode code) {
        return lines.load(new LineId(plan, code).toString());
    }
}
