package ledger.core.yearend;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;

/** Why a year may not end so, or why a plan takes no more facts. */
public sealed interface YearEndRefusal extends Refusal {

    /** The year was closed, as of a day, and takes nothing more. */
    record YearIsClosed(PlanId planId, int fiscalYear, LocalDate closed) implements YearEndRefusal {

        @Override
        public String code() {
            return "year-closed";
        }
    }

    /** Something may still become of money of the plan; it is paid, settled, released, carried over or lapsed first. */
    record MoneyIsLeft(PlanId planId, int fiscalYear, Money total, List<Left> left) implements YearEndRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "money-is-left";
        }
    }

    /** What is left of a portion. */
    record Left(
            LineCode line,
            Portion portion,
            Money available,
            Money held,
            Money reserved,
            Money committed,
            Money advanced)
            implements Refusal.Part {}

    /** Nothing of what was asked for is available or held. */
    record NothingLapses(PlanId planId) implements YearEndRefusal {

        @Override
        public String code() {
            return "not-enough-available";
        }

        @Override
        public String rule() {
            return "nothing-lapses";
        }
    }

    /** What lapses of a portion is said once. */
    record NamedTwice(LineId line, Portion portion) implements YearEndRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "named-twice";
        }
    }

    /** Only a year that is closed can be reopened. */
    record YearIsOpen(PlanId planId, int fiscalYear) implements YearEndRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "year-is-open";
        }
    }

    /** A later year of the same budget holder is closed, and has to be reopened first. */
    record LaterYearIsClosed(PlanId planId, PlanId later, int fiscalYear) implements YearEndRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "later-year-is-closed";
        }
    }

    /** A year cannot be closed or reopened as of a day before what already counts for it. */
    record BeforeLastFact(PlanId planId, LocalDate effective, LocalDate lastFact) implements YearEndRefusal {

        @Override
        public String code() {
            return "before-original";
        }

        @Override
        public String rule() {
            return "before-last-fact";
        }

        @Override
        public String pointer() {
            return "/effectiveDate";
        }
    }
}
