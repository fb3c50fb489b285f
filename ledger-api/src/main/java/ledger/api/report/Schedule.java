package ledger.api.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ledger.api.report.Course.Unread;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * How the money of a plan is to be used over its year, by the time that its appendix prints for each line.
 *
 * @param unread the lines whose time could not be read; they count over the whole year
 */
record Schedule(int fiscalYear, List<Item> items, List<Unread> unread) {

    /** A leaf of the appendix; the amount as printed, in đồng. */
    private record Item(long amount, Months months) {}

    static Schedule of(Plan plan) {
        var schedule = new Schedule(plan.fiscalYear(), new ArrayList<>(), new ArrayList<>());
        plan.sections().forEach(section -> section.lines().forEach(line -> schedule.add(line, section.time())));
        return schedule;
    }

    /** Lines have the time of what stands above them unless they have one of their own. */
    private void add(Line line, @Nullable String above) {
        var time = line.time() == null ? above : line.time();
        if (line.leaf()) {
            var read = Months.read(time, fiscalYear);
            if (read.isEmpty()) {
                unread.add(new Unread(line.code().value(), time));
            }
            items.add(new Item(line.amount().dong(), read.orElse(Months.WHOLE_YEAR)));
        } else {
            line.lines().forEach(below -> add(below, time));
        }
    }

    /** What is planned to be used up to a day, in đồng. */
    long planned(LocalDate day) {
        return items.stream()
                .mapToLong(item -> item.months().planned(item.amount(), fiscalYear, day))
                .sum();
    }

    long total() {
        return items.stream().mapToLong(Item::amount).sum();
    }
}
