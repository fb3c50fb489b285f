package ledger.core.yearend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.core.Refused;
import ledger.core.balance.Balances;
import ledger.core.books.LineBooks;
import ledger.core.books.PlanBooks;
import ledger.core.carryover.Ground;
import ledger.core.carryover.Grounds;
import ledger.core.carryover.OpenDocument;
import ledger.core.carryover.Supplements;
import ledger.core.law.Circumstances;
import ledger.core.law.Law;
import ledger.core.law.RuleSet;
import ledger.core.money.Money;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import ledger.core.yearend.YearEndCommand.CloseYear;

/**
 * What stands between a plan and the closure of its year, and what would become of it if it were dealt with on a day. It
 * asks the books and rules that the deciders ask.
 *
 * @param lastFact the latest day from which something counts; what is dated before it may be refused
 * @param closable whether the year can be closed as of the day
 * @param open the portions of which something is left, in printed order
 */
public record Checklist(
        LocalDate on, RuleSet rules, Phase phase, LocalDate lastFact, boolean closable, List<OpenPortion> open) {

    /** The grounds that rest on a decision alone. */
    public static final Set<Ground> ON_APPROVAL =
            EnumSet.of(Ground.PUBLIC_INVESTMENT, Ground.RESEARCH_TASK, Ground.OTHER_APPROVED);

    public Checklist {
        open = List.copyOf(open);
    }

    /**
     * A portion of which something is left.
     *
     * @param lapses what is available or held
     * @param supplements so much may be carried over of it for its supplements
     * @param late so much of that came late, as the ground wants it
     * @param availableCarried so much of what is available could be carried over for them, after the documents
     */
    public record OpenPortion(
            LineId line,
            Portion portion,
            Balances balances,
            Money lapses,
            Money supplements,
            Money late,
            Money availableCarried,
            List<CheckedDocument> documents) {

        public OpenPortion {
            documents = List.copyOf(documents);
        }

        /** What could be carried over on a ground that holds without anybody's approval. */
        public Money couldBeCarried() {
            return documents.stream().map(CheckedDocument::couldBeCarried).reduce(availableCarried, Money::plus);
        }

        /** What neither lapses nor could be carried over so: it is paid, settled, given back or approved first. */
        public Money blocks() {
            return documents.stream().map(CheckedDocument::blocking).reduce(balances.reserved(), Money::plus);
        }
    }

    /**
     * A commitment or an advance that is open.
     *
     * @param grounds that hold for all that is left of it, each by itself
     * @param couldBeCarried so much of it, where several documents share a supplement the earlier ones first
     */
    public record CheckedDocument(OpenDocument open, Set<Ground> grounds, Money couldBeCarried) {

        public CheckedDocument {
            grounds = Set.copyOf(grounds);
        }

        /** What of it stands in the way of a closure, whatever else is carried over and lapses. */
        public Money blocking() {
            return couldBeCarried.shortOf(open.left());
        }
    }

    /** @param lines the leaf lines of the plan, in printed order */
    public static Checklist of(PlanBooks plan, Collection<LineBooks> lines, LocalDate on, Law law) {
        var rules = law.on(on);
        var fiscalYear = plan.approved().fiscalYear();
        return new Checklist(
                on,
                rules,
                Phase.of(fiscalYear, plan.closed(), on, rules),
                YearEnds.lastFact(plan, lines),
                closable(plan, lines, new Circumstances(on, law)),
                lines.stream().flatMap(line -> open(line, rules)).toList());
    }

    private static boolean closable(PlanBooks plan, Collection<LineBooks> lines, Circumstances now) {
        if (plan.closed() != null || plan.withdrawn() != null) {
            return false;
        }
        try {
            YearEnds.decide(new CloseYear(plan.plan(), now.today()), plan, lines, now);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static Stream<OpenPortion> open(LineBooks line, RuleSet rules) {
        var documents = OpenDocument.of(line);
        return line.portions().stream()
                .filter(portion -> line.balances(portion).open().positive())
                .map(portion -> open(
                        line,
                        portion,
                        documents.stream()
                                .filter(document -> document.account().portion().equals(portion))
                                .toList(),
                        rules));
    }

    private static OpenPortion open(LineBooks line, Portion portion, List<OpenDocument> open, RuleSet rules) {
        var supplements = Supplements.of(line, portion);
        var free = supplements.free();
        var documents = new ArrayList<CheckedDocument>();
        for (var document : open) {
            var grounds = EnumSet.noneOf(Ground.class);
            var carried = least(free, document.left());
            if (supplements.free().covers(document.left())) {
                grounds.add(Ground.LATE_SUPPLEMENT);
            }
            if (Grounds.signedInTime(document.contract(), line.fiscalYear(), rules)) {
                grounds.add(Ground.CONTRACT_SIGNED);
                carried = document.left();
            } else {
                free = free.minus(carried);
            }
            documents.add(new CheckedDocument(document, grounds, carried));
        }
        return new OpenPortion(
                line.line(),
                portion,
                line.balances(portion),
                Unused.of(line, portion).total(),
                supplements.free(),
                supplements.freeAfter(Grounds.lateAfter(line.fiscalYear(), rules)),
                least(free, line.available(portion)),
                documents);
    }

    private static Money least(Money one, Money other) {
        return one.covers(other) ? other : one;
    }

    /** All that is left; the year is closed when it is nothing. */
    public Money left() {
        return sum(portion -> portion.balances().open());
    }

    public Money lapses() {
        return sum(OpenPortion::lapses);
    }

    public Money couldBeCarried() {
        return sum(OpenPortion::couldBeCarried);
    }

    public Money blocks() {
        return sum(OpenPortion::blocks);
    }

    private Money sum(Function<OpenPortion, Money> figure) {
        return open.stream().map(figure).reduce(Money.ZERO, Money::plus);
    }
}
