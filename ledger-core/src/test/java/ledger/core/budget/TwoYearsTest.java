package ledger.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ledger.core.Fact;
import ledger.core.RealAppendix;
import ledger.core.Refused;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.allotment.AllotmentCommand.TransferAllocation;
import ledger.core.balance.Account;
import ledger.core.balance.Bucket;
import ledger.core.carryover.CarryItem;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverCommand.ReverseCarryOver;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.carryover.Ground;
import ledger.core.commitment.Commitment;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentState;
import ledger.core.disbursement.Disbursement;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * 100,000 random commands over two years of one budget holder. What was recorded is added up from its movements, as of any
 * day and as of any time of recording: what went out of a year came into the next, once, and a closed year has nothing left.
 */
class TwoYearsTest {

    private static final int LEDGERS = 400;
    private static final int COMMANDS = 250;

    private static final PlanId FIRST = RealAppendix.ID;
    private static final PlanId SECOND = new PlanId("KH-2022");
    private static final List<LineCode> LINES = List.of(new LineCode("III.2"), new LineCode("III.3"));
    /** Of the first year only: the second opens it when money comes in. */
    private static final LineCode OPENED = new LineCode("IV.1");

    private final List<Fact> facts = new ArrayList<>();
    private final Set<PlanId> closed = new HashSet<>();
    private int accepted;
    private int refused;
    private int carried;
    private int closures;

    @Test
    void a_hundred_thousand_random_commands_over_two_years_lose_nothing() {
        long seed = Long.getLong("ledger.seed", System.nanoTime());
        System.out.println("two years: -Dledger.seed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < LEDGERS; round++) {
            live(random, round, "seed " + seed);
        }
        System.out.printf(
                "two years: %d accepted, %d refused, %d carried, %d closed%n", accepted, refused, carried, closures);
        assertThat(accepted + refused).isEqualTo(LEDGERS * COMMANDS);
        assertThat(accepted).as("the walk records").isGreaterThan(LEDGERS * COMMANDS / 10);
        assertThat(carried).as("the walk carries over").isGreaterThan(LEDGERS);
        assertThat(closures).as("the walk closes years").isGreaterThan(LEDGERS / 20);
    }

    private static Plan second() {
        var first = RealAppendix.plan();
        var sections = first.sections().stream()
                .filter(section -> section.code().value().equals("III"))
                .toList();
        return new Plan(
                SECOND,
                "12/KH-UBND",
                LocalDate.of(2022, 1, 15),
                2022,
                first.issuer(),
                first.fundingSource(),
                first.budgetHolder(),
                sections.get(0).amount(),
                sections);
    }

    private void live(Random random, int round, String seed) {
        var ledger = new InMemoryLedger();
        ledger.todayIs(LocalDate.of(2024, 6, 1));
        facts.clear();
        closed.clear();
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        ledger.ask(new RegisterPlan(second(), null));
        for (var code : List.of(LINES.get(0), LINES.get(1), OPENED)) {
            take(ledger.recordAll(new AllocateAsApproved(FIRST, code, null, RealAppendix.APPROVED)));
        }
        for (int step = 0; step < COMMANDS; step++) {
            // Years are ended late, and nothing else is recorded in the last steps of every second ledger.
            var command = step > COMMANDS * 3 / 4 && round % 2 == 0 ? conclusion(random) : command(random);
            try {
                var answer = ledger.ask(command);
                accepted++;
                if (command instanceof CloseYear year) {
                    assertThat(closed.add(year.plan())).as(seed).isTrue();
                    closures++;
                    assertThat(open(year.plan()))
                            .as("left of %s, %s", year.plan(), seed)
                            .isZero();
                } else if (command instanceof ReopenYear year) {
                    assertThat(closed.remove(year.plan())).as(seed).isTrue();
                } else if (answer instanceof Recorded one) {
                    take(List.of(one));
                    check(random, List.of(one), seed);
                } else {
                    var all = ((List<?>) answer)
                            .stream().map(Recorded.class::cast).toList();
                    carried += command instanceof CarryForward ? all.size() / 2 : 0;
                    take(all);
                    check(random, all, seed);
                }
            } catch (Refused expected) {
                refused++;
            }
        }
    }

    private void take(List<Recorded> recorded) {
        recorded.forEach(one -> {
            assertThat(closed)
                    .as("%s in a closed year", one.fact())
                    .doesNotContain(one.fact().plan());
            facts.add(one.fact());
        });
    }

    private void check(Random random, List<Recorded> recorded, String seed) {
        balanced(facts.size(), LocalDate.MAX, seed);
        // As it stood at some time, for some day: what was recorded by then, and counts by then.
        int then = random.nextInt(facts.size() + 1);
        while (then > 0 && then < facts.size() && together(facts.get(then - 1), facts.get(then))) {
            then++;
        }
        balanced(then, LocalDate.of(2021, 3, 1).plusDays(random.nextInt(800)), seed);
        neverNegative(seed);
        traced(seed);
        recorded.forEach(one -> assertStates(one, seed));
    }

