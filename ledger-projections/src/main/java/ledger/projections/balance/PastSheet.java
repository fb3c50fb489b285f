package ledger.projections.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.Section;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.succession.SuccessionEvent.HandedOver;
import ledger.projections.balance.BalanceSheet.Item;

/**
 * Adds portions up as their plan was laid out and led at some time; of the present, the view {@code balance_by} says the
 * same.
 */
final class PastSheet {

    /** Where the view puts a portion that the appendix does not print. */
    private static final int UNPRINTED = 1000;

    private final Plan plan;
    private final Map<Place, List<Left>> left = new HashMap<>();
    private final Map<LineCode, Row> leaves = new HashMap<>();
    private final Map<String, Sum> sums = new HashMap<>();

    /** A leaf in its section; both counted in printed order. */
    private record Row(Line line, Section section, int ordinal, int sectionOrdinal) {}

    /** What a predecessor left of a portion. */
    private record Left(AgencySucceeded succession, HandedOver portion) {

        private boolean concerns(Dimension dimension) {
            return switch (dimension) {
                case LEAD_AGENCY -> portion.led();
                case BUDGET_HOLDER -> succession.budgetHolder();
                case LINE, PORTION, SECTION, PLAN -> false;
            };
        }
    }

    /** Under which name and in which place a balance is shown. */
    private record Sum(String key, String label, int ordinal, int suborder, List<Item> parts) {

        private Sum(String key, String label, int ordinal, int suborder) {
            this(key, label, ordinal, suborder, new ArrayList<>());
        }

        private Sum of(Agency agency) {
            return new Sum(agency.code(), agency.name(), ordinal, suborder);
        }
    }

    /** @param successions those of the plan by then, in order */
    PastSheet(Plan plan, List<AgencySucceeded> successions) {
        this.plan = plan;
        for (var succession : successions) {
            for (var portion : succession.handedOver()) {
                left.computeIfAbsent(new Place(portion.line(), portion.portion()), none -> new ArrayList<>())
                        .add(new Left(succession, portion));
            }
        }
        int ordinal = 0;
        for (var section : plan.sections()) {
            int sectionOrdinal = ++ordinal;
            for (var line :
                    section.lines().stream().flatMap(Line::withDescendants).toList()) {
                ordinal++;
                if (line.leaf()) {
                    leaves.put(line.code(), new Row(line, section, ordinal, sectionOrdinal));
                }
            }
        }
    }

    List<Item> by(Dimension dimension, List<Then> portions) {
        for (var portion : portions) {
            var row = leaves.get(portion.line());
            // What is printed no more is in no sum.
            if (row != null) {
                add(dimension, row, portion);
            }
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(Sum::ordinal)
                        .thenComparing(Sum::suborder)
                        .thenComparing(Sum::key))
                .map(sum -> Item.sum(sum.key(), sum.label(), sum.parts()))
                .toList();
    }

    /** Each predecessor keeps what was concluded under it, the agency of the time has the rest. */
    private void add(Dimension dimension, Row row, Then portion) {
        int printed = printed(row.line(), portion.portion());
        boolean carriedOver = printed < UNPRINTED && portion.portion().carriedOver();
        var name = name(dimension, row, portion.portion(), printed);
        long spent = 0;
        long lapsed = 0;
        long carriedOut = 0;
        var kept = portion.concluded(0, 0, 0);
        var place = new Place(new LineId(plan.id(), portion.line()), portion.portion());
        for (var one : left.getOrDefault(place, List.of())) {
            if (one.concerns(dimension)) {
                var balances = one.portion().balances();
                spent = Math.max(spent, balances.spent().dong());
                lapsed = Math.max(lapsed, balances.lapsed().dong());
                carriedOut = Math.max(carriedOut, balances.carriedOut().dong());
                var until = portion.concluded(spent, lapsed, carriedOut);
                add(name.of(one.succession().predecessor()), until.minus(kept), carriedOver);
                kept = until;
            }
        }
        add(name, portion.minus(kept), carriedOver);
    }

    private void add(Sum name, Then part, boolean carriedOver) {
        var sum = sums.merge(
                name.key(),
                name,
                (one, other) -> other.ordinal() < one.ordinal()
                        ? new Sum(one.key(), one.label(), other.ordinal(), other.suborder(), one.parts())
                        : one);
        sum.parts().add(part.item(name.key(), name.label(), carriedOver));
    }

    private Sum name(Dimension dimension, Row row, Portion portion, int printed) {
        var line = row.line();
        var section = row.section();
        return switch (dimension) {
            case LINE -> new Sum(line.code().value(), line.title(), row.ordinal(), 0);
            case PORTION -> new Sum(line.code() + "/" + portion, line.title(), row.ordinal(), printed);
            case SECTION -> new Sum(section.code().value(), section.title(), row.sectionOrdinal(), 0);
            case LEAD_AGENCY -> {
                var agency = line.ledBy(section);
                yield new Sum(agency.code(), agency.name(), row.sectionOrdinal(), 0);
            }
            case BUDGET_HOLDER -> {
                var agency = plan.budgetHolder();
                yield new Sum(agency.code(), agency.name(), 0, 0);
            }
            case PLAN -> new Sum(plan.id().value(), plan.number(), 0, 0);
        };
    }

    /** The place of a portion on its line. */
    private static int printed(Line line, Portion portion) {
        var portions = line.portions();
        for (int place = 0; place < portions.size(); place++) {
            if (portions.get(place).portion().equals(portion)) {
                return place;
            }
        }
        return UNPRINTED;
    }
}
