package ledger.core.books;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.core.money.Money;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;

/** What the plan itself keeps: its lines, its ceiling and how much of it was given out. */
public final class PlanBooks {

    private final PlanId plan;
    private final Money ceiling;
    private final Set<LineCode> leaves;
    private final Map<LineCode, List<LineCode>> parents = new LinkedHashMap<>();
    private Money allocated = Money.ZERO;

    public PlanBooks(Plan approved) {
        plan = approved.id();
        ceiling = approved.approvedTotal();
        leaves = approved.leaves().map(Line::code).collect(Collectors.toCollection(LinkedHashSet::new));
        approved.sections()
                .forEach(section -> parents.put(
                        section.code(), section.leaves().map(Line::code).toList()));
        approved.lines()
                .filter(line -> !line.leaf())
                .forEach(line ->
                        parents.put(line.code(), line.leaves().map(Line::code).toList()));
    }

    public PlanId plan() {
        return plan;
    }

    /** The most that may be allocated in all: the approved total and what later decisions changed. */
    public Money ceiling() {
        return ceiling;
    }

    public Money allocated() {
        return allocated;
    }

    public void draw(Money amount) {
        allocated = allocated.plus(amount);
    }

    public void restore(Money amount) {
        allocated = allocated.minus(amount);
    }

    /** Every line that can hold money, in printed order. */
    public Collection<LineCode> leaves() {
        return Collections.unmodifiableSet(leaves);
    }

    /** The leaves below a section or a parent line; empty when the code is neither. */
    public Optional<List<LineCode>> leavesBelow(LineCode code) {
        return Optional.ofNullable(parents.get(code));
    }
}
