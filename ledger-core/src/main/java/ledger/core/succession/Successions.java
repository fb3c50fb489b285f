package ledger.core.succession;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ledger.core.Rules;
import ledger.core.books.LineBooks;
import ledger.core.books.PlanBooks;
import ledger.core.law.Circumstances;
import ledger.core.law.LawRefusal.DateInFuture;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineId;
import ledger.core.plan.Section;
import ledger.core.succession.SuccessionCommand.SucceedAgency;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.succession.SuccessionEvent.HandedOver;
import ledger.core.succession.SuccessionRefusal.NothingToTakeOver;
import ledger.core.succession.SuccessionRefusal.SucceedsItself;

/** Decides successions: what the predecessor leads or holds in plans whose year is not over, plan by plan. */
public final class Successions {

    private final SucceedAgency asked;
    private final Function<LineId, LineBooks> books;
    private final Circumstances now;

    private Successions(SucceedAgency asked, Function<LineId, LineBooks> books, Circumstances now) {
        this.asked = asked;
        this.books = books;
        this.now = now;
    }

    /**
     * @param plans the plans that were asked for and are in force
     * @param books finds the books of a leaf line
     * @throws ledger.core.Refused also when nothing is left to take over
     */
    public static List<AgencySucceeded> decide(
            SucceedAgency asked, Collection<PlanBooks> plans, Function<LineId, LineBooks> books, Circumstances now) {
        var rules = new Rules();
        rules.unless(!asked.effective().isAfter(now.today()), () -> new DateInFuture(asked.effective(), now.today()));
        rules.unless(
                !isPredecessor(asked, asked.successor()),
                () -> new SucceedsItself(asked.successor().code()));
        rules.enforce();
        var successions = new Successions(asked, books, now);
        var succeeded =
                plans.stream().flatMap(plan -> successions.of(plan).stream()).toList();
        rules.unless(
                !succeeded.isEmpty(),
                () -> new NothingToTakeOver(asked.predecessor().code(), asked.effective()));
        rules.enforce();
        return succeeded;
    }

    private Optional<AgencySucceeded> of(PlanBooks plan) {
        var appendix = plan.approved();
        var yearEnds = now.law().on(asked.effective()).adjustmentPeriodEndOf(appendix.fiscalYear());
        var holder = isPredecessor(asked, appendix.budgetHolder());
        var leads = appendix.agencies().anyMatch(agency -> isPredecessor(asked, agency));
        if (plan.closed() != null || asked.effective().isAfter(yearEnds) || !holder && !leads) {
            return Optional.empty();
        }
        var handedOver = new ArrayList<HandedOver>();
        for (Section section : appendix.sections()) {
            section.leaves()
                    .filter(line -> holder || isPredecessor(asked, line.ledBy(section)))
                    .forEach(line -> handedOver.addAll(handedOver(plan, section, line)));
        }
        return Optional.of(new AgencySucceeded(
                plan.plan(),
                asked.predecessor(),
                asked.successor(),
                holder,
                handedOver,
                asked.decision(),
                later(asked.effective(), plan.inForceSince())));
    }

    private List<HandedOver> handedOver(PlanBooks plan, Section section, Line line) {
        var led = isPredecessor(asked, line.ledBy(section));
        var standing = books.apply(new LineId(plan.plan(), line.code()));
        return standing.portions().stream()
                .filter(portion -> standing.allocated(portion).positive())
                .map(portion -> new HandedOver(standing.line(), portion, led, standing.balances(portion)))
                .toList();
    }

    private static boolean isPredecessor(SucceedAgency asked, Agency agency) {
        return agency.code().equals(asked.predecessor().code());
    }

    /** An appendix that counts from a later day names its agencies as of that day. */
    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
