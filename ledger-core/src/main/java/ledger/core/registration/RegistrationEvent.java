package ledger.core.registration;

import java.time.LocalDate;
import java.util.List;
import ledger.core.LedgerEvent;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/** What has happened when an appendix entered the ledger or left it. The names are stored for ever. */
public sealed interface RegistrationEvent extends LedgerEvent {

    /**
     * Ban hành kế hoạch: the approved appendix, whole.
     *
     * @param approved what the appendix says
     * @param source where it was read from; null when it was typed by hand
     * @param beyondOrigin portions that take over more than their origins had left; null when there is none
     */
    record PlanRegistered(
            Plan approved,
            @Nullable Source source,
            @Nullable List<BeyondOrigin> beyondOrigin,
            LocalDate effective) implements RegistrationEvent {

        public PlanRegistered {
            beyondOrigin = beyondOrigin == null ? null : List.copyOf(beyondOrigin);
        }

        /** An appendix whose portions have room in their origins. */
        public PlanRegistered(Plan approved, @Nullable Source source, LocalDate effective) {
            this(approved, source, null, effective);
        }

        @Override
        public PlanId plan() {
            return approved.id();
        }

        @Override
        public @Nullable LineId line() {
            return null;
        }
    }

    /**
     * Mở dòng: a leaf line can be given money from now on.
     *
     * @param unit of the quantities; null when the line has none
     * @param portions every portion with its printed amount, {@code NEW} included where it is not empty
     */
    record LineOpened(
            LineId line,
            int fiscalYear,
            @Nullable String unit,
            @Nullable Money unitPrice,
            List<PortionShare> portions,
            LocalDate effective)
            implements RegistrationEvent {

        public LineOpened {
            portions = List.copyOf(portions);
        }

        @Override
        public PlanId plan() {
            return line.plan();
        }
    }

    /** Rút kế hoạch: the plan is no longer in force and takes no more commands; its id stays taken. */
    record PlanWithdrawn(PlanId plan, LocalDate effective) implements RegistrationEvent {

        @Override
        public @Nullable LineId line() {
            return null;
        }
    }

    /**
     * A portion takes over more of the work of an earlier year than was left of it when that was recorded; that year was
     * still open, so its figures may yet change.
     *
     * @param quantity what the plan takes over of the origin, all its lines together
     * @param printed what the origin's appendix has of it
     * @param done what commitments and direct disbursements of the origin had used of it
     */
    record BeyondOrigin(
            LineCode line,
            Portion portion,
            Quantity quantity,
            LineId origin,
            Portion originPortion,
            Quantity printed,
            Quantity done) {

        /** What the origin had left. */
        public Quantity left() {
            return printed.minus(done);
        }
    }

    /**
     * The file an appendix was read from.
     *
     * @param name as it was sent; null when it had none
     * @param sha256 of its bytes, in lower-case hex
     */
    record Source(@Nullable String name, String sha256) {}
}
