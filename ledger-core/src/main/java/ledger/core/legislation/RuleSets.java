package ledger.core.legislation;

import ledger.core.Rules;
import ledger.core.law.Certainty;
import ledger.core.law.Circumstances;
import ledger.core.law.LawRefusal.DateInFuture;
import ledger.core.law.Rule;
import ledger.core.legislation.LegislationCommand.LoadRuleSet;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import ledger.core.legislation.LegislationRefusal.DatedBackWithoutDecision;
import ledger.core.legislation.LegislationRefusal.RefusesFromMemory;
import ledger.core.legislation.LegislationRefusal.RuleSetExists;
import ledger.core.legislation.LegislationRefusal.RuleSetTooFarBack;

/** Decides which rule sets are loaded. */
public final class RuleSets {

    private RuleSets() {}

    /** @throws ledger.core.Refused with every obstacle */
    public static RuleSetLoaded decide(LoadRuleSet asked, Circumstances now) {
        var law = now.law();
        var today = now.today();
        var from = asked.from();
        var inForce = law.on(today);
        var loaded = asked.rules().after(law.on(from.minusDays(1)), asked.name(), from);
        var rules = new Rules();
        law.named(asked.name())
                .ifPresent(known -> rules.unless(false, () -> new RuleSetExists(known.name(), known.from())));
        rules.unless(!from.isBefore(inForce.from()), () -> new RuleSetTooFarBack(from, inForce.name(), inForce.from()));
        rules.unless(from.isAfter(today) || asked.decision() != null, () -> new DatedBackWithoutDecision(from, today));
        refusesOnlyWhatIsRead(rules, loaded.adjustmentPeriodEnds(), "adjustmentPeriodEnds");
        refusesOnlyWhatIsRead(rules, loaded.carryOverEnds(), "carryOverEnds");
        refusesOnlyWhatIsRead(rules, loaded.contractCarriedOver(), "contractCarriedOver");
        rules.unless(!asked.effective().isAfter(today), () -> new DateInFuture(asked.effective(), today));
        rules.enforce();
        return new RuleSetLoaded(loaded, asked.decision(), asked.effective());
    }

    private static void refusesOnlyWhatIsRead(Rules rules, Rule<?> rule, String name) {
        rules.unless(rule.certainty() != Certainty.MEMORY, () -> new RefusesFromMemory(name));
    }
}
