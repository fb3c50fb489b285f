package ledger.core.budget;

import static ledger.core.RealAppendix.leaf;
import static ledger.core.RealAppendix.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import ledger.core.Fact;
import ledger.core.LineCommand;
import ledger.core.RealAppendix;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReduceAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseTransfer;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.allotment.AllotmentCommand.TransferAllocation;
import ledger.core.allotment.AllotmentEvent.AllocationReduced;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.approval.ApprovalCommand.ApproveRequest;
import ledger.core.approval.ApprovalCommand.CarryOut;
import ledger.core.approval.ApprovalCommand.ExpireRequest;
import ledger.core.approval.ApprovalCommand.ReturnRequest;
import ledger.core.approval.ApprovalCommand.SetApprovalPolicy;
import ledger.core.approval.ApprovalCommand.SubmitRequest;
import ledger.core.approval.ApprovalCommand.WithdrawRequest;
import ledger.core.approval.ApprovalEvent;
import ledger.core.approval.ApprovalEvent.ApprovalPolicySet;
import ledger.core.approval.ApprovalEvent.RequestApproved;
import ledger.core.approval.ApprovalEvent.RequestConcluded;
import ledger.core.approval.ApprovalEvent.RequestExpired;
import ledger.core.approval.ApprovalEvent.RequestReturned;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.ApprovalEvent.RequestWithdrawn;
import ledger.core.approval.ApprovalRefusal;
import ledger.core.approval.ApprovalRefusal.ApprovalRequired;
import ledger.core.approval.ApprovalRefusal.RequestsArePending;
import ledger.core.balance.Bucket;
import ledger.core.commitment.CommitmentCommand;
import ledger.core.commitment.CommitmentCommand.AdjustCommitment;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementCommand;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.ReverseRecovery;
import ledger.core.disbursement.DisbursementCommand.ReverseReturn;
import ledger.core.disbursement.DisbursementCommand.ReverseSettlement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementEvent.PaymentReturned;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.hold.HoldCommand.ReverseHold;
import ledger.core.hold.HoldEvent.FundsHeld;
import ledger.core.law.Approvable;
import ledger.core.law.ApprovalPolicy;
import ledger.core.law.ApprovalPolicy.Threshold;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Line;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationRefusal.StillAllocated;
import ledger.core.yearend.LapseItem;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import ledger.core.yearend.YearEndRefusal.YearIsClosed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * 100,000 random commands through the aggregates. After each one, everything recorded of its line is added up again by a
 * model that shares no code with the books, and every rule that exists so far is checked on it.
 */
class RandomLedgerTest {

    private static final int LEDGERS = 400;
    private static final int COMMANDS = 250;
    /** Allotments, holds, requests that come to nothing and the end of the year. */
    private static final int[] QUIET = {0, 1, 20, 21, 22, 23, 27, 27, 27, 27, 28, 30, 30};

    private static final List<String> ACCOUNTS = List.of("ketoan.khcn", "duyet.khcn");

    private static final List<Line> LEAVES = RealAppendix.plan().leaves().toList();

    private final List<Fact> facts = new ArrayList<>();
    /** The appendix in force, and what each amendment said of every line, newest last. */
    private Plan appendix = RealAppendix.plan();

    private final List<PlanAmended> amendments = new ArrayList<>();
    /** Whether nothing is committed or paid in this ledger, so that its year can be closed. */
    private boolean quiet;

    /** What was asked for, by its request. */
    private final Map<FactId, LineCommand> wanted = new HashMap<>();

    private ApprovalPolicy policy = ApprovalPolicy.NONE;
    private LocalDate today = LocalDate.MIN;

    private int accepted;
    private int refused;
    private int closures;
    private final Map<Class<?>, Integer> decisions = new HashMap<>();

    /** An approval and what was approved: one write. */
    private record Approval(ApproveRequest approve, CarryOut carryOut) {}

