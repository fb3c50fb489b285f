package ledger.api.law;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import ledger.api.problem.Body;
import ledger.core.law.AdvanceRecovery;
import ledger.core.law.Certainty;
import ledger.core.law.Rule;
import ledger.core.law.TreasuryCommitment;
import ledger.core.legislation.StatedRules;
import org.jspecify.annotations.Nullable;

/** Reads what a rule set says, with the names of {@code rule-sets.properties}; every rule that is stated has its source. */
final class RuleSetBody {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final List<Certainty> OF_THE_LAW = List.of(Certainty.SECONDARY_SOURCE, Certainty.MEMORY);
    private static final MonthDay SOME_DAY = MonthDay.of(1, 31);
    private static final int LONGEST_SOURCE = 300;
    private static final int MOST_MONTHS = 24;
    private static final int MOST_DAYS = 250;

    private RuleSetBody() {}

    /** It is stamped on events and stands in addresses. */
    static String name(Body body) {
        var name = body.text("name", 40);
        if (!NAME.matcher(name).matches() && !name.equals("?")) {
            body.error("name", "rule-set-name");
        }
        return name;
    }

    static StatedRules rules(Body body) {
        var rules = body.object("rules");
        var stated = new StatedRules(
                rule(rules, "adjustmentPeriodEnds", rule -> day(rule, "day")),
                rule(rules, "advanceSettled", rule -> rule.number("months", 0, MOST_MONTHS)),
                rule(
                        rules,
                        "advanceRecovered",
                        rule -> new AdvanceRecovery(rule.money("contractOver"), rule.number("percent", 1, 100))),
                rule(
                        rules,
                        "treasuryCommitment",
                        rule -> new TreasuryCommitment(rule.money("from"), rule.number("workingDays", 0, MOST_DAYS))),
                rule(rules, "allocationAdjustable", rule -> day(rule, "until")),
                rule(rules, "carryOverEnds", rule -> day(rule, "day")),
                rule(rules, "contractCarriedOver", rule -> day(rule, "signedBefore")),
                rule(rules, "supplementCarriedOver", rule -> day(rule, "decidedAfter")));
        if (stated.equals(StatedRules.NONE)) {
            body.error("rules", "required");
        }
        return stated;
    }

    private static <V> @Nullable Rule<V> rule(Body rules, String member, Function<Body, V> value) {
        var rule = rules.optionalObject(member);
        return rule == null
                ? null
                : new Rule<>(value.apply(rule), rule.text("source", LONGEST_SOURCE), certainty(rule));
    }

    private static Certainty certainty(Body rule) {
        var certainty = rule.oneOf("certainty", Certainty.class);
        if (certainty == Certainty.BOOKS) {
            rule.error("certainty", "not-one-of", Map.of("allowed", OF_THE_LAW));
        }
        return certainty;
    }

    /** A day of a year, {@code 01-31}. */
    private static MonthDay day(Body rule, String member) {
        var text = rule.text(member, 5);
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            if (!text.equals("?")) {
                rule.error(member, "day-of-year");
            }
            return SOME_DAY;
        }
    }
}
