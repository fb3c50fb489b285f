package ledger.core.books;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.core.law.ApprovalPolicy;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;

/** What the plan itself keeps: its lines, its ceiling and how much of it was given out. */
public final class PlanBooks {

    private Plan approved;
    private final Set<LineCode> leaves = new LinkedHashSet<>();
    private final Map<LineCode, List<LineCode>> parents = new LinkedHashMap<>();
    private Money allocated = Money.ZERO;
    /** What later decisions gave more (or, below 0, less) than the appendix prints, in đồng. */
    private long ceilingGrowth;

    private LocalDate inForceSince;
    private LocalDate lastChange;
    private int amendments;
    private final Map<String, Agency> successors = new HashMap<>();
    private @Nullable LocalDate withdrawn;
    private @Nullable LocalDate closed;
    private @Nullable ApprovalPolicy approvals;

    /** The books of a plan that was just registered and counts from a day. */
    public PlanBooks(Plan approved, LocalDate effective) {
        this.approved = approved;
        inForceSince = effective;
        lastChange = effective;
        layOut();
    }

    /** Another appendix of the same plan is in force from a day on. */
    public void amend(Plan amended, LocalDate effective) {
        amendments++;
        inForceSince = effective;
        extend(amended, effective);
    }

    /** The appendix has further lines, printed with nothing. */
    public void extend(Plan extended, LocalDate effective) {
        approved = extended;
        changed(effective);
        leaves.clear();
        parents.clear();
        layOut();
    }

    /** Another agency leads and holds what one led and held. */
    public void succeed(Agency predecessor, Agency successor) {
        approved = approved.succeeded(predecessor, successor);
        successors.put(predecessor.code(), successor);
        successors.remove(successor.code());
    }

    /** Who took over from an agency; empty while it was not succeeded in this plan. */
    public Optional<Agency> successor(Agency agency) {
        return Optional.ofNullable(successors.get(agency.code()));
    }

    private void layOut() {
        approved.leaves().map(Line::code).forEach(leaves::add);
        approved.sections()
                .forEach(section -> parents.put(
                        section.code(), section.leaves().map(Line::code).toList()));
        approved.lines()
                .filter(line -> !line.leaf())
                .forEach(line ->
                        parents.put(line.code(), line.leaves().map(Line::code).toList()));
    }

    /** What the appendix in force says. */
    public Plan approved() {
        return approved;
    }

    public PlanId plan() {
        return approved.id();
    }

    /** The most that may be allocated in all: the approved total and what later decisions changed. */
    public Money ceiling() {
        return Money.dong(approved.approvedTotal().dong() + ceilingGrowth);
    }

    public Money allocated() {
        return allocated;
    }

    public void draw(Money amount, LocalDate effective) {
        allocated = allocated.plus(amount);
        changed(effective);
    }

    /** A decision gave the plan more, and a line has it. */
    public void raise(Money amount, LocalDate effective) {
        ceilingGrowth += amount.dong();
        draw(amount, effective);
    }

    /** A decision took from the plan what a line had. */
    public void lower(Money amount, LocalDate effective) {
        ceilingGrowth -= amount.dong();
        restore(amount, effective);
    }

    public void restore(Money amount, LocalDate effective) {
        allocated = allocated.minus(amount);
        changed(effective);
    }

    /** The plan is no longer in force from a day on. */
    public void withdraw(LocalDate effective) {
        withdrawn = effective;
        changed(effective);
    }

    /** The year is over, and nothing more is recorded from now on. */
    public void close(LocalDate effective) {
        closed = effective;
        changed(effective);
    }

    /** What has to be approved from now on. */
    public void approve(ApprovalPolicy policy) {
        approvals = policy;
    }

    /** What has to be approved; null while no policy was set. */
    public @Nullable ApprovalPolicy approvals() {
        return approvals;
    }

    /** The plan takes facts again. */
    public void reopen(LocalDate effective) {
        closed = null;
        changed(effective);
    }

    /** The day as of which the year was closed; null while it is open. */
    public @Nullable LocalDate closed() {
        return closed;
    }

    private void changed(LocalDate effective) {
        lastChange = effective.isAfter(lastChange) ? effective : lastChange;
    }

    /** The day from which the plan was withdrawn; null while it is in force. */
    public @Nullable LocalDate withdrawn() {
        return withdrawn;
    }

    /** How many times the appendix was amended. */
    public int amendments() {
        return amendments;
    }

    /** The day from which the appendix in force counts. */
    public LocalDate inForceSince() {
        return inForceSince;
    }

    /** The latest day from which something counts that happened to the plan itself. */
    public LocalDate lastChange() {
        return lastChange;
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
