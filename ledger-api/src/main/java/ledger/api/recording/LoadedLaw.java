package ledger.api.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.core.law.Law;
import ledger.core.law.RuleSet;
import ledger.core.legislation.LegislationEvent;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The law as the log has it, for answers; commands are decided under what the writer knows of it behind its lock. */
@Component
public final class LoadedLaw {

    private final EventLog log;
    private final StoredEvents events;
    private volatile @Nullable Known known;

    LoadedLaw(EventLog log, StoredEvents events) {
        this.log = log;
        this.events = events;
    }

    /** A set that was loaded, with who did so, and why. */
    public record Loading(StoredEvent stored, RuleSetLoaded loaded) {}

    /**
     * What ships and what was loaded.
     *
     * @param loadings in their order
     */
    public record Known(Law law, List<Loading> loadings) {

        public Known {
            loadings = List.copyOf(loadings);
        }

        private Known and(StoredEvent stored, RuleSetLoaded loaded) {
            var all = new ArrayList<>(loadings);
            all.add(new Loading(stored, loaded));
            return new Known(law.with(loaded.rules()), all);
        }

        /** How a set was loaded; empty when it ships with the ledger. */
        public Optional<Loading> loading(String name) {
            return loadings.stream()
                    .filter(one -> one.loaded().rules().name().equals(name))
                    .findFirst();
        }
    }

    /** With everything that is recorded by now. */
    public synchronized Known current() {
        var now = known == null ? new Known(Law.shipped(), List.of()) : known;
        for (var stored :
                log.streamAfter(LegislationEvent.STREAM, now.loadings().size() - 1L)) {
            now = now.and(stored, (RuleSetLoaded) events.payload(stored));
        }
        known = now;
        return now;
    }

    /** The set whose name an event carries; empty when only a newer ledger knows it. */
    public Optional<RuleSet> of(StoredEvent stored) {
        var name = stored.envelope().ruleSet();
        var before = known;
        var found = before == null ? Optional.<RuleSet>empty() : before.law().named(name);
        return found.or(() -> current().law().named(name));
    }
}
