package ledger.api.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.LoadedLaw;
import ledger.api.report.Course.Step;
import ledger.core.law.Circumstances;
import ledger.core.plan.Plan;
import ledger.projections.Reading;
import ledger.projections.balance.BurnDown;
import ledger.projections.balance.BurnDown.Day;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The courses of plans, as of any time. */
@Component
public final class Courses {

    private final Catalogue catalogue;
    private final BurnDown burnDown;
    private final LoadedLaw law;
    private final Clock clock;

    @Autowired
    Courses(Catalogue catalogue, BurnDown burnDown, LoadedLaw law) {
        this(catalogue, burnDown, law, Clock.system(Circumstances.ZONE));
    }

    Courses(Catalogue catalogue, BurnDown burnDown, LoadedLaw law, Clock clock) {
        this.catalogue = catalogue;
        this.burnDown = burnDown;
        this.law = law;
        this.clock = clock;
    }

    /** Empty when the plan was not there yet. */
    Reading<Optional<Course>> of(String plan, Step step, AsOf time) {
        var then = catalogue.asOf(plan, time.moment());
        var read = then.map(known -> burnDown.of(known.plan().id(), time.moment()))
                .orElseGet(() -> new Reading<>(0, List.of()));
        return time.shown(new Reading<>(
                read.position(), then.map(known -> course(known.plan(), read.value(), step, time.asOf()))));
    }

    /** The present course of a plan by months. */
    public Course of(Plan plan, List<Day> days) {
        return course(plan, days, Step.MONTH, null);
    }

    private Course course(Plan plan, List<Day> days, Step step, @Nullable LocalDate until) {
        var next = LocalDate.of(plan.fiscalYear() + 1, Month.JANUARY, 1);
        var end = law.current().law().on(next).adjustmentPeriodEndOf(plan.fiscalYear());
        return Course.of(plan, days, step, until == null ? LocalDate.now(clock) : until, end);
    }
}
