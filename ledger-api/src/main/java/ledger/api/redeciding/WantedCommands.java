package ledger.api.redeciding;

import java.time.LocalDate;
import ledger.api.approval.Wanted;
import ledger.api.problem.Problem;
import ledger.core.LineCommand;
import ledger.core.Refused;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import org.springframework.stereotype.Component;

/** What requests ask for, out of the words in which it was asked. */
@Component
public final class WantedCommands {

    private final Wanted wanted;

    WantedCommands(Wanted wanted) {
        this.wanted = wanted;
    }

    /** @throws NotReadable when the words name no command */
    LineCommand of(RequestSubmitted submitted) {
        return of(submitted.wording(), submitted.by(), submitted.effective());
    }

    /** @throws NotReadable when the words name no command */
    LineCommand of(String wording, String by, LocalDate effective) {
        try {
            return wanted.command(wording, by, effective);
        } catch (Problem | Refused notUnderstood) {
            throw new NotReadable(NotReadable.WORDING);
        }
    }
}
