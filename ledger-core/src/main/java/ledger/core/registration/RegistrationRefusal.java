package ledger.core.registration;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** Why an appendix may not enter the ledger, or not leave it. */
public sealed interface RegistrationRefusal extends Refusal {

    /** The ledger has a plan with this id. */
    record PlanExists(PlanId planId) implements RegistrationRefusal {
        @Override
        public String code() {
            return "already-exists";
        }

        @Override
        public String pointer() {
            return "/id";
        }
    }

    /** The plan was withdrawn and takes no more commands. */
    record PlanIsWithdrawn(PlanId planId, LocalDate withdrawn) implements RegistrationRefusal {

        @Override
        public String code() {
            return "not-found";
        }

        @Override
        public String rule() {
            return "plan-withdrawn";
        }
    }

    /**
     * Money of the plan is still allocated.
     *
     * @param dependents the allocations that stand, line by line, the newest of a line first
     */
    record StillAllocated(PlanId planId, Money allocated, List<FactId> dependents) implements RegistrationRefusal {

        @Override
        public String code() {
            return "not-reversible";
        }

        @Override
        public String rule() {
            return "still-allocated";
        }
    }

    /** A plan cannot be changed as of a day before what already counts for it. */
    record BeforeLastChange(PlanId planId, LocalDate effective, LocalDate lastChange) implements RegistrationRefusal {

        @Override
        public String code() {
            return "before-original";
        }

        @Override
        public String rule() {
            return "before-last-change";
        }

        @Override
        public String pointer() {
            return "/effectiveDate";
        }
    }

    /** An appendix without a line that could hold money. */
    record NoLines(PlanId planId) implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "no-lines";
        }

        @Override
        public String pointer() {
            return "/sections";
        }
    }

    /** Two rows have the same code. */
    record CodeTwice(LineCode lineCode, String pointer) implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "code-twice";
        }
    }

    /** A row's code does not continue the code of the row it stands under. */
    record CodeMisplaced(LineCode lineCode, LineCode parent, String pointer) implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "code-misplaced";
        }
    }

    /**
     * The leaves do not add up to the printed amount of a parent or to the approved total.
     *
     * @param row the parent's code; empty for the whole plan
     * @param sum null when it is larger than any amount can be
     */
    record SumDiffers(
            String row,
            Money printed,
            @Nullable Money sum,
            @Nullable Money difference,
            String pointer) implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "sum-differs";
        }
    }

    /**
     * Quantity × unit price is not the amount.
     *
     * @param product null when it is larger than any amount can be
     */
    record ProductDiffers(
            LineCode lineCode,
            Quantity quantity,
            Money unitPrice,
            @Nullable Money product,
            Money printed,
            String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "product-differs";
        }
    }

    /** A leaf names a quantity or a unit price, but not both; or a parent names a unit price. */
    record PriceMisplaced(LineCode lineCode, String pointer) implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "price-misplaced";
        }
    }

    /** The carried-over portions of a line are more than the line, name a period twice, or stand on a parent. */
    record PortionsExceedLine(LineCode lineCode, String pointer) implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "portions-exceed-line";
        }
    }

    /** The named origin is no plan of this ledger that is in force. */
    record OriginUnknown(LineCode lineCode, Portion portion, PlanId originPlan, String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "origin-unknown";
        }
    }

    /** Work is carried over from an earlier year only. */
    record OriginNotEarlier(
            LineCode lineCode, Portion portion, PlanId originPlan, int originYear, int fiscalYear, String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "origin-not-earlier";
        }
    }

    /** The origin has no such line. */
    record OriginLineUnknown(LineCode lineCode, Portion portion, PlanId originPlan, LineCode originLine, String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "unknown-line";
        }

        @Override
        public String rule() {
            return "origin-line-unknown";
        }
    }

    /** The origin's line stands above others; the work is on its leaves. */
    record OriginNotALeaf(
            LineCode lineCode,
            Portion portion,
            PlanId originPlan,
            LineCode originLine,
            List<LineCode> leaves,
            String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "not-a-leaf-line";
        }

        @Override
        public String rule() {
            return "origin-not-a-leaf";
        }
    }

    /**
     * The origin's line has no work of that period.
     *
     * @param periods those that it has, its own year for what was new in it
     */
    record OriginPeriodDiffers(
            LineCode lineCode,
            Portion portion,
            PlanId originPlan,
            LineCode originLine,
            List<Portion> periods,
            String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "origin-period-differs";
        }
    }

    /** Quantities of different units cannot be compared. */
    record OriginUnitDiffers(
            LineCode lineCode,
            Portion portion,
            PlanId originPlan,
            LineCode originLine,
            String unit,
            String originUnit,
            String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "origin-unit-differs";
        }
    }

    /**
     * More work is carried over than the origin left, and that can no longer change.
     *
     * @param quantity what the plan takes over of the origin, all its lines together
     * @param printed what the origin's appendix has of it
     * @param done what the origin used of it
     */
    record ExceedsOrigin(
            LineCode lineCode,
            Portion portion,
            PlanId originPlan,
            LineCode originLine,
            Portion originPortion,
            Quantity quantity,
            Quantity printed,
            Quantity done,
            Quantity left,
            String pointer)
            implements RegistrationRefusal {
        @Override
        public String code() {
            return "exceeds-quantity";
        }

        @Override
        public String rule() {
            return "exceeds-origin";
        }
    }
}
