package ledger.api.page.appendix;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.api.plan.Balances;
import ledger.api.problem.Problem;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Catalogue.Known;
import ledger.core.law.Circumstances;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.advance.DisbursementList;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Dimension;
import ledger.projections.carriedover.CarriedOver;
import ledger.projections.carriedover.CarriedOverSheet;
import ledger.projections.journal.Journal;
import org.springframework.stereotype.Component;

/** Reads a plan, all of it as of the same moment. */
@Component
final class PlanReadings {

    private final Catalogue catalogue;
    private final Balances balances;
    private final CarriedOverSheet carriedOver;
    private final Journal journal;
    private final Snapshot snapshot;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    PlanReadings(
            Catalogue catalogue, Balances balances, CarriedOverSheet carriedOver, Journal journal, Snapshot snapshot) {
        this.catalogue = catalogue;
        this.balances = balances;
        this.carriedOver = carriedOver;
        this.journal = journal;
        this.snapshot = snapshot;
    }

    /** What the registers say of a plan. */
    private record Figures(Sheet lines, Sheet agencies, CarriedOver carriedOver, Set<String> overdue) {}

    /**
     * Empty when the plan was not there yet.
     *
     * @throws Problem {@code not-found} when the text is no plan's id
     */
    Optional<Reading<PlanReading>> of(String plan, AsOf time, Filter filter) {
        var id = catalogue.plan(plan).id();
        var asked = time.moment();
        var figures = asked == null ? now(id) : then(id, time, asked);
        // The appendix as the figures know it, which may be an event behind the log.
        var moment = asked == null ? new Moment(null, figures.position()) : asked;
        return catalogue
                .asOf(plan, moment)
                .map(known -> new Reading<>(figures.position(), reading(known, figures.value(), moment, filter)));
    }

    private Reading<Figures> now(PlanId plan) {
        return snapshot.read(reading -> new Figures(
                BalanceSheet.by(reading, plan, Dimension.LINE),
                BalanceSheet.by(reading, plan, Dimension.LEAD_AGENCY),
                CarriedOverSheet.of(reading, plan),
                DisbursementList.overdueLines(reading, plan, LocalDate.now(clock), null)));
    }

    private Reading<Figures> then(PlanId plan, AsOf time, Moment moment) {
        var carried = catalogue
                .asOf(plan.value(), moment)
                .map(known -> carriedOver.asOf(known.plan(), moment))
                .orElse(CarriedOver.NOTHING);
        return new Reading<>(
                moment.position(),
                new Figures(
                        balances.by(plan, Dimension.LINE, time).value(),
                        balances.by(plan, Dimension.LEAD_AGENCY, time).value(),
                        carried,
                        overdue(plan, time, moment)));
    }

    private Set<String> overdue(PlanId plan, AsOf time, Moment moment) {
        var day = time.asOf() == null ? LocalDate.now(clock) : time.asOf();
        return snapshot.read(reading -> DisbursementList.overdueLines(reading, plan, day, moment))
                .value();
    }

    private PlanReading reading(Known known, Figures figures, Moment moment, Filter filter) {
        var plan = known.plan().id();
        return new PlanReading(
                known,
                figures.lines(),
                figures.agencies(),
                figures.carriedOver(),
                figures.overdue(),
                filter.asksWhen()
                        ? journal.linesMoved(plan, filter.from(), filter.to(), moment)
                                .value()
                        : codes(known));
    }

    private static Set<String> codes(Known known) {
        return known.plan().leaves().map(line -> line.code().value()).collect(Collectors.toSet());
    }
}
