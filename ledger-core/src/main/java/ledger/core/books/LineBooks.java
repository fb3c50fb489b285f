package ledger.core.books;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Balances;
import ledger.core.balance.Bucket;
import ledger.core.balance.Movement;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionChange;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/**
 * The books of one leaf line: one fold for all facts. They belong to one writer at a time and change only by
 * {@link #record} and {@link #amend}, which never refuse: what may be recorded is decided before.
 */
public final class LineBooks {

    private final LineId line;
    private final int fiscalYear;
    private final Map<Portion, PortionBooks> portions = new LinkedHashMap<>();
    private final Map<Account, Timeline> accounts = new HashMap<>();
    private final Map<FactId, Entry> entries = new LinkedHashMap<>();
    private final Map<FactId, Paper> papers = new HashMap<>();
    private long events = 1;
    private LocalDate lastFact = LocalDate.MIN;

    /** The books of a line that was just opened. */
    public LineBooks(LineId line, int fiscalYear, List<PortionShare> shares) {
        this.line = line;
        this.fiscalYear = fiscalYear;
        shares.forEach(share -> portions.put(share.portion(), new PortionBooks(share)));
    }

    public LineId line() {
        return line;
    }

    public int fiscalYear() {
        return fiscalYear;
    }

    /** The id the next fact of this line gets; with an offset, the one after so many others. */
    public FactId next(int offset) {
        return new FactId(line, events + offset);
    }

    public FactId next() {
        return next(0);
    }

    /** The latest day from which a fact counts; {@link LocalDate#MIN} before the first one. */
    public LocalDate lastFact() {
        return lastFact;
    }

    public void record(Fact fact) {
        events++;
        lastFact = fact.effective().isAfter(lastFact) ? fact.effective() : lastFact;
        if (fact.carriedInGrowth() > 0) {
            portions.computeIfAbsent(
                    fact.portion(), fresh -> new PortionBooks(new PortionShare(fresh, null, Money.ZERO)));
        }
        var entry = new Entry(fact);
        entries.put(fact.id(), entry);
        fact.restsOn().forEach(ground -> entry(ground).carry(fact.id()));
        for (Movement movement : fact.movements()) {
            change(movement.from(), fact, -movement.amount().dong());
            change(movement.to(), fact, movement.amount().dong());
        }
        if (fact.limitGrowth() != 0) {
            portion(fact.portion()).growLimit(fact.limitGrowth());
        }
        long used = fact.quantityUsed().count() - fact.quantityFreed().count();
        if (used != 0) {
            portion(fact.portion()).useQuantity(fact.effective(), used);
        }
        if (fact instanceof Reversal reversal) {
            entry(reversal.original().id()).undoneBy(fact.id());
            count(reversal.original(), -1);
        } else {
            count(fact, 1);
        }
    }

    /** What the appendix prints for portions is amended as of a day. */
    public void amend(List<PortionChange> changes, LocalDate effective) {
        events++;
        for (var change : changes) {
            portions.computeIfAbsent(
                            change.portion(), fresh -> new PortionBooks(new PortionShare(fresh, null, Money.ZERO)))
                    .amend(change, effective);
        }
    }

    private void change(Account account, Fact fact, long dong) {
        if (account.bucket() == Bucket.OUTSIDE) {
            return;
        }
        accounts.computeIfAbsent(account, fresh -> new Timeline(0)).add(fact.effective(), dong);
        portion(account.portion()).change(account.bucket(), dong);
    }

    private void count(Fact fact, int sign) {
        for (Movement movement : fact.movements()) {
            var from = movement.from().document();
            var to = movement.to().document();
            if (from != null) {
                paperOf(from).count(from, movement, sign, fact.restates());
            }
            if (to != null && !to.equals(from)) {
                paperOf(to).count(to, movement, sign, fact.restates());
            }
        }
        var document = fact.quantityOf();
        if (document != null) {
            paperOf(document)
                    .countQuantity(sign
                            * (fact.quantityUsed().count()
                                    - fact.quantityFreed().count()));
        }
    }

    private Paper paperOf(FactId document) {
        return papers.computeIfAbsent(document, fresh -> new Paper());
    }

    /** What has become of a commitment or disbursement of this line. */
    public Paper paper(FactId document) {
        var paper = papers.get(document);
        if (paper == null) {
            throw new IllegalStateException("no paper " + document);
        }
        return paper;
    }

    /** The portion a command means: the one it states, else the only one with printed money or a balance, else NEW. */
    Portion meant(@Nullable Portion stated) {
        if (stated != null) {
            return stated;
        }
        var alive = portions.values().stream()
                .filter(portion -> portion.share().amount().positive()
                        || allocated(portion.share().portion()).positive())
                .toList();
        return alive.size() == 1 ? alive.get(0).share().portion() : Portion.NEW;
    }

