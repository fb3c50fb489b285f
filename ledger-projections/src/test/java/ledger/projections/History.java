package ledger.projections;

import static ledger.core.money.Money.dong;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentEvent.AllocationReduced;
import ledger.core.allotment.AllotmentEvent.AllocationReversed;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentEvent.ReductionReversed;
import ledger.core.allotment.AllotmentEvent.SupplementReversed;
import ledger.core.approval.ApprovalEvent;
import ledger.core.approval.ApprovalEvent.RequestApproved;
import ledger.core.approval.ApprovalEvent.RequestExpired;
import ledger.core.approval.ApprovalEvent.RequestReturned;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.ApprovalEvent.RequestWithdrawn;
import ledger.core.balance.Account;
import ledger.core.balance.Bucket;
import ledger.core.commitment.CommitmentEvent.AdjustmentReversed;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.CommitmentReversed;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.commitment.CommitmentEvent.ReleaseReversed;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.DisbursementReversed;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementEvent.PaymentReturned;
import ledger.core.disbursement.DisbursementEvent.RecoveryReversed;
import ledger.core.disbursement.DisbursementEvent.ReturnReversed;
import ledger.core.disbursement.DisbursementEvent.SettlementReversed;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.hold.HoldEvent.FundsHeld;
import ledger.core.hold.HoldEvent.HoldReleased;
import ledger.core.hold.HoldEvent.HoldReversed;
import ledger.core.law.Approvable;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * Random facts that the books allow, many of them backdated: what stands in each account is kept by day, and nothing is
 * taken that is not there on every day from then on.
 */
