package ledger.core.registration;

import java.time.LocalDate;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;

/** What may be asked of an appendix. */
public sealed interface RegistrationCommand {

    /**
     * Ban hành kế hoạch: an approved appendix enters the ledger; it counts from the date of its decision.
     *
     * @param source the file it was read from; null when typed by hand
     */
    record RegisterPlan(Plan plan, @Nullable Source source) implements RegistrationCommand {}

    /** Rút kế hoạch: a plan that should not have been registered is undone as a whole, while nothing of it is allocated. */
    record WithdrawPlan(PlanId plan, LocalDate effective) implements RegistrationCommand {}
}
