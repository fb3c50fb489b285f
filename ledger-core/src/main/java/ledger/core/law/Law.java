package ledger.core.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rule sets, each in force from its day until the next one. It never changes: another set makes another law. */
public final class Law {

    private static final Law SHIPPED = new Law(new RuleSetFile().sets());

    private final NavigableMap<LocalDate, RuleSet> sets = new TreeMap<>();
    private final Map<String, RuleSet> named = new LinkedHashMap<>();

    /** @param sets at least one; the earliest is also in force before its own day */
    public Law(List<RuleSet> sets) {
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("no rule set");
        }
        for (var set : sets) {
            this.sets.put(set.from(), set);
            named.put(set.name(), set);
        }
    }

    /** The rule sets that ship with the ledger: {@code rule-sets.properties} beside this class, with their sources. */
    public static Law shipped() {
        return SHIPPED;
    }

    /**
     * The same with one more set, which is in force from its day until the next one. It stands in the place of a set of the
     * same day, and of one that was given the same name by a later release: events carry the name for what was loaded.
     */
    public Law with(RuleSet loaded) {
        var all = new ArrayList<>(named.values());
        all.removeIf(set -> set.name().equals(loaded.name()));
        all.add(loaded);
        return new Law(all);
    }

    /** The rule set in force on a day. */
    public RuleSet on(LocalDate day) {
        var entry = sets.floorEntry(day);
        return entry == null ? sets.firstEntry().getValue() : entry.getValue();
    }

    /** The rule set with the name that is stamped on an event; empty when this ledger never had it. */
    public Optional<RuleSet> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** All sets, in the order in which they came, also those that are in force on no day any more. */
    public List<RuleSet> all() {
        return List.copyOf(named.values());
    }

    /** The sets that are in force on some day, in the order of their days. */
    public List<RuleSet> sets() {
        return List.copyOf(sets.values());
    }
}
