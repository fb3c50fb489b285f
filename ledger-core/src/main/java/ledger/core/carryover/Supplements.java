package ledger.core.carryover;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.books.LineBooks;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.money.Money;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * The supplements of a portion that money may be carried over for. The latest ones stand for what was carried over on this
 * ground already, the ones before for the rest.
 *
 * @param latestFirst those that stand
 * @param used what was carried over on this ground already
 */
public record Supplements(List<AllocationSupplemented> latestFirst, Money used) {

    public Supplements {
        latestFirst = List.copyOf(latestFirst);
    }

    public static Supplements of(LineBooks line, Portion portion) {
        var given = line.standing(AllocationSupplemented.class).stream()
                .filter(fact -> fact.portion().equals(portion))
                .sorted(Comparator.comparing(AllocationSupplemented::effective).reversed())
                .toList();
        var used = line.standing(FundsCarriedOut.class).stream()
                .filter(fact -> fact.portion().equals(portion) && fact.ground() == Ground.LATE_SUPPLEMENT)
                .map(FundsCarriedOut::amount)
                .reduce(Money.ZERO, Money::plus);
        return new Supplements(given, used);
    }

    /** How much may still be carried over for them. */
    public Money free() {
        return free(supplement -> true);
    }

    /** How much of it came after a day. */
    public Money freeAfter(LocalDate day) {
        return free(supplement -> supplement.effective().isAfter(day));
    }

    private Money free(Predicate<AllocationSupplemented> counted) {
        var given = latestFirst.stream()
                .filter(counted)
                .map(AllocationSupplemented::amount)
                .reduce(Money.ZERO, Money::plus);
        return used.shortOf(given);
    }

    /** The day from which the earliest supplement counts that an amount rests on; null when it rests on none. */
    public @Nullable LocalDate earliestOf(Money amount) {
        var needed = used.plus(amount);
        LocalDate earliest = null;
        for (var supplement : latestFirst) {
            if (needed.positive()) {
                earliest = supplement.effective();
                needed = supplement.amount().shortOf(needed);
            }
        }
        return earliest;
    }
}
