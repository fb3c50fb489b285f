package ledger.api.live;

import java.util.Locale;
import java.util.Optional;
import ledger.api.audit.EventSentences;
import ledger.api.recording.Catalogue;
import ledger.api.security.Caller;
import ledger.api.security.Role;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import ledger.core.plan.LineId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of an event somebody may see, which is nothing unless one of their roles says otherwise. Who sees all agencies sees
 * all of it, who is bound to an agency what the event history shows them, and who only sees figures a sentence without
 * names, of events that change figures.
 */
@Component
public final class Sight {

    private final Catalogue catalogue;

    Sight(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The event as the caller sees it; empty when the caller does not. */
    public Optional<Seen> of(StoredEvent stored, LedgerEvent event, Caller caller, Locale locale) {
        var actor = stored.envelope().actor();
        if (named(event.line(), caller)) {
            return Optional.of(seen(stored, event, actor, EventSentences.of(event, stored.type(), actor, locale)));
        }
        return caller.roles().contains(Role.VIEWER)
                ? EventSentences.withoutNames(event, stored.type(), locale)
                        .map(sentence -> seen(stored, event, null, sentence))
                : Optional.empty();
    }

    private boolean named(@Nullable LineId line, Caller caller) {
        var roles = caller.roles();
        if (roles.contains(Role.AUDITOR) || roles.contains(Role.BUDGET_OFFICER)) {
            return true;
        }
        return (roles.contains(Role.ACCOUNTANT) || roles.contains(Role.APPROVER))
                && (line == null
                        || catalogue
                                .leadAgency(line)
                                .filter(lead -> lead.equals(caller.agency()))
                                .isPresent());
    }

    private static Seen seen(StoredEvent stored, LedgerEvent event, @Nullable String actor, String sentence) {
        var plan = event.plan();
        var line = event.line();
        return new Seen(
                stored.position(),
                stored.type(),
                plan == null ? null : plan.value(),
                line == null ? null : line.code().value(),
                event.effective(),
                stored.recordedAt(),
                actor,
                sentence);
    }
}
