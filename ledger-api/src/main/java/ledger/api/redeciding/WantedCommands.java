package ledger.api.redeciding;

import java.time.LocalDate;
import ledger.api.approval.Wanted;
import ledger.api.problem.Problem;
import ledger.api.recording.Catalogue;
import ledger.core.LineCommand;
import ledger.core.Refused;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What requests ask for, out of the words in which it was asked. */
@Component
public final class WantedCommands {

    private final Wanted wanted;
    private final Catalogue catalogue;

    WantedCommands(Wanted wanted, Catalogue catalogue) {
        this.wanted = wanted;
        this.catalogue = catalogue;
    }

    /** @throws NotReadable when the words are not understood any more */
    LineCommand of(RequestSubmitted submitted) {
        var agency = catalogue.leadAgency(submitted.line()).orElse(null);
        return of(submitted.wording(), submitted.by(), agency, submitted.effective());
    }

    /** @throws NotReadable when the words are not understood any more */
    LineCommand of(String wording, String by, @Nullable String agency, LocalDate effective) {
        try {
            return wanted.command(wording, by, agency, effective);
        } catch (Problem | Refused notUnderstood) {
            throw new NotReadable(NotReadable.WORDING);
        }
    }
}
