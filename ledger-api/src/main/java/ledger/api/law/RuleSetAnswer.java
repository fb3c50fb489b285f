package ledger.api.law;

import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.LoadedLaw.Loading;
import ledger.api.recording.Members;
import ledger.core.law.Rule;
import ledger.core.law.RuleSet;
import org.jspecify.annotations.Nullable;

/** A rule set as the members of an answer: complete, whatever of it was taken over. */
final class RuleSetAnswer {

    private RuleSetAnswer() {}

    /** @param loading how it was loaded; null when it ships with the ledger */
    static Map<String, Object> of(RuleSet set, @Nullable Loading loading) {
        var members = new LinkedHashMap<String, Object>();
        members.put("name", set.name());
        members.put("from", set.from().toString());
        members.put("shipped", loading == null);
        members.put("currency", "VND");
        members.put("rules", rules(set));
        if (loading != null) {
            var stored = loading.stored();
            members.put("decision", Members.document(loading.loaded().decision()));
            members.put("effectiveDate", loading.loaded().effective().toString());
            members.put("reason", stored.envelope().reason());
            members.put("eventId", stored.eventId());
            members.put("position", stored.position());
            members.put("recordedAt", Members.instant(stored.recordedAt()));
            members.put("recordedBy", stored.envelope().actor());
        }
        return members;
    }

    private static Map<String, Object> rules(RuleSet set) {
        var recovery = set.advanceRecovery();
        var treasury = set.treasuryCommitment();
        var rules = new LinkedHashMap<String, Object>();
        rules.put(
                "adjustmentPeriodEnds",
                rule(set.adjustmentPeriodEnds(), Map.of("day", day(set.adjustmentPeriodEnds()))));
        rules.put(
                "advanceSettled",
                rule(set.advanceMonths(), Map.of("months", set.advanceMonths().value())));
        rules.put(
                "advanceRecovered",
                rule(
                        recovery,
                        Map.of(
                                "contractOver", recovery.value().contractOver().dong(),
                                "percent", recovery.value().percent())));
        rules.put(
                "treasuryCommitment",
                rule(
                        treasury,
                        Map.of(
                                "from", treasury.value().from().dong(),
                                "workingDays", treasury.value().workingDays())));
        rules.put(
                "allocationAdjustable",
                rule(set.allocationAdjustableUntil(), Map.of("until", day(set.allocationAdjustableUntil()))));
        rules.put("carryOverEnds", rule(set.carryOverEnds(), Map.of("day", day(set.carryOverEnds()))));
        rules.put(
                "contractCarriedOver",
                rule(set.contractCarriedOver(), Map.of("signedBefore", day(set.contractCarriedOver()))));
        rules.put(
                "supplementCarriedOver",
                rule(set.supplementCarriedOver(), Map.of("decidedAfter", day(set.supplementCarriedOver()))));
        return rules;
    }

    private static Map<String, Object> rule(Rule<?> rule, Map<String, ?> value) {
        var members = new LinkedHashMap<String, Object>(value);
        members.put("source", rule.source());
        members.put("certainty", rule.certainty().name());
        return members;
    }

    private static String day(Rule<MonthDay> rule) {
        return rule.value().toString().substring("--".length());
    }
}