    /** Two facts of one write, of which the log never shows the first alone. */
    private static boolean together(Fact one, Fact other) {
        return other instanceof FundsCarriedIn in && in.from().equals(one.id())
                || other instanceof Reversal undone && undone.original() instanceof FundsCarriedIn;
    }

    private void balanced(int recorded, LocalDate day, String seed) {
        var first = new EnumMap<Bucket, Long>(Bucket.class);
        long in = 0;
        for (var fact : facts.subList(0, recorded)) {
            if (fact.effective().isAfter(day)) {
                continue;
            }
            if (fact.plan().equals(SECOND)) {
                in += fact instanceof FundsCarriedIn ? fact.amount().dong() : 0;
                in -= fact instanceof Reversal undone && undone.original() instanceof FundsCarriedIn
                        ? fact.amount().dong()
                        : 0;
                continue;
            }
            for (var movement : fact.movements()) {
                first.merge(movement.from().bucket(), -movement.amount().dong(), Long::sum);
                first.merge(movement.to().bucket(), movement.amount().dong(), Long::sum);
            }
        }
        assertThat(first.getOrDefault(Bucket.CARRIED_OUT, 0L))
                .as("carried out = carried in, %d facts, by %s, %s", recorded, day, seed)
                .isEqualTo(in)
                .isNotNegative();
    }

    private void neverNegative(String seed) {
        var accounts = new HashMap<Account, TreeMap<LocalDate, Long>>();
        for (var fact : facts) {
            for (var movement : fact.movements()) {
                add(
                        accounts,
                        movement.from(),
                        fact.effective(),
                        -movement.amount().dong());
                add(accounts, movement.to(), fact.effective(), movement.amount().dong());
            }
        }
        accounts.forEach((account, days) -> {
            long figure = 0;
            for (var day : days.entrySet()) {
                figure += day.getValue();
                if (account.bucket() != Bucket.OUTSIDE) {
                    assertThat(figure)
                            .as("%s by %s, %s", account, day.getKey(), seed)
                            .isNotNegative();
                }
            }
        });
    }

    private static void add(
            Map<Account, TreeMap<LocalDate, Long>> accounts, Account account, LocalDate day, long dong) {
        accounts.computeIfAbsent(account, fresh -> new TreeMap<>()).merge(day, dong, Long::sum);
    }

    /** Every fact that went out came in once, with the same amount on the same day, and both stand or both are undone. */
    private void traced(String seed) {
        var undone = facts.stream()
                .filter(Reversal.class::isInstance)
                .map(fact -> ((Reversal) fact).original().id())
                .collect(Collectors.toSet());
        var in = facts.stream()
                .filter(FundsCarriedIn.class::isInstance)
                .map(FundsCarriedIn.class::cast)
                .collect(Collectors.toMap(FundsCarriedIn::from, fact -> fact));
        var out = facts.stream().filter(FundsCarriedOut.class::isInstance).toList();
        assertThat(in).as(seed).hasSameSizeAs(out);
        for (var fact : out) {
            var other = in.get(fact.id());
            assertThat(other).as("%s, %s", fact, seed).isNotNull();
            assertThat(other.id()).isEqualTo(((FundsCarriedOut) fact).into());
            assertThat(other.amount()).isEqualTo(fact.amount());
            assertThat(other.effective()).isEqualTo(fact.effective());
            assertThat(undone.contains(other.id())).as(seed).isEqualTo(undone.contains(fact.id()));
        }
    }

    private static void assertStates(Recorded one, String seed) {
        var commitment = one.commitment();
        if (commitment != null && commitment.status() != CommitmentState.Status.REVERSED) {
            assertThat(commitment
                            .drawn()
                            .plus(commitment.undrawn())
                            .plus(commitment.released())
                            .plus(commitment.carriedOut()))
                    .as("%s, %s", commitment, seed)
                    .isEqualTo(commitment.amount());
            assertThat(commitment.drawn().dong()).as(seed).isNotNegative();
        }
        var advance = one.disbursement();
        if (advance != null && advance.outstanding().positive()) {
            assertThat(advance.settled()
                            .plus(advance.recovered())
                            .plus(advance.outstanding())
                            .plus(advance.carriedOut()))
                    .as("%s, %s", advance, seed)
                    .isEqualTo(advance.amount());
        }
    }

    /** What something may still become of, as the movements say. */
    private long open(PlanId plan) {
        long open = 0;
        for (var fact : facts) {
            if (fact.plan().equals(plan)) {
                for (var movement : fact.movements()) {
                    open += isOpen(movement.to().bucket()) ? movement.amount().dong() : 0;
                    open -= isOpen(movement.from().bucket()) ? movement.amount().dong() : 0;
                }
            }
        }
        return open;
    }

    private static boolean isOpen(Bucket bucket) {
        return switch (bucket) {
            case AVAILABLE, HELD, RESERVED, COMMITTED, ADVANCED -> true;
            case OUTSIDE, SPENT, LAPSED, CARRIED_OUT -> false;
        };
    }

