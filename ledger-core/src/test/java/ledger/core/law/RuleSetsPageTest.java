package ledger.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import ledger.core.money.Money;
import org.junit.jupiter.api.Test;

/** {@code docs/rule-sets.md} says of every rule what the ledger does, and from where that is known. */
class RuleSetsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "rule-sets.md");

    private final List<String> rows = new ArrayList<>();

    @Test
    void the_page_has_a_row_for_every_rule_that_a_set_states() throws IOException {
        var sets = Law.shipped().sets();
        state(
                sets,
                RuleSet::adjustmentPeriodEnds,
                end -> "the adjustment period ends on " + day(end) + " of the next year");
        state(
                sets,
                RuleSet::advanceMonths,
                months -> "an advance without a contract is settled by the last day of the month," + " months later: "
                        + months);
        state(
                sets,
                RuleSet::advanceRecovery,
                rule -> "no advance is outstanding once " + rule.percent() + "% of a contract over "
                        + dong(rule.contractOver()) + " have left");
        state(
                sets,
                RuleSet::treasuryCommitment,
                rule -> "contracts from " + dong(rule.from())
                        + " are registered with the treasury, working days after signing: " + rule.workingDays());
        state(sets, RuleSet::allocationAdjustableUntil, until -> "an allocation is adjusted until " + day(until));
        state(
                sets,
                RuleSet::carryOverEnds,
                end -> "what is left is carried over or lapses until " + day(end) + " of the next year");
        state(
                sets,
                RuleSet::contractCarriedOver,
                before -> "money under a contract is carried over when it was signed before " + day(before));
        state(
                sets,
                RuleSet::supplementCarriedOver,
                after -> "money of a supplement is carried over when it was decided after " + day(after));

        var page = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| VN-"))
                .toList();
        assertThat(page).isEqualTo(rows);
    }

    private <V> void state(List<RuleSet> sets, Function<RuleSet, Rule<V>> rule, Function<V, String> words) {
        Rule<V> before = null;
        for (var set : sets) {
            var now = rule.apply(set);
            if (!now.equals(before)) {
                rows.add("| %s | %s | %s | %s | %s |"
                        .formatted(
                                set.name(),
                                set.from(),
                                words.apply(now.value()),
                                now.source(),
                                words(now.certainty())));
            }
            before = now;
        }
    }

    private static String day(MonthDay day) {
        return day.getDayOfMonth() + "/" + day.getMonthValue();
    }

    private static String dong(Money amount) {
        return String.format(Locale.ENGLISH, "%,d đồng", amount.dong());
    }

    private static String words(Certainty certainty) {
        return certainty == Certainty.MEMORY ? "memory" : "secondary sources";
    }
}
