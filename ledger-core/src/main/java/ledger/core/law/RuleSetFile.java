package ledger.core.law;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads {@code rule-sets.properties}: a set says what is new in it, and takes over every other rule of the one before. */
final class RuleSetFile {

    private static final String FROM = ".from";

    private final Properties entries = new Properties();

    /** Reads the file beside this class. */
    RuleSetFile() {
        try (var file = RuleSetFile.class.getResourceAsStream("rule-sets.properties")) {
            if (file == null) {
                throw new IllegalStateException("rule-sets.properties is missing");
            }
            entries.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sets in the order of their days. */
    List<RuleSet> sets() {
        var names = entries.stringPropertyNames().stream()
                .filter(key -> key.endsWith(FROM) && key.indexOf('.') == key.length() - FROM.length())
                .map(key -> key.substring(0, key.length() - FROM.length()))
                .sorted(Comparator.comparing(this::from))
                .toList();
        var sets = new ArrayList<RuleSet>();
        RuleSet before = null;
        for (var name : names) {
            before = set(name, before);
            sets.add(before);
        }
        return sets;
    }

    private LocalDate from(String name) {
        return LocalDate.parse(entry(name + FROM));
    }

    private RuleSet set(String name, @Nullable RuleSet before) {
        return new RuleSet(
                name,
                from(name),
                rule(name + ".adjustmentPeriodEnds", before, RuleSet::adjustmentPeriodEnds, key -> day(key + ".day")),
                rule(name + ".advanceSettled", before, RuleSet::advanceMonths, key -> number(key + ".months")),
                rule(
                        name + ".advanceRecovered",
                        before,
                        RuleSet::advanceRecovery,
                        key -> new AdvanceRecovery(money(key + ".contractOver"), number(key + ".percent"))),
                rule(
                        name + ".treasuryCommitment",
                        before,
                        RuleSet::treasuryCommitment,
                        key -> new TreasuryCommitment(money(key + FROM), number(key + ".workingDays"))),
                rule(
                        name + ".allocationAdjustable",
                        before,
                        RuleSet::allocationAdjustableUntil,
                        key -> day(key + ".until")),
                rule(name + ".carryOverEnds", before, RuleSet::carryOverEnds, key -> day(key + ".day")),
                rule(
                        name + ".contractCarriedOver",
                        before,
                        RuleSet::contractCarriedOver,
                        key -> day(key + ".signedBefore")),
                rule(
                        name + ".supplementCarriedOver",
                        before,
                        RuleSet::supplementCarriedOver,
                        key -> day(key + ".decidedAfter")));
    }

    private <V> Rule<V> rule(
            String key, @Nullable RuleSet before, Function<RuleSet, Rule<V>> rule, Function<String, V> value) {
        if (before != null && entries.stringPropertyNames().stream().noneMatch(name -> name.startsWith(key + "."))) {
            return rule.apply(before);
        }
        return new Rule<>(value.apply(key), entry(key + ".source"), Certainty.valueOf(entry(key + ".certainty")));
    }

    private MonthDay day(String key) {
        return MonthDay.parse(entry(key));
    }

    private int number(String key) {
        return Integer.parseInt(entry(key));
    }

    private Money money(String key) {
        return Money.dong(Long.parseLong(entry(key)));
    }

    private String entry(String key) {
        var value = entries.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("rule-sets.properties has no " + key);
        }
        return value.strip();
    }
}
