package ledger.core.law;

import java.time.LocalDate;
import java.time.Month;
import ledger.core.Rules;
import ledger.core.law.LawRefusal.BeforeOriginal;
import ledger.core.law.LawRefusal.DateInFuture;
import ledger.core.law.LawRefusal.DateOutsideYear;
import ledger.core.law.LawRefusal.YearNotOver;
import ledger.core.plan.FactId;

/** The rules of effective dates: they follow the fact, not today's clock. */
public final class Dates {

    private Dates() {}

    /** For what gives or promises money: 1/1 … 31/12 of the fiscal year. */
    public static void withinYear(Rules rules, int fiscalYear, LocalDate effective, Circumstances now) {
        within(rules, fiscalYear, LocalDate.of(fiscalYear, Month.DECEMBER, 31), effective, now);
    }

    /** For what pays, settles, gives back or undoes: 1/1 to the end of the adjustment period (chỉnh lý quyết toán). */
    public static void untilAdjustmentEnds(Rules rules, int fiscalYear, LocalDate effective, Circumstances now) {
        within(rules, fiscalYear, now.law().on(effective).adjustmentPeriodEndOf(fiscalYear), effective, now);
    }

    /**
     * For what concludes a fiscal year, carry-overs, lapses and their reversals: from 1/1 of the year after to the end that
     * the rule set gives them, 31/3.
     */
    public static void concludingPeriod(Rules rules, int fiscalYear, LocalDate effective, Circumstances now) {
        within(
                rules,
                fiscalYear,
                LocalDate.of(fiscalYear + 1, Month.JANUARY, 1),
                now.law().on(effective).carryOverEndOf(fiscalYear),
                effective,
                now);
    }

    /** For closing and reopening a fiscal year: any day after it. */
    public static void onceOver(Rules rules, int fiscalYear, LocalDate effective, Circumstances now) {
        var from = LocalDate.of(fiscalYear + 1, Month.JANUARY, 1);
        rules.unless(!effective.isBefore(from), () -> new YearNotOver(fiscalYear, from, effective));
        notInFuture(rules, effective, now);
    }

    private static void within(Rules rules, int fiscalYear, LocalDate until, LocalDate effective, Circumstances now) {
        within(rules, fiscalYear, LocalDate.of(fiscalYear, Month.JANUARY, 1), until, effective, now);
    }

    private static void within(
            Rules rules, int fiscalYear, LocalDate from, LocalDate until, LocalDate effective, Circumstances now) {
        rules.unless(
                !effective.isBefore(from) && !effective.isAfter(until),
                () -> new DateOutsideYear(fiscalYear, from, until, effective));
        notInFuture(rules, effective, now);
    }

    private static void notInFuture(Rules rules, LocalDate effective, Circumstances now) {
        rules.unless(!effective.isAfter(now.today()), () -> new DateInFuture(effective, now.today()));
    }

    /** A fact never counts from a day before the one it rests on. */
    public static void notBefore(Rules rules, LocalDate effective, FactId original, LocalDate originalDate) {
        rules.unless(!effective.isBefore(originalDate), () -> new BeforeOriginal(effective, originalDate, original));
    }
}
