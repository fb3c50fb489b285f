package ledger.projections.replay;

import java.util.HashMap;
import java.util.Map;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.balance.Account;
import ledger.core.balance.Bucket;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationEvent.LineOpened;

/**
 * Books that begin empty and are folded from movements alone, one event after the other. Memory is needed for each portion,
 * and for each commitment and advance in which something still stands; none for facts. Not for use by several threads.
 */
public final class FreshBooks {

    private final Map<Place, long[]> portions = new HashMap<>();
    private final Map<FactId, Standing> undrawn = new HashMap<>();
    private final Map<FactId, Standing> outstanding = new HashMap<>();

    /** A portion of a line. */
    record Place(LineId line, Portion portion) {}

    /** What stands in the account of a document, in đồng. */
    record Standing(Place place, long dong) {}

    /**
     * Folds the next event; events that move no money and print nothing change nothing.
     *
     * @throws ArithmeticException when a sum is beyond 64 bits, which no ledger's is
     */
    public void fold(LedgerEvent event) {
        if (event instanceof LineOpened opened) {
            opened.portions()
                    .forEach(share ->
                            print(opened.line(), share.portion(), share.amount().dong()));
        } else if (event instanceof LineAmended amended) {
            amended.portions().forEach(change -> print(amended.line(), change.portion(), change.amountGrowth()));
        } else if (event instanceof Fact fact) {
            var place = new Place(fact.line(), fact.portion());
            add(place, Figure.LIMIT, fact.limitGrowth());
            add(place, Figure.CARRIED_IN, fact.carriedInGrowth());
            add(
                    place,
                    Figure.QUANTITY_USED,
                    fact.quantityUsed().count() - fact.quantityFreed().count());
        }
        for (var movement : event.movements()) {
            change(movement.from(), -movement.amount().dong());
            change(movement.to(), movement.amount().dong());
        }
    }

    /** What the appendix prints is also what may be allocated. */
    private void print(LineId line, Portion portion, long growth) {
        var place = new Place(line, portion);
        add(place, Figure.APPROVED, growth);
        add(place, Figure.LIMIT, growth);
    }

    private void change(Account account, long dong) {
        if (account.bucket() == Bucket.OUTSIDE) {
            return;
        }
        var place = new Place(account.line(), account.portion());
        add(place, Figure.of(account.bucket()), dong);
        if (account.document() != null && account.bucket() == Bucket.COMMITTED) {
            stand(undrawn, account.document(), place, dong);
        } else if (account.document() != null && account.bucket() == Bucket.ADVANCED) {
            stand(outstanding, account.document(), place, dong);
        }
    }

    private void add(Place place, Figure figure, long growth) {
        var figures = portions.computeIfAbsent(place, none -> new long[Figure.COUNT]);
        figures[figure.ordinal()] = Math.addExact(figures[figure.ordinal()], growth);
    }

    private static void stand(Map<FactId, Standing> documents, FactId id, Place place, long dong) {
        documents.merge(id, new Standing(place, dong), (before, more) -> {
            long now = Math.addExact(before.dong, more.dong);
            return now == 0 ? null : new Standing(place, now);
        });
    }

    /** How many lines something is known of. */
    public long lines() {
        return portions.keySet().stream().map(Place::line).distinct().count();
    }

    /** The figures of each portion, by {@link Figure#ordinal}. */
    Map<Place, long[]> portions() {
        return portions;
    }

    /** The commitments of which something is undrawn. */
    Map<FactId, Standing> undrawn() {
        return undrawn;
    }

    /** The advances of which something is outstanding. */
    Map<FactId, Standing> outstanding() {
        return outstanding;
    }
}