    @Test
    void a_hundred_thousand_random_commands_break_no_rule() {
        long seed = Long.getLong("ledger.seed", System.nanoTime());
        System.out.println("random ledger: -Dledger.seed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < LEDGERS; round++) {
            live(random, round, seed);
        }
        System.out.println("random ledger: " + accepted + " accepted, " + refused + " refused");
        assertThat(accepted + refused).isEqualTo(LEDGERS * COMMANDS);
        assertThat(accepted).as("the walk records").isGreaterThan(LEDGERS * COMMANDS / 5);
        assertThat(closures).as("the walk closes years").isGreaterThan(LEDGERS / 80);
        assertThat(refused).as("the walk meets rules").isGreaterThan(LEDGERS * COMMANDS / 5);
        System.out.println("random ledger: " + decisions);
        assertThat(decisions.keySet())
                .as("the walk asks for approval and decides in every way")
                .containsExactlyInAnyOrder(
                        RequestSubmitted.class,
                        RequestApproved.class,
                        RequestReturned.class,
                        RequestWithdrawn.class,
                        RequestExpired.class,
                        ApprovalPolicySet.class,
                        ApprovalRequired.class);
        assertThat(decisions.get(RequestApproved.class)).as("approvals").isGreaterThan(LEDGERS / 4);
    }

    private void live(Random random, int round, long seed) {
        var ledger = new InMemoryLedger();
        facts.clear();
        amendments.clear();
        wanted.clear();
        policy = ApprovalPolicy.NONE;
        today = LocalDate.of(2022, 6, 1);
        appendix = RealAppendix.plan();
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        if (round % 4 != 0) {
            ledger.recordAll(new AllocateAsApproved(RealAppendix.ID, null, null, RealAppendix.APPROVED))
                    .forEach(one -> facts.add(one.fact()));
        }
        // Few lines per ledger, so that facts meet on them.
        var lines = List.of(LEAVES.get(random.nextInt(LEAVES.size())), LEAVES.get(7));
        quiet = round % 8 == 1;
        boolean withdrawn = false;
        boolean closed = false;
        for (int step = 0; step < COMMANDS; step++) {
            var line = lines.get(random.nextInt(lines.size()));
            var command = command(random, line);
            today = today.plusDays(random.nextInt(3));
            ledger.todayIs(today);
            long before = facts.size();
            try {
                var answer = command instanceof Approval both
                        ? ledger.recordTogether(both.approve(), both.carryOut())
                        : ledger.ask(command);
                if (command instanceof CloseYear || command instanceof ReopenYear) {
                    accepted++;
                    assertThat(closed).as("closed before, seed %d", seed).isEqualTo(command instanceof ReopenYear);
                    closed = command instanceof CloseYear;
                    closures += closed ? 1 : 0;
                    assertThat(open())
                            .as("nothing is left of a closed year, seed %d", seed)
                            .isZero();
                    assertThat(waiting())
                            .as("nothing waits in a closed year, seed %d", seed)
                            .isEmpty();
                    continue;
                }
                assertThat(closed)
                        .as("%s in a closed year, seed %d", command, seed)
                        .isFalse();
                if (command instanceof AmendPlan) {
                    assertThat(withdrawn).as("withdrawn before, seed %d", seed).isFalse();
                    accepted++;
                    amended(ledger, line, seed);
                    continue;
                }
                assertThat(withdrawn).as("withdrawn before, seed %d", seed).isFalse();
                if (command instanceof SetApprovalPolicy set) {
                    accepted++;
                    policy = set.policy();
                    count(ApprovalPolicySet.class);
                    continue;
                }
                if (command instanceof WithdrawPlan) {
                    accepted++;
                    assertThat(given()).as("allocated, seed %d", seed).isZero();
                    withdrawn = true;
                    continue;
                }
                if (answer instanceof Recorded one) {
                    facts.add(one.fact());
                } else {
                    ((List<?>) answer).forEach(one -> facts.add(((Recorded) one).fact()));
                }
                accepted++;
                requested(command, answer, seed);
                assertThat(facts.size()).as("something was recorded").isGreaterThan((int) before);
                check(ledger, answer, seed);
            } catch (Refused expected) {
                refused++;
                if (expected.first() instanceof YearIsClosed) {
                    assertThat(closed).as("closed, seed %d", seed).isTrue();
                    continue;
                }
                assertNotOverRefused(command, expected, seed);
                if (expected.first() instanceof StillAllocated) {
                    assertThat(given()).as("allocated, seed %d", seed).isPositive();
                }
            }
        }
        for (var line : lines) {
            var id = RealAppendix.line(line.code().value());
            assertThat(ledger.events(id).stream().filter(Fact.class::isInstance).toList())
                    .as("refused commands left nothing, seed %d", seed)
                    .isEqualTo(facts.stream()
                            .filter(fact -> fact.line().equals(id))
                            .toList());
        }
    }

