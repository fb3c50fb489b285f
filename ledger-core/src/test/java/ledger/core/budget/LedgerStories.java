package ledger.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.registration.RegistrationCommand.RegisterPlan;

/** What many stories begin or end with. */
final class LedgerStories {

    private LedgerStories() {}

    static List<Recorded> registerAndAllocate(InMemoryLedger ledger) {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        return ledger.recordAll(new AllocateAsApproved(RealAppendix.ID, null, null, RealAppendix.APPROVED));
    }

    static void assertRefused(InMemoryLedger ledger, Object command, Refusal expected) {
        var refused = catchThrowableOfType(Refused.class, () -> ledger.ask(command));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.first()).isEqualTo(expected);
    }
}