    public boolean has(Portion portion) {
        return portions.containsKey(portion);
    }

    public Collection<Portion> portions() {
        return List.copyOf(portions.keySet());
    }

    /** The most that may be allocated to a portion: its printed amount and what later decisions changed. */
    public Money limit(Portion portion) {
        return portion(portion).limit();
    }

    public Money allocated(Portion portion) {
        return balances(portion).allocated();
    }

    public Money available(Portion portion) {
        return portion(portion).standing(Bucket.AVAILABLE);
    }

    public Balances balances(Portion portion) {
        return portion(portion).balances();
    }

    /** The sum of all portions. */
    public Balances balances() {
        return portions.values().stream().map(PortionBooks::balances).reduce(Balances.ZERO, Balances::plus);
    }

    /** What stands on an account after everything recorded so far. */
    public Money standing(Account account) {
        var timeline = accounts.get(account);
        return timeline == null ? Money.ZERO : Money.dong(timeline.total());
    }

    /** The lowest balance of an account, in đồng, at the end of the given day or of any later one. */
    public Low lowestFrom(Account account, LocalDate day) {
        var timeline = accounts.get(account);
        return timeline == null ? new Low(day, 0) : timeline.lowestFrom(day);
    }

    /** The lowest free quantity of a portion, in the line's unit, at the end of the given day or of any later one. */
    public Low freeQuantityFrom(Portion portion, LocalDate day) {
        return portion(portion).freeQuantityFrom(day);
    }

    /** The quantity the appendix prints for a portion. */
    public Quantity printedQuantity(Portion portion) {
        var printed = portion(portion).share().quantity();
        return printed == null ? Quantity.NONE : printed;
    }

    /** The quantity that is used of all portions, in the line's unit. */
    public Quantity quantityUsed() {
        return portions.values().stream().map(PortionBooks::quantityUsed).reduce(Quantity.NONE, Quantity::plus);
    }

    /** The quantity that commitments and direct disbursements have used of a portion. */
    public Quantity quantityUsed(Portion portion) {
        return portion(portion).quantityUsed();
    }

    /** The fact with this id; empty when the line has none. */
    public Optional<Entry> find(FactId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** The fact that was recorded last; empty before the first one. */
    public Optional<Fact> latest() {
        return find(next(-1)).map(Entry::fact);
    }

    /** The facts that stand and rest on this one, newest first. */
    public List<FactId> dependents(Entry entry) {
        return newestFirst(
                entry.resting().stream().filter(id -> entry(id).stands()).toList());
    }

    /** The facts that stand and took money from an account, newest first. */
    public List<FactId> drawnBy(Account account) {
        return newestFirst(entries.values().stream()
                .filter(entry -> entry.stands() && !(entry.fact() instanceof Reversal))
                .filter(entry -> entry.fact().movements().stream()
                        .anyMatch(move -> move.from().equals(account)))
                .map(entry -> entry.fact().id())
                .toList());
    }

    /** The holds that keep money of a portion back, newest first. */
    public List<FactId> holds(Portion portion) {
        return newestFirst(accounts.keySet().stream()
                .filter(account ->
                        account.bucket() == Bucket.HELD && account.portion().equals(portion))
                .filter(account -> standing(account).positive())
                .map(Account::document)
                .filter(Objects::nonNull)
                .toList());
    }

    /** The facts that stand and gave back some of the quantity that a commitment or disbursement uses, newest first. */
    public List<FactId> freed(FactId document) {
        return newestFirst(entries.values().stream()
                .filter(entry -> entry.stands() && !(entry.fact() instanceof Reversal))
                .map(Entry::fact)
                .filter(fact -> document.equals(fact.quantityOf())
                        && fact.quantityFreed().count() > 0)
                .map(Fact::id)
                .toList());
    }

    /** The facts of a kind that stand, newest first. */
    public <F extends Fact> List<F> standing(Class<F> kind) {
        return entries.values().stream()
                .filter(Entry::stands)
                .map(Entry::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(Comparator.comparingLong((F fact) -> fact.id().number()).reversed())
                .toList();
    }

    private static List<FactId> newestFirst(List<FactId> ids) {
        return ids.stream()
                .sorted(Comparator.comparingLong(FactId::number).reversed())
                .toList();
    }

    private Entry entry(FactId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no fact " + id));
    }

    private PortionBooks portion(Portion portion) {
        var books = portions.get(portion);
        if (books == null) {
            throw new IllegalStateException("no portion " + portion + " of " + line);
        }
        return books;
    }
}