    /** What was asked for is kept; what nobody was asked for needed no approval. */
    private void requested(Object command, Object answer, long seed) {
        if (command instanceof SubmitRequest asked) {
            wanted.put(((Recorded) answer).fact().id(), asked.wanted());
        }
        if (command instanceof Approval) {
            count(RequestApproved.class);
        } else if (answer instanceof Recorded one && one.fact() instanceof ApprovalEvent) {
            count(one.fact().getClass());
        } else if (answer instanceof Recorded one) {
            assertThat(threshold(command).filter(one.fact().amount()::covers))
                    .as("%s has to be approved, seed %d", command, seed)
                    .isEmpty();
        }
    }

    private void count(Class<?> kind) {
        decisions.merge(kind, 1, Integer::sum);
    }

    /** From which amount on such a command has to be approved. */
    private Optional<Money> threshold(Object command) {
        return policy.thresholds().stream()
                .filter(threshold -> approvable(command) == threshold.command())
                .map(Threshold::from)
                .findFirst();
    }

    private static @Nullable Approvable approvable(Object command) {
        if (command instanceof CommitFunds) {
            return Approvable.COMMITMENTS;
        } else if (command instanceof AdjustCommitment) {
            return Approvable.ADJUSTMENTS;
        } else if (command instanceof ReleaseCommitment) {
            return Approvable.RELEASES;
        } else if (command instanceof DisburseFunds) {
            return Approvable.DISBURSEMENTS;
        } else if (command instanceof SettleAdvance) {
            return Approvable.SETTLEMENTS;
        } else if (command instanceof RecoverAdvance) {
            return Approvable.RECOVERIES;
        } else if (command instanceof ReturnPayment) {
            return Approvable.RETURNS;
        }
        return command instanceof CommitmentCommand || command instanceof DisbursementCommand
                ? Approvable.REVERSALS
                : null;
    }

    /** The requests that nobody has decided on, as the facts say. */
    private List<FactId> waiting() {
        var waiting = new ArrayList<FactId>();
        for (Fact fact : facts) {
            if (fact instanceof RequestSubmitted) {
                waiting.add(fact.id());
            } else if (fact instanceof RequestConcluded conclusion) {
                waiting.remove(conclusion.request().id());
            }
        }
        return waiting;
    }

    /** What an amendment wrote is taken over from the streams, and the line it meant is added up anew. */
    private void amended(InMemoryLedger ledger, Line line, long seed) {
        var events = ledger.events(RealAppendix.ID);
        var amended = (PlanAmended) events.get(events.size() - 1);
        amendments.add(amended);
        appendix = amended.approved();
        long before = given();
        var id = RealAppendix.line(line.code().value());
        ledger.events(id).stream()
                .filter(event -> event instanceof FundsTakenBack taken && !facts.contains(taken))
                .forEach(event -> facts.add((FundsTakenBack) event));
        assertThat(before - given())
                .as("taken back, seed %d", seed)
                .isEqualTo(amended.takenBack().dong());
        model(id).assertSound("seed " + seed);
        assertThat(given()).as("ceiling, seed %d", seed).isBetween(0L, ceiling());
    }

    private NaiveBooks model(LineId id) {
        return new NaiveBooks(
                RealAppendix.plan().line(id.code()).orElseThrow(),
                amendments,
                facts.stream().filter(fact -> fact.line().equals(id)).toList());
    }

    /** What is allocated of the whole plan, as the facts say. */
    private long given() {
        long given = 0;
        for (Fact fact : facts) {
            given += fact instanceof Reversal undone ? -given(undone.original()) : given(fact);
        }
        return given;
    }

    /** What is allocated of the whole plan and neither spent nor lapsed, as the facts say. */
    private long open() {
        long concluded = 0;
        for (Fact fact : facts) {
            for (var movement : fact.movements()) {
                concluded +=
                        concludes(movement.to().bucket()) ? movement.amount().dong() : 0;
                concluded -=
                        concludes(movement.from().bucket()) ? movement.amount().dong() : 0;
            }
        }
        return given() - concluded;
    }

    private static boolean concludes(Bucket bucket) {
        return bucket == Bucket.SPENT || bucket == Bucket.LAPSED;
    }

    private static long given(Fact fact) {
        if (fact instanceof FundsAllocated || fact instanceof AllocationSupplemented) {
            return fact.amount().dong();
        }
        return fact instanceof AllocationReduced || fact instanceof FundsTakenBack
                ? -fact.amount().dong()
                : 0;
    }

