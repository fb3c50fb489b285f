package ledger.core.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;

/** The rule sets, each in force from its day until the next one. */
public final class Law {

    private final NavigableMap<LocalDate, RuleSet> sets = new TreeMap<>();

    /** @param sets at least one; the earliest is also in force before its own day */
    public Law(Iterable<RuleSet> sets) {
        sets.forEach(set -> this.sets.put(set.from(), set));
        if (this.sets.isEmpty()) {
            throw new IllegalArgumentException("no rule set");
        }
    }

    /** The rule sets that ship with the ledger: {@code rule-sets.properties} beside this class, where each has its source. */
    public static Law shipped() {
        try (InputStream file = Law.class.getResourceAsStream("rule-sets.properties")) {
            if (file == null) {
                throw new IllegalStateException("rule-sets.properties is missing");
            }
            var entries = new Properties();
            entries.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new Law(entries.stringPropertyNames().stream()
                    .filter(key -> key.endsWith(".from"))
                    .map(key -> read(key.substring(0, key.length() - ".from".length()), entries))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RuleSet read(String name, Properties entries) {
        return new RuleSet(
                name,
                LocalDate.parse(entry(entries, name, "from")),
                MonthDay.parse(entry(entries, name, "adjustmentPeriodEnds")),
                Integer.parseInt(entry(entries, name, "advanceMonths")),
                entry(entries, name, "source"));
    }

    private static String entry(Properties entries, String name, String member) {
        var value = entries.getProperty(name + "." + member);
        if (value == null) {
            throw new IllegalStateException("rule set " + name + " has no " + member);
        }
        return value.strip();
    }

    /** The rule set in force on a day. */
    public RuleSet on(LocalDate day) {
        var entry = sets.floorEntry(day);
        return entry == null ? sets.firstEntry().getValue() : entry.getValue();
    }
}
