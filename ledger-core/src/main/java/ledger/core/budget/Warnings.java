package ledger.core.budget;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.core.LedgerEvent;
import ledger.core.allotment.AllotmentEvent.AllocationReduced;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.carryover.Grounds;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.document.Document;
import ledger.core.law.Certainty;
import ledger.core.law.RuleSet;
import ledger.core.law.Warning;
import ledger.core.law.Warning.AdvanceRecoveryDue;
import ledger.core.law.Warning.AllocationAdjustedLate;
import ledger.core.law.Warning.ExceedsOrigin;
import ledger.core.law.Warning.SupplementNotLate;
import ledger.core.law.Warning.TreasuryCommitmentRequired;
import ledger.core.money.Money;
import ledger.core.registration.RegistrationEvent.BeyondOrigin;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import org.jspecify.annotations.Nullable;

/** What the rules that do not refuse say of an event. It follows from the event and its rule set alone. */
public final class Warnings {

    private Warnings() {}

    /** @param rules the set whose name is stamped on the event */
    public static List<Warning> of(LedgerEvent event, RuleSet rules) {
        return Stream.concat(
                        Stream.of(
                                        treasury(event, rules),
                                        lateness(event, rules),
                                        recovery(event, rules),
                                        supplement(event, rules))
                                .flatMap(Optional::stream),
                        origins(event))
                .toList();
    }

    private static Optional<Warning> treasury(LedgerEvent event, RuleSet rules) {
        if (event instanceof FundsCommitted committed) {
            return treasury(committed.contract(), Money.ZERO, committed.amount(), rules);
        } else if (event instanceof CommitmentAdjusted adjusted) {
            return treasury(adjusted.contract(), adjusted.before(), adjusted.after(), rules);
        }
        return Optional.empty();
    }

    /** Said once: when the amount reaches what the treasury wants to know of. */
    private static Optional<Warning> treasury(@Nullable Document contract, Money before, Money after, RuleSet rules) {
        var rule = rules.treasuryCommitment();
        var from = rule.value().from();
        if (contract == null || before.covers(from) || !after.covers(from)) {
            return Optional.empty();
        }
        return Optional.of(new TreasuryCommitmentRequired(
                rule.source(),
                rule.certainty(),
                after,
                from,
                contract.number(),
                contract.date(),
                rule.value().workingDays(),
                rule.value().deadline(contract.date())));
    }

    private static Optional<Warning> lateness(LedgerEvent event, RuleSet rules) {
        if (!(event instanceof AllocationSupplemented
                || event instanceof AllocationReduced
                || event instanceof FundsTransferredOut
                || event instanceof FundsTransferredIn
                || event instanceof PlanAmended)) {
            return Optional.empty();
        }
        var rule = rules.allocationAdjustableUntil();
        var until = rule.value().atYear(event.effective().getYear());
        return event.effective().isAfter(until)
                ? Optional.of(new AllocationAdjustedLate(rule.source(), rule.certainty(), until, event.effective()))
                : Optional.empty();
    }

    private static Optional<Warning> supplement(LedgerEvent event, RuleSet rules) {
        if (!(event instanceof FundsCarriedOut carried) || carried.supplemented() == null) {
            return Optional.empty();
        }
        var rule = rules.supplementCarriedOver();
        var after = Grounds.lateAfter(carried.supplemented().getYear(), rules);
        return carried.supplemented().isAfter(after)
                ? Optional.empty()
                : Optional.of(new SupplementNotLate(rule.source(), rule.certainty(), after, carried.supplemented()));
    }

    private static Optional<Warning> recovery(LedgerEvent event, RuleSet rules) {
        if (!(event instanceof FundsDisbursed disbursed) || disbursed.recoveryDue() == null) {
            return Optional.empty();
        }
        var due = disbursed.recoveryDue();
        var rule = rules.advanceRecovery();
        return Optional.of(new AdvanceRecoveryDue(
                rule.source(),
                rule.certainty(),
                due.contract(),
                due.drawn(),
                rule.value().limit(due.contract()),
                rule.value().percent(),
                due.outstanding()));
    }

    private static Stream<Warning> origins(LedgerEvent event) {
        var beyond = event instanceof PlanRegistered registered
                ? registered.beyondOrigin()
                : event instanceof PlanAmended amended ? amended.beyondOrigin() : null;
        return beyond == null ? Stream.of() : beyond.stream().map(Warnings::origin);
    }

    private static Warning origin(BeyondOrigin beyond) {
        return new ExceedsOrigin(
                beyond.origin().plan().value(),
                Certainty.BOOKS,
                beyond.line(),
                beyond.portion(),
                beyond.origin().plan(),
                beyond.origin().code(),
                beyond.originPortion(),
                beyond.quantity(),
                beyond.printed(),
                beyond.done(),
                beyond.left());
    }
}