    /** The printed total and what decisions that stand made of it. */
    private long ceiling() {
        long ceiling = appendix.approvedTotal().dong();
        for (Fact fact : facts) {
            var decided = fact instanceof Reversal undone ? undone.original() : fact;
            if (decided instanceof AllocationSupplemented || decided instanceof AllocationReduced) {
                ceiling += fact == decided ? given(decided) : -given(decided);
            }
        }
        return ceiling;
    }

    private void check(InMemoryLedger ledger, Object answer, long seed) {
        var answers = answer instanceof Recorded one ? List.of(one) : (List<?>) answer;
        answers.stream()
                .map(one -> ((Recorded) one).fact().line())
                .distinct()
                .forEach(id -> model(id).assertSound("seed " + seed));
        // The last one is how the books stand now.
        var last = (Recorded) answers.get(answers.size() - 1);
        var id = last.fact().line();
        model(id).assertAgrees(last, "seed " + seed);
        assertThat(LineFold.lastOf(ledger.events(id)))
                .as("folded again, seed %d", seed)
                .isEqualTo(last);
        assertThat(given()).as("ceiling, seed %d", seed).isBetween(0L, ceiling());
    }

    /** Money that left the plan by decision can always come back to it, unless the year or the fact's own day forbid. */
    private void assertUndone(ReverseAllocation asked, Refused refusal, long seed) {
        var reduced = facts.stream()
                .filter(fact -> fact instanceof AllocationReduced && fact.id().equals(asked.allocation()))
                .findFirst();
        if (reduced.isPresent()) {
            assertThat(refusal.refusals())
                    .as("%s, seed %d", asked, seed)
                    .extracting(Refusal::code)
                    .doesNotContain("not-reversible", "would-make-past-negative");
        }
    }

    /** A commitment that the naive model would allow must not have been refused for want of money or quantity. */
    private void assertNotOverRefused(Object command, Refused refusal, long seed) {
        if (command instanceof ReverseAllocation asked) {
            assertUndone(asked, refusal, seed);
        }
        if (refusal.first() instanceof ApprovalRequired required) {
            count(ApprovalRequired.class);
            assertThat(threshold(command))
                    .as("%s refused with %s, seed %d", command, required, seed)
                    .hasValueSatisfying(from ->
                            assertThat(required.requested().covers(from)).isTrue());
            return;
        }
        if (refusal.first() instanceof RequestsArePending) {
            assertThat(waiting()).as("waits, seed %d", seed).isNotEmpty();
        }
        if (refusal.first() instanceof ApprovalRefusal) {
            return;
        }
        if (command instanceof Approval both && wanted.get(both.approve().request()) instanceof CommitFunds asked) {
            assertThat(asked.quantity())
                    .as("%s set aside and refused with %s, seed %d", asked, refusal.refusals(), seed)
                    .isNotNull();
        }
        var meant = command instanceof SubmitRequest submitted ? submitted.wanted() : command;
        if (meant instanceof CommitFunds asked && asked.portion() != null) {
            assertThat(model(asked.line()).allows(asked))
                    .as("%s refused with %s, seed %d", asked, refusal.refusals(), seed)
                    .isFalse();
        }
    }

    private Object command(Random random, Line line) {
        return command(random, line, quiet ? QUIET[random.nextInt(QUIET.length)] : random.nextInt(34));
    }