    private Object command(Random random) {
        if (random.nextInt(4) == 0) {
            return conclusion(random);
        }
        var second = random.nextInt(3) == 0;
        var line = new LineId(second ? SECOND : FIRST, line(random));
        var day = second
                ? LocalDate.of(2022, 1, 20).plusDays(random.nextInt(400))
                : RealAppendix.APPROVED.plusDays(random.nextInt(320));
        var amount = amount(random);
        return switch (random.nextInt(14)) {
            case 0 -> new AllocateAsApproved(line.plan(), line.code(), null, day);
            case 1 ->
                new SupplementAllocation(
                        line.plan(), line.code(), portion(random, second), amount, LineStory.CONTRACT, day);
            case 2 ->
                new TransferAllocation(
                        line.plan(),
                        line.code(),
                        portion(random, second),
                        line(random),
                        portion(random, second),
                        amount,
                        LineStory.CONTRACT,
                        day);
            case 3, 4, 5 ->
                new CommitFunds(
                        line,
                        portion(random, second),
                        amount,
                        null,
                        LineStory.PAYEE,
                        random.nextInt(4) == 0 ? null : LineStory.CONTRACT,
                        LineStory.CONTRACT,
                        day);
            case 6, 7 ->
                new DisburseFunds(
                        line,
                        one(random, line, Commitment.Maker.class),
                        null,
                        kind(random),
                        amount,
                        null,
                        null,
                        null,
                        day);
            case 8 ->
                new DisburseFunds(
                        line, null, portion(random, second), DisbursementKind.ADVANCE, amount, null, null, null, day);
            case 9 -> new SettleAdvance(one(random, line, Disbursement.Maker.class), amount, null, day);
            case 10 -> new RecoverAdvance(one(random, line, Disbursement.Maker.class), amount, null, day);
            case 11 ->
                random.nextBoolean()
                        ? new ReturnPayment(one(random, line, Disbursement.Maker.class), amount, null, day)
                        : new HoldFunds(line, portion(random, second), amount, day);
            case 12 ->
                random.nextBoolean()
                        ? new ReverseCommitment(one(random, line, Commitment.Maker.class), day)
                        : new ReverseDisbursement(one(random, line, Disbursement.Maker.class), day);
            default ->
                new ReleaseCommitment(
                        one(random, line, Commitment.Maker.class), random.nextBoolean() ? null : amount, null, day);
        };
    }

    private Object conclusion(Random random) {
        var second = random.nextInt(4) == 0;
        var plan = second ? SECOND : FIRST;
        var day = LocalDate.of(second ? 2023 : 2022, 1, 1).plusDays(random.nextInt(92));
        return switch (random.nextInt(10)) {
            case 0, 1 -> new LapseFunds(plan, List.of(), null, day);
            case 2 -> new CloseYear(plan, day.plusDays(60));
            case 3 -> new ReopenYear(plan, List.of(FIRST, SECOND), day.plusDays(60));
            case 4 -> new ReverseCarryOver(one(random, new LineId(FIRST, line(random)), FundsCarriedOut.class), day);
            case 5 -> new ReverseLapse(one(random, new LineId(plan, line(random)), FundsLapsed.class), day);
            default -> {
                var items = new ArrayList<CarryItem>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    // Often twice of the same: together they may want more than there is.
                    items.add(i > 0 || items.isEmpty() ? item(random) : items.get(0));
                }
                yield new CarryForward(FIRST, SECOND, items, LineStory.CONTRACT, day);
            }
        };
    }

    private CarryItem item(Random random) {
        var code = random.nextInt(8) == 0 ? OPENED : line(random);
        var line = new LineId(FIRST, code);
        int kind = random.nextInt(3);
        return new CarryItem(
                code,
                random.nextInt(3) == 0 ? line(random) : null,
                Ground.values()[random.nextInt(Ground.values().length)],
                kind == 0 ? one(random, line, Commitment.Maker.class) : null,
                kind == 1 ? one(random, line, Disbursement.Maker.class) : null,
                kind == 2 ? portion(random, false) : null,
                random.nextBoolean() ? null : amount(random));
    }

    private static LineCode line(Random random) {
        return LINES.get(random.nextInt(LINES.size()));
    }

    private static @Nullable Portion portion(Random random, boolean second) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> second ? Portion.carriedInFrom(2021) : Portion.of("2016-2020");
            default -> Portion.NEW;
        };
    }

    private static Money amount(Random random) {
        return Money.dong(random.nextInt(5) == 0 ? 1 : 1 + random.nextInt(60_000_000));
    }

    private static DisbursementKind kind(Random random) {
        return random.nextBoolean() ? DisbursementKind.ADVANCE : DisbursementKind.PAYMENT;
    }

    private FactId one(Random random, LineId line, Class<? extends Fact> kind) {
        var candidates = facts.stream()
                .filter(fact -> kind.isInstance(fact) && fact.line().equals(line))
                .toList();
        return candidates.isEmpty()
                ? new FactId(line, 1 + random.nextInt(9))
                : candidates.get(random.nextInt(candidates.size())).id();
    }
}
