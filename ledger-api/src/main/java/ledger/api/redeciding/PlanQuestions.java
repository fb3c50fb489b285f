package ledger.api.redeciding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import ledger.core.LedgerEvent;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.approval.ApprovalCommand.SetApprovalPolicy;
import ledger.core.approval.ApprovalEvent.ApprovalPolicySet;
import ledger.core.law.RuleSet;
import ledger.core.legislation.LegislationCommand.LoadRuleSet;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import ledger.core.legislation.StatedRules;
import ledger.core.plan.PlanId;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.core.succession.SuccessionCommand.SucceedAgency;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.core.yearend.YearEndEvent.YearReopened;

/** What was asked of plans as a whole, and of the law. */
final class PlanQuestions {

    private PlanQuestions() {}

    static void in(Questions questions) {
        // Every plan that was registered so far: some commands look at all of them.
        var plans = new LinkedHashSet<PlanId>();
        questions.on(PlanRegistered.class, (made, more, asked) -> {
            more.all(LineOpened.class);
            plans.add(made.plan());
            return new RegisterPlan(made.approved(), made.source());
        });
        questions.on(PlanWithdrawn.class, made -> new WithdrawPlan(made.plan(), made.effective()));
        questions.on(PlanAmended.class, (made, more, asked) -> amended(made, more));
        questions.on(YearClosed.class, made -> new CloseYear(made.plan(), made.effective()));
        questions.on(YearReopened.class, made -> new ReopenYear(made.plan(), List.copyOf(plans), made.effective()));
        questions.on(
                ApprovalPolicySet.class, made -> new SetApprovalPolicy(made.plan(), made.policy(), made.effective()));
        questions.on(AgencySucceeded.class, (made, more, asked) -> {
            var further = more.all(AgencySucceeded.class).stream().map(AgencySucceeded::plan);
            // In the order in which it was recorded; the others had nothing to hand over.
            var all = Stream.of(Stream.of(made.plan()), further, plans.stream())
                    .flatMap(some -> some)
                    .distinct()
                    .toList();
            return new SucceedAgency(all, made.predecessor(), made.successor(), made.decision(), asked.effectiveDate());
        });
        questions.on(
                RuleSetLoaded.class,
                made -> new LoadRuleSet(
                        made.rules().name(),
                        made.rules().from(),
                        stated(made.rules()),
                        made.decision(),
                        made.effective()));
    }

    private static AmendPlan amended(PlanAmended made, Following more) {
        while (more.isNext(LineOpened.class) || more.isNext(LineAmended.class) || more.isNext(FundsTakenBack.class)) {
            more.one(LedgerEvent.class);
        }
        return new AmendPlan(
                made.plan(),
                made.approved().approvedTotal(),
                made.approved().sections(),
                made.number() - 1,
                made.decision(),
                made.source(),
                made.effective());
    }

    /** All of it, also what was taken over from the set before. */
    private static StatedRules stated(RuleSet rules) {
        return new StatedRules(
                rules.adjustmentPeriodEnds(),
                rules.advanceMonths(),
                rules.advanceRecovery(),
                rules.treasuryCommitment(),
                rules.allocationAdjustableUntil(),
                rules.carryOverEnds(),
                rules.contractCarriedOver(),
                rules.supplementCarriedOver());
    }
}
