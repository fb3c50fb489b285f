package ledger.api.importing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import ledger.api.recording.Catalogue;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.api.store.IdempotencyKey;
import ledger.api.store.StoredEvent;
import ledger.core.plan.PlanId;
import org.springframework.stereotype.Component;

/** Which files plans were made of. A file is recorded once, whoever sends it: its own hash is the key of the recording. */
@Component
final class RecordedFiles {

    private final EventLog log;
    private final StoredEvents events;
    private final Catalogue catalogue;

    RecordedFiles(EventLog log, StoredEvents events, Catalogue catalogue) {
        this.log = log;
        this.events = events;
        this.catalogue = catalogue;
    }

    /** The events of the plan that was made of this file, unless it was withdrawn. */
    Optional<List<StoredEvent>> of(String sha256) {
        return log.recordedUnder(key(sha256).key());
    }

    /** Of what a file was recorded as: first of all the plan that it registers or amends. */
    PlanId plan(List<StoredEvent> recorded) {
        return requireNonNull(events.payload(recorded.get(0)).plan());
    }

    /** The key of the recording that stands or is to come: each withdrawn one has used up a key of the file's. */
    IdempotencyKey key(String sha256) {
        var key = new IdempotencyKey("import " + sha256, sha256);
        for (int again = 1; withdrawn(log.recordedUnder(key.key())); again++) {
            key = new IdempotencyKey("import " + sha256 + " " + again, sha256);
        }
        return key;
    }

    private boolean withdrawn(Optional<List<StoredEvent>> recorded) {
        return recorded.map(stored -> plan(stored).value())
                .filter(plan -> catalogue.current(plan).withdrawal() != null)
                .isPresent();
    }
}