public final class History {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 30);
    private static final int DAYS = 200;

    private final Random dice;
    private final List<Place> places;
    private final Map<Account, Long> books = new HashMap<>();
    private final Map<Account, TreeMap<LocalDate, Long>> days = new HashMap<>();
    private final Map<LineId, Long> numbers = new HashMap<>();
    private final Map<Place, List<Fact>> facts = new HashMap<>();
    private final Set<FactId> reversed = new HashSet<>();

    private final Map<String, Long> decided = new HashMap<>();
    /** The request whose approval was the last fact. */
    private @Nullable RequestSubmitted approved;

    private record Place(LineId line, Portion portion) {}

    /** @param before the allocations that happened first */
    public History(long seed, List<FundsAllocated> before) {
        dice = new Random(seed);
        places = before.stream()
                .map(fact -> new Place(fact.line(), fact.portion()))
                .distinct()
                .toList();
        before.forEach(this::keep);
    }

    /** What stands in an account after all facts so far, in đồng. */
    public long in(Account account) {
        return books.getOrDefault(account, 0L);
    }

    public Map<Account, Long> books() {
        return books;
    }

    public Fact next() {
        if (approved != null) {
            return outcome(approved);
        }
        while (true) {
            var place = places.get(dice.nextInt(places.size()));
            var fact = dice.nextInt(8) == 0 ? reversal(place) : fact(place);
            if (fact != null && covered(fact)) {
                keep(fact);
                approved = fact instanceof RequestApproved approval ? approval.request() : null;
                return fact;
            }
        }
    }

    /** What was approved is the line's next fact. */
    private Fact outcome(RequestSubmitted request) {
        approved = null;
        var place = new Place(request.line(), request.portion());
        var fact = Facts.committed(id(place), place.portion, request.amount().dong(), 0, request.effective());
        keep(fact);
        return fact;
    }

    private boolean covered(Fact fact) {
        return fact.movements().stream()
                .allMatch(move -> move.from().bucket() == Bucket.OUTSIDE
                        || lowest(move.from(), fact.effective())
                                >= move.amount().dong());
    }

    /** The least that stands in an account at the end of any day from this one on. */
    private long lowest(Account account, LocalDate day) {
        long sum = 0;
        long lowest = Long.MAX_VALUE;
        for (var change : days.getOrDefault(account, new TreeMap<>()).entrySet()) {
            if (change.getKey().isAfter(day)) {
                lowest = Math.min(lowest, sum);
            }
            sum += change.getValue();
        }
        return Math.min(lowest, sum);
    }

    private void keep(Fact fact) {
        fact.movements().forEach(move -> {
            put(move.from(), fact.effective(), -move.amount().dong());
            put(move.to(), fact.effective(), move.amount().dong());
        });
        decided.merge(fact.line().code() + "/" + fact.portion(), fact.limitGrowth(), Long::sum);
        numbers.merge(fact.line(), fact.id().number(), Math::max);
        facts.computeIfAbsent(new Place(fact.line(), fact.portion()), key -> new ArrayList<>())
                .add(fact);
    }

    private void put(Account account, LocalDate day, long dong) {
        books.merge(account, dong, Long::sum);
        days.computeIfAbsent(account, none -> new TreeMap<>()).merge(day, dong, Long::sum);
    }

    /** A day not before another, more often one soon after it. */
    private LocalDate day(LocalDate notBefore) {
        return notBefore.plusDays(dice.nextInt(dice.nextBoolean() ? 5 : DAYS));
    }

    private @Nullable Fact fact(Place place) {
        var id = id(place);
        var day = FIRST_DAY.plusDays(dice.nextInt(DAYS));
        long amount = 1 + dice.nextInt(1000);
        var portion = place.portion;
        switch (dice.nextInt(12)) {
            case 10:
                return requested(id, portion, amount, day);
            case 11:
                return conclusion(place, id);
            case 7:
                return new AllocationSupplemented(id, portion, dong(amount), Appendix950.DECISION, day);
            case 8:
                return new AllocationReduced(id, portion, dong(amount), Appendix950.DECISION, day);
            case 9:
                return new FundsHeld(id, portion, dong(amount), day);
            case 0:
                return new FundsAllocated(id, portion, dong(amount * 3), Appendix950.DECISION, day);
            case 1:
                return Facts.committed(id, portion, amount * 2, dice.nextInt(3), day);
            case 2:
                var direct = Facts.advanced(id, null, portion, amount, day);
                return dice.nextBoolean() ? direct : Facts.paidDirectly(id, portion, amount, dice.nextInt(2), day);
            default:
                return following(place, id, amount);
        }
    }

    /** A commitment that is asked for, or a return, which sets nothing aside. */
    private Fact requested(FactId id, Portion portion, long amount, LocalDate day) {
        var setsAside = dice.nextInt(4) > 0;
        return new RequestSubmitted(
                id,
                setsAside ? Approvable.COMMITMENTS : Approvable.RETURNS,
                "{}",
                portion,
                dong(amount),
                setsAside ? dong(amount) : Money.ZERO,
                List.of(),
                Appendix950.DECISION,
                "ketoan.khcn",
                LocalDate.of(2021, 12, 31),
                day);
    }

    /** Of a request that waits; null when none does. What sets nothing aside is never approved here. */
    private @Nullable Fact conclusion(Place place, FactId id) {
        var before = facts.getOrDefault(place, List.of());
        var waiting = before.stream()
                .filter(fact -> fact instanceof RequestSubmitted)
                .map(RequestSubmitted.class::cast)
                .filter(request ->
                        before.stream().noneMatch(fact -> fact.restsOn().contains(request.id())))
                .toList();
        if (waiting.isEmpty()) {
            return null;
        }
        var request = waiting.get(dice.nextInt(waiting.size()));
        return switch (dice.nextInt(5)) {
            case 0 -> new RequestReturned(id, request, request.effective());
            case 1 -> new RequestWithdrawn(id, request, request.effective());
            case 2 -> new RequestExpired(id, request, request.effective());
            default -> request.reserved().positive() ? new RequestApproved(id, request, request.effective()) : null;
        };
    }

    private @Nullable Fact following(Place place, FactId id, long amount) {
        var before = recent(place);
        if (before == null || reversed.contains(before.id())) {
            return null;
        }
        var day = day(before.effective());
        if (before instanceof FundsCommitted committed) {
            return switch (dice.nextInt(4)) {
                case 3 -> adjusted(id, committed, amount, day);
                case 0 -> Facts.released(id, committed, amount, 0, day);
                case 1 -> Facts.advanced(id, committed, place.portion, amount, day);
                default -> Facts.paid(id, committed, amount, day);
            };
        }
        if (before instanceof FundsHeld held) {
            return new HoldReleased(id, held.id(), place.portion, dong(amount), day);
        }
        if (before instanceof FundsDisbursed paid && paid.kind() == DisbursementKind.PAYMENT) {
            return new PaymentReturned(id, paid.id(), paid.commitment(), place.portion, dong(amount), null, day);
        }
        if (before instanceof FundsDisbursed advance && advance.kind() == DisbursementKind.ADVANCE) {
            return dice.nextBoolean()
                    ? Facts.settled(id, advance, amount, day)
                    : Facts.recovered(id, advance, amount, day);
        }
        return null;
    }

    /** Up or down by an amount, of money and of quantity. */
    private Fact adjusted(FactId id, FundsCommitted committed, long amount, LocalDate day) {
        var before = committed.amount();
        var up = dice.nextBoolean();
        var after = up ? before.plus(dong(amount)) : dong(Math.max(0, before.dong() - amount));
        var quantities = dice.nextBoolean() && up;
        return new CommitmentAdjusted(
                id,
                committed.id(),
                committed.portion(),
                before,
                after,
                quantities ? Quantity.of(1) : null,
                quantities ? Quantity.of(2) : null,
                null,
                day);
    }

    /** What decisions that stand made of the limits, by portion. */
    public Map<String, Long> decided() {
        return decided;
    }

    /** Undoes a fact whose money is still where it put it; a commitment must be whole. */
    private @Nullable Fact reversal(Place place) {
        var fact = recent(place);
        if (fact == null || fact instanceof Reversal || fact instanceof ApprovalEvent) {
            return null;
        }
        var day = day(fact.effective());
        if (!covered(fact, place, day) || !reversed.add(fact.id())) {
            return null;
        }
        var id = id(place);
        if (fact instanceof FundsAllocated of) {
            return new AllocationReversed(id, of, day);
        } else if (fact instanceof FundsCommitted of) {
            return new CommitmentReversed(id, of, day);
        } else if (fact instanceof CommitmentAdjusted of) {
            return new AdjustmentReversed(id, of, day);
        } else if (fact instanceof AllocationSupplemented of) {
            return new SupplementReversed(id, of, day);
        } else if (fact instanceof AllocationReduced of) {
            return new ReductionReversed(id, of, day);
        } else if (fact instanceof FundsHeld of) {
            return new HoldReversed(id, of, day);
        } else if (fact instanceof PaymentReturned of) {
            return new ReturnReversed(id, of, day);
        } else if (fact instanceof CommitmentReleased of) {
            return new ReleaseReversed(id, of, day);
        } else if (fact instanceof FundsDisbursed of) {
            return new DisbursementReversed(id, of, day);
        } else if (fact instanceof AdvanceSettled of) {
            return new SettlementReversed(id, of, day);
        } else if (fact instanceof AdvanceRecovered of) {
            return new RecoveryReversed(id, of, day);
        }
        return null;
    }

    /** Whether the money is still there and no living fact rests on it. */
    private boolean covered(Fact fact, Place place, LocalDate day) {
        return fact.movements().stream()
                        .allMatch(
                                move -> lowest(move.to(), day) >= move.amount().dong())
                && facts.getOrDefault(place, List.of()).stream()
                        .noneMatch(other -> other.restsOn().contains(fact.id()) && !reversed.contains(other.id()));
    }

    private @Nullable Fact recent(Place place) {
        var before = facts.getOrDefault(place, List.of());
        return before.isEmpty() ? null : before.get(before.size() - 1 - dice.nextInt(Math.min(20, before.size())));
    }

    private FactId id(Place place) {
        return new FactId(place.line, numbers.getOrDefault(place.line, 0L) + 1);
    }
}
