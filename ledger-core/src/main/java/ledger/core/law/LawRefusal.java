package ledger.core.law;

import java.time.LocalDate;
import ledger.core.Refusal;
import ledger.core.plan.FactId;

/** Why a date is not allowed. */
public sealed interface LawRefusal extends Refusal {

    @Override
    default String pointer() {
        return "/effectiveDate";
    }

    /** The fiscal year does not take this kind of fact on that day. */
    record DateOutsideYear(int fiscalYear, LocalDate from, LocalDate until, LocalDate effective) implements LawRefusal {
        @Override
        public String code() {
            return "date-outside-year";
        }
    }

    /** A fiscal year is concluded only once it is over. */
    record YearNotOver(int fiscalYear, LocalDate from, LocalDate effective) implements LawRefusal {
        @Override
        public String code() {
            return "date-outside-year";
        }

        @Override
        public String rule() {
            return "year-not-over";
        }
    }

    /** A fact cannot count from a day that has not come. */
    record DateInFuture(LocalDate effective, LocalDate today) implements LawRefusal {
        @Override
        public String code() {
            return "date-in-future";
        }
    }

    /** A fact cannot count from a day before the one it rests on. */
    record BeforeOriginal(LocalDate effective, LocalDate originalDate, FactId original) implements LawRefusal {
        @Override
        public String code() {
            return "before-original";
        }
    }
}