    private Object command(Random random, Line line, int kind) {
        var id = RealAppendix.line(line.code().value());
        var day = day(random);
        var amount = amount(random, line);
        return switch (kind) {
            case 28, 29 -> new SubmitRequest(wanted(random, line), "{}", account(random));
            case 30, 31, 32 -> decision(random, line, id);
            case 33 -> random.nextInt(4) == 0 ? policy(random, line, day) : decision(random, line, id);
            case 27 -> yearEnd(random, line, id, amount);
            case 20 ->
                new SupplementAllocation(
                        RealAppendix.ID, line.code(), portion(random, line), amount, LineStory.CONTRACT, day);
            case 21 ->
                new ReduceAllocation(
                        RealAppendix.ID, line.code(), portion(random, line), amount, LineStory.CONTRACT, day);
            case 22 -> transfer(random, line, amount, day);
            case 23 ->
                random.nextBoolean()
                        ? new HoldFunds(id, portion(random, line), amount, day)
                        : new ReleaseHold(one(random, id, FundsHeld.class), random.nextBoolean() ? null : amount, day);
            case 24 -> new AdjustCommitment(one(random, id, FundsCommitted.class), amount, quantity(random), null, day);
            case 25 -> new ReturnPayment(one(random, id, FundsDisbursed.class), amount, null, day);
            case 26 ->
                switch (random.nextInt(6)) {
                    case 0 -> new ReverseAllocation(one(random, id, AllocationSupplemented.class), day);
                    case 1 -> new ReverseAllocation(one(random, id, AllocationReduced.class), day);
                    case 2 -> new ReverseTransfer(one(random, id, FundsTransferredOut.class), day);
                    case 3 -> new ReverseHold(one(random, id, FundsHeld.class), day);
                    case 4 -> new ReverseAdjustment(one(random, id, CommitmentAdjusted.class), day);
                    default -> new ReverseReturn(one(random, id, PaymentReturned.class), day);
                };
            case 18 -> amendment(random, line, day);
            case 19 -> random.nextInt(4) == 0 ? new WithdrawPlan(RealAppendix.ID, day) : amendment(random, line, day);
            case 0 -> new AllocateAsApproved(RealAppendix.ID, line.code(), null, day);
            case 1, 2 -> new AllocateFunds(RealAppendix.ID, line.code(), portion(random, line), amount, null, day);
            case 3, 4, 5, 6 ->
                new CommitFunds(
                        id,
                        portion(random, line),
                        amount,
                        quantity(random),
                        LineStory.PAYEE,
                        random.nextBoolean() ? paper(random) : null,
                        paper(random),
                        day);
            case 7, 8 ->
                new DisburseFunds(
                        id, null, portion(random, line), kind(random), amount, quantity(random), null, null, day);
            case 9, 10, 11 ->
                new DisburseFunds(
                        id, one(random, id, FundsCommitted.class), null, kind(random), amount, null, null, null, day);
            case 12 -> new SettleAdvance(one(random, id, FundsDisbursed.class), amount, null, day);
            case 13 -> new RecoverAdvance(one(random, id, FundsDisbursed.class), amount, null, day);
            case 14 ->
                new ReleaseCommitment(
                        one(random, id, FundsCommitted.class),
                        random.nextBoolean() ? null : amount,
                        quantity(random),
                        day);
            case 15 -> new ReverseCommitment(one(random, id, FundsCommitted.class), day);
            case 16 -> new ReverseDisbursement(one(random, id, FundsDisbursed.class), day);
            default ->
                switch (random.nextInt(4)) {
                    case 0 -> new ReverseAllocation(one(random, id, FundsAllocated.class), day);
                    case 1 -> new ReverseRelease(one(random, id, CommitmentReleased.class), day);
                    case 2 -> new ReverseSettlement(one(random, id, AdvanceSettled.class), day);
                    default -> new ReverseRecovery(one(random, id, AdvanceRecovered.class), day);
                };
        };
    }

    /** Anything that an accountant records. */
    private LineCommand wanted(Random random, Line line) {
        while (true) {
            var command = command(random, line, 3 + random.nextInt(24));
            if (command instanceof LineCommand asked && approvable(command) != null) {
                return asked;
            }
        }
    }

    /** Mostly on a request that waits; where none does, one is made. */
    private Object decision(Random random, Line line, LineId id) {
        var waiting =
                waiting().stream().filter(request -> request.line().equals(id)).toList();
        if (waiting.isEmpty() && !quiet && random.nextInt(4) > 0) {
            return new SubmitRequest(wanted(random, line), "{}", account(random));
        }
        var request = waiting.isEmpty() || random.nextInt(8) == 0
                ? one(random, id, RequestSubmitted.class)
                : waiting.get(random.nextInt(waiting.size()));
        var asked = wanted.get(request);
        var approve = new ApproveRequest(request, account(random));
        return switch (random.nextInt(quiet ? 3 : 7)) {
            case 0 -> new ReturnRequest(request, account(random));
            case 1 -> new WithdrawRequest(request, account(random));
            case 2 -> new ExpireRequest(request);
            default -> asked == null ? approve : new Approval(approve, new CarryOut(request, asked));
        };
    }

