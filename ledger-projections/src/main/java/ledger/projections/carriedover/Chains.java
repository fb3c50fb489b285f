package ledger.projections.carriedover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.projections.Moment;
import ledger.projections.Snapshot;
import ledger.projections.carriedover.CarriedOver.Item;
import ledger.projections.carriedover.CarriedOver.Link;
import org.jspecify.annotations.Nullable;

/**
 * Follows carried-over work from plan to plan, all as of one moment: back to the plans that left it, and on to those that
 * took over what this one left.
 */
public final class Chains {

    private final Snapshot snapshot;
    private final Moment moment;
    private final Function<PlanId, Optional<Plan>> plans;
    private final Map<PlanId, Optional<Year>> years = new HashMap<>();
    private final Map<PlanId, Map<Work, List<Work>>> heirs = new HashMap<>();

    /** @param plans finds a plan as it was in force at the moment; empty when it was not */
    public Chains(Snapshot snapshot, Moment moment, Function<PlanId, Optional<Plan>> plans) {
        this.snapshot = snapshot;
        this.moment = moment;
        this.plans = plans;
    }

    /** A portion of a line of a plan. */
    private record Work(LineId line, Portion portion) {}

    /** A plan with its figures. */
    private record Year(Plan plan, Map<LineCode, Line> leaves, Map<String, Standing> figures) {

        private @Nullable PortionShare share(Work work) {
            var line = leaves.get(work.line().code());
            return line == null
                    ? null
                    : line.portions().stream()
                            .filter(share -> share.portion().equals(work.portion()))
                            .findFirst()
                            .orElse(null);
        }
    }

    /**
     * The report of a plan as of the same moment, each item with its chain. A year inside a period that an earlier plan of
     * a chain names is rolled up to it, too.
     */
    public CarriedOver link(CarriedOver report) {
        var items = new ArrayList<Item>();
        for (var item : report.items()) {
            var work =
                    new Work(new LineId(new PlanId(item.plan()), new LineCode(item.line())), Portion.of(item.period()));
            var chain = chain(work);
            var periods = chain.stream()
                    .map(one -> one.line().plan())
                    .distinct()
                    .flatMap(plan -> year(plan).stream())
                    .filter(year -> year.plan().fiscalYear() <= fiscalYear(work))
                    .flatMap(year -> Period.of(year.plan()).stream());
            var all = Stream.concat(Stream.of(Period.of(item.rolledUp())), periods)
                    .toList();
            items.add(item.linked(
                    Period.of(item.period()).widest(all).label(),
                    chain.stream().flatMap(one -> link(one).stream()).toList()));
        }
        return CarriedOverSheet.summed(items);
    }

    /** What came before, this work, and all that came of it; a work may be taken over by several lines. */
    private List<Work> chain(Work work) {
        var chain = new ArrayList<Work>();
        for (var earlier = origin(work); earlier != null; earlier = origin(earlier)) {
            chain.add(0, earlier);
        }
        chain.add(work);
        var later = new ArrayList<Work>();
        follow(work, later);
        later.sort(Comparator.comparing(this::fiscalYear));
        chain.addAll(later);
        return chain;
    }

    private int fiscalYear(Work work) {
        return year(work.line().plan()).map(year -> year.plan().fiscalYear()).orElse(0);
    }

    private Optional<Link> link(Work work) {
        return year(work.line().plan())
                .flatMap(year -> Optional.ofNullable(year.share(work)).map(share -> link(year, work, share)));
    }

    private static Link link(Year year, Work work, PortionShare share) {
        var figures = year.figures().getOrDefault(work.line().code() + "/" + work.portion(), Standing.NOTHING);
        return new Link(
                work.line().plan().value(),
                year.plan().fiscalYear(),
                work.line().code().value(),
                work.portion().label(),
                share.quantity() == null ? null : share.quantity().count(),
                figures.used(),
                share.amount().dong(),
                figures.committed(),
                figures.disbursed());
    }

    private @Nullable Work origin(Work work) {
        var share = year(work.line().plan()).map(year -> year.share(work)).orElse(null);
        return share == null ? null : origin(share);
    }

    /** Where an earlier plan has the work of a portion; null when none is named, or it was not in force. */
    private @Nullable Work origin(PortionShare share) {
        var line = share.origin();
        return line == null
                ? null
                : year(line.plan())
                        .flatMap(year -> Optional.ofNullable(year.leaves().get(line.code()))
                                .flatMap(leaf -> leaf.portionOf(
                                        share.portion(), year.plan().fiscalYear())))
                        .map(named -> new Work(line, named.portion()))
                        .orElse(null);
    }

    private void follow(Work work, List<Work> later) {
        for (var heir : heirs(work.line().plan()).getOrDefault(work, List.of())) {
            later.add(heir);
            follow(heir, later);
        }
    }

    private Map<Work, List<Work>> heirs(PlanId plan) {
        var known = heirs.get(plan);
        if (known == null) {
            known = new LinkedHashMap<>();
            for (var later : naming(plan)) {
                for (var line : later.leaves().values()) {
                    for (var share : line.carriedOver()) {
                        var origin =
                                share.origin() == null || !share.origin().plan().equals(plan) ? null : origin(share);
                        if (origin != null) {
                            var heir = new Work(new LineId(later.plan().id(), line.code()), share.portion());
                            known.computeIfAbsent(origin, first -> new ArrayList<>())
                                    .add(heir);
                        }
                    }
                }
            }
            heirs.put(plan, known);
        }
        return known;
    }

    private List<Year> naming(PlanId plan) {
        return snapshot
                .read(reading -> reading.sql("select plan from reading.task_origin where origin_plan = ? order by plan")
                        .param(plan.value())
                        .query(String.class)
                        .list())
                .value()
                .stream()
                .flatMap(later -> year(new PlanId(later)).stream())
                .toList();
    }

    private Optional<Year> year(PlanId id) {
        var known = years.get(id);
        if (known == null) {
            known = plans.apply(id).map(this::year);
            years.put(id, known);
        }
        return known;
    }

    private Year year(Plan plan) {
        var leaves = new LinkedHashMap<LineCode, Line>();
        plan.leaves().forEach(line -> leaves.put(line.code(), line));
        return new Year(plan, leaves, Standing.of(snapshot, plan.id(), moment));
    }
}
