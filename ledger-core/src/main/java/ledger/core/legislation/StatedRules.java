package ledger.core.legislation;

import java.time.LocalDate;
import java.time.MonthDay;
import ledger.core.law.AdvanceRecovery;
import ledger.core.law.Rule;
import ledger.core.law.RuleSet;
import ledger.core.law.TreasuryCommitment;
import org.jspecify.annotations.Nullable;

/** The rules that are new; those left out are taken over from the set that was in force the day before. */
public record StatedRules(
        @Nullable Rule<MonthDay> adjustmentPeriodEnds,
        @Nullable Rule<Integer> advanceMonths,
        @Nullable Rule<AdvanceRecovery> advanceRecovery,
        @Nullable Rule<TreasuryCommitment> treasuryCommitment,
        @Nullable Rule<MonthDay> allocationAdjustableUntil,
        @Nullable Rule<MonthDay> carryOverEnds,
        @Nullable Rule<MonthDay> contractCarriedOver,
        @Nullable Rule<MonthDay> supplementCarriedOver) {

    /** Nothing is new. */
    public static final StatedRules NONE = new StatedRules(null, null, null, null, null, null, null, null);

    RuleSet after(RuleSet before, String name, LocalDate from) {
        return new RuleSet(
                name,
                from,
                either(adjustmentPeriodEnds, before.adjustmentPeriodEnds()),
                either(advanceMonths, before.advanceMonths()),
                either(advanceRecovery, before.advanceRecovery()),
                either(treasuryCommitment, before.treasuryCommitment()),
                either(allocationAdjustableUntil, before.allocationAdjustableUntil()),
                either(carryOverEnds, before.carryOverEnds()),
                either(contractCarriedOver, before.contractCarriedOver()),
                either(supplementCarriedOver, before.supplementCarriedOver()));
    }

    private static <V> Rule<V> either(@Nullable Rule<V> stated, Rule<V> before) {
        return stated == null ? before : stated;
    }
}
