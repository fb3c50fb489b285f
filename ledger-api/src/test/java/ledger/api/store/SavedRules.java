package ledger.api.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import ledger.api.store.Account.Deposited;

/** Rules for the store's tests: each deposit into one account makes other ones. */
record SavedRules(long saved) implements RuleBook {

    /** The account whose deposits they are folded from. */
    static final String ACCOUNT = "rules";

    /** Metadata that says which rules a command is decided under. */
    static final String IN_FORCE = "inForce";

    static final SavedRules NONE = new SavedRules(0);

    static String named(long saved) {
        return "tt-" + (17 + saved) + "-2024";
    }

    @Override
    public String stream() {
        return ACCOUNT;
    }

    @Override
    public RuleBook after(Object event) {
        return event instanceof Deposited deposited ? new SavedRules(saved + deposited.amount()) : this;
    }

    @Override
    public String inForceOn(LocalDate day) {
        return named(saved);
    }

    @Override
    public Map<String, ?> circumstances(Instant recordedAt) {
        return Map.of(IN_FORCE, named(saved));
    }
}
