package ledger.core.registration;

import ledger.core.plan.Plan;
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
}
