package ledger.api.report;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ledger.core.plan.Plan;
import ledger.projections.balance.BurnDown.Day;
import org.jspecify.annotations.Nullable;

/**
 * How the money of a plan is used up over its fiscal year and the adjustment period after it.
 *
 * @param until the last day that counts: today, the day that was asked for, or the last of the adjustment period
 * @param points in order; one for each month at its last day, or one for each day
 * @param total what the appendix plans, in đồng: where the planned amounts end
 * @param unread the lines whose printed time could not be read; they are planned over the whole year
 */
public record Course(LocalDate until, List<Point> points, long total, List<Unread> unread) {

    /** By what a course has its points. */
    public enum Step {
        DAY,
        MONTH
    }

    /**
     * Up to the end of a day, in đồng. Figures are null where the day, or its month, has not begun by the last that counts.
     *
     * @param committed promised so far: what is not disbursed yet and what was
     * @param disbursed what left so far, payments and advances
     * @param planned what was to be used so far by the times that the appendix prints
     */
    public record Point(
            LocalDate day,
            @Nullable Long committed,
            @Nullable Long disbursed,
            long planned) {}

    /** @param time as printed for the line or what stands above it; null when nothing is */
    public record Unread(String line, @Nullable String time) {}

    /** The last point that has figures; empty before the year. */
    public Optional<Point> reached() {
        return points.stream().filter(point -> point.committed() != null).reduce((one, next) -> next);
    }

    /** The codes of the lines whose time could not be read. */
    public String unreadLines() {
        return unread.stream().map(Unread::line).collect(Collectors.joining(", "));
    }

    /**
     * @param days what each day made of it, in order
     * @param until the last day that counts
     * @param end the last of the adjustment period
     */
    static Course of(Plan plan, List<Day> days, Step step, LocalDate until, LocalDate end) {
        var schedule = Schedule.of(plan);
        var points = new ArrayList<Point>();
        long committed = 0;
        long disbursed = 0;
        int next = 0;
        for (var day : ends(plan.fiscalYear(), step, end)) {
            while (next < days.size() && !days.get(next).day().isAfter(day)) {
                disbursed += days.get(next).disbursed();
                committed += days.get(next).committed() + days.get(next).disbursed();
                next++;
            }
            var begins = step == Step.DAY ? day : day.withDayOfMonth(1);
            var known = !begins.isAfter(until);
            points.add(new Point(day, known ? committed : null, known ? disbursed : null, schedule.planned(day)));
        }
        return new Course(until.isAfter(end) ? end : until, points, schedule.total(), schedule.unread());
    }

    private static List<LocalDate> ends(int fiscalYear, Step step, LocalDate end) {
        var ends = new ArrayList<LocalDate>();
        var day = LocalDate.ofYearDay(fiscalYear, 1);
        while (!day.isAfter(end)) {
            var last = step == Step.DAY ? day : day.with(TemporalAdjusters.lastDayOfMonth());
            ends.add(last.isAfter(end) ? end : last);
            day = last.plusDays(1);
        }
        return ends;
    }
}