    /** Seldom more than two kinds, often none. */
    private static SetApprovalPolicy policy(Random random, Line line, LocalDate day) {
        var thresholds = new ArrayList<Threshold>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var command = Approvable.values()[random.nextInt(Approvable.values().length)];
            thresholds.add(new Threshold(command, random.nextInt(3) == 0 ? Money.ZERO : amount(random, line)));
        }
        return new SetApprovalPolicy(RealAppendix.ID, new ApprovalPolicy(thresholds, 1 + random.nextInt(60)), day);
    }

    private static String account(Random random) {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    private static Document paper(Random random) {
        return new Document((1 + random.nextInt(9)) + "/HĐ-TV", LineStory.CONTRACT.date());
    }

    private Object yearEnd(Random random, Line line, LineId id, Money amount) {
        var day = LocalDate.of(2021, 12, 28).plusDays(random.nextInt(98));
        return switch (random.nextInt(5)) {
            case 0, 1 ->
                new LapseFunds(
                        RealAppendix.ID,
                        random.nextInt(3) == 0
                                ? List.of()
                                : List.of(new LapseItem(
                                        line.code(), portion(random, line), random.nextBoolean() ? amount : null)),
                        null,
                        day);
            case 2 -> new ReverseLapse(one(random, id, FundsLapsed.class), day);
            case 3 -> new CloseYear(RealAppendix.ID, day);
            default -> new ReopenYear(RealAppendix.ID, List.of(RealAppendix.ID), day);
        };
    }

    /** Between the two lines of the walk, or between two portions of one. */
    private TransferAllocation transfer(Random random, Line line, Money amount, LocalDate day) {
        var to = random.nextBoolean() ? LEAVES.get(7) : line;
        return new TransferAllocation(
                RealAppendix.ID,
                line.code(),
                portion(random, line),
                to.code(),
                portion(random, to),
                amount,
                LineStory.CONTRACT,
                day);
    }

    /** The line with other quantities at another price, seldom on a stale version. */
    private AmendPlan amendment(Random random, Line line, LocalDate day) {
        var now = appendix.line(line.code()).orElseThrow();
        long price = random.nextInt(3) == 0
                ? 1 + random.nextInt(60_000_000)
                : now.unitPrice().dong();
        long old = now.carriedOver().isEmpty() || random.nextInt(4) == 0 ? 0 : random.nextInt(4);
        var shares = old == 0 ? new PortionShare[0] : new PortionShare[] {share("2016-2020", old, price)};
        var unit = random.nextInt(9) == 0 ? "Đơn vị" : now.unit();
        var restated = leaf(line.code().value(), unit, old + random.nextInt(9), price, shares);
        var version = random.nextInt(20) == 0 ? 0 : amendments.size();
        return AmendmentTest.amend(AmendmentTest.with(appendix, restated), version, day);
    }

    private FactId one(Random random, LineId line, Class<? extends Fact> kind) {
        var candidates = facts.stream()
                .filter(fact -> kind.isInstance(fact) && fact.line().equals(line))
                .toList();
        return candidates.isEmpty()
                ? new FactId(line, 1 + random.nextInt(9))
                : candidates.get(random.nextInt(candidates.size())).id();
    }

    private static LocalDate day(Random random) {
        // Mostly after the allotment, sometimes before it, sometimes on either side of the year.
        return random.nextInt(8) == 0
                ? LocalDate.of(2020, 12, 29).plusDays(random.nextInt(402))
                : RealAppendix.APPROVED.plusDays(random.nextInt(random.nextBoolean() ? 30 : 270));
    }

    private static Money amount(Random random, Line line) {
        long whole = line.amount().dong();
        return switch (random.nextInt(4)) {
            case 0 -> Money.dong(1 + random.nextInt(3));
            case 1 -> line.unitPrice() == null ? Money.dong(1) : line.unitPrice();
            default -> Money.dong(1 + (long) (random.nextDouble() * whole / (1 + random.nextInt(60))));
        };
    }

    private static @Nullable Quantity quantity(Random random) {
        return random.nextInt(3) == 0 ? Quantity.of(1 + random.nextInt(3)) : null;
    }

    private static @Nullable Portion portion(Random random, Line line) {
        var portions = line.portions();
        return random.nextInt(5) == 0
                ? null
                : portions.get(random.nextInt(portions.size())).portion();
    }

    private static DisbursementKind kind(Random random) {
        return random.nextBoolean() ? DisbursementKind.ADVANCE : DisbursementKind.PAYMENT;
    }
}
