package ledger.api.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.words.AmountInWords;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentEvent.Allocation;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.approval.ApprovalEvent.RequestConcluded;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.RequestState;
import ledger.core.budget.Recorded;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementEvent.PaymentReturned;
import ledger.core.hold.HoldEvent.HoldReleased;
import ledger.core.money.Money;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import ledger.core.yearend.YearEndEvent.Held;
import org.jspecify.annotations.Nullable;

/** A recorded fact as the members of its answer: what was asked, what was recorded, and how the books stood after it. */
public final class FactAnswer {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private FactAnswer() {}

    public static Map<String, Object> of(Recording.Entry entry, Locale locale) {
        var answer = new FactAnswer();
        var stored = entry.stored();
        var fact = entry.recorded().fact();
        answer.put("id", fact.id())
                .put("eventId", stored.eventId())
                .put("position", stored.position())
                .put("recordedAt", Members.instant(stored.recordedAt()))
                .put("recordedBy", stored.envelope().actor())
                .put("planId", fact.plan())
                .put("lineCode", fact.line().code())
                .put("portion", fact.portion())
                .put("currency", "VND")
                .put("amount", stated(fact).dong())
                .put("words", AmountInWords.in(locale, stated(fact)));
        answer.particulars(fact);
        answer.put("effectiveDate", fact.effective())
                .put("reason", stored.envelope().reason());
        answer.state(entry.recorded());
        answer.put("balanceAfter", Members.balances(entry.recorded().balanceAfter()))
                .put("portionBalanceAfter", Members.balances(entry.recorded().portionBalanceAfter()))
                .put("ruleSet", stored.envelope().ruleSet())
                .put("warnings", WarningAnswer.of(entry.rules(), fact, locale));
        return answer.members;
    }

    /** The amount that was asked for: of an adjustment the new total. */
    private static Money stated(Fact fact) {
        return fact instanceof CommitmentAdjusted adjusted ? adjusted.after() : fact.amount();
    }

    private void particulars(Fact fact) {
        if (fact instanceof Reversal reversal) {
            put("reverses", reversal.original().id());
        } else if (fact instanceof Allocation allocated) {
            put("kind", kind(allocated)).put("decision", Members.document(allocated.decision()));
        } else if (fact instanceof FundsTransferredOut out) {
            put("transferId", out.id())
                    .put("counterpart", out.counterpart())
                    .put("decision", Members.document(out.decision()));
        } else if (fact instanceof FundsTransferredIn in) {
            put("transferId", in.counterpart())
                    .put("counterpart", in.counterpart())
                    .put("decision", Members.document(in.decision()));
        } else if (fact instanceof FundsLapsed lapsed) {
            put("available", lapsed.available().dong())
                    .put("held", lapsed.held().stream().map(FactAnswer::held).toList())
                    .put("decision", Members.document(lapsed.decision()));
        } else if (fact instanceof FundsCarriedOut carried) {
            put("ground", carried.ground().name())
                    .put("commitmentId", carried.commitment())
                    .put("disbursementId", carried.advance())
                    .put("into", carried.into())
                    .put("toPlan", carried.into().line().plan())
                    .put("toLine", carried.into().line().code())
                    .put("decision", Members.document(carried.decision()));
        } else if (fact instanceof FundsCarriedIn carried) {
            carriedIn(carried);
        } else if (fact instanceof RequestSubmitted submitted) {
            put("reserved", submitted.reserved().dong())
                    .put("document", Members.document(submitted.document()))
                    .put("expires", submitted.expires())
                    .put("state", RequestState.PENDING);
            Members.addAsSent(members, submitted.wording());
        } else if (fact instanceof RequestConcluded concluded) {
            put("requestId", concluded.request().id())
                    .put("requestedBy", concluded.request().by())
                    .put("state", concluded.state());
        } else if (fact instanceof HoldReleased released) {
            put("holdId", released.hold());
        } else if (fact instanceof CommitmentAdjusted adjusted) {
            put("commitmentId", adjusted.commitment())
                    .put("before", adjusted.before().dong())
                    .put("change", adjusted.after().dong() - adjusted.before().dong())
                    .put("quantity", Members.quantity(adjusted.quantityAfter()))
                    .put("contract", Members.document(adjusted.contract()));
        } else if (fact instanceof PaymentReturned returned) {
            put("disbursementId", returned.payment())
                    .put("commitmentId", returned.commitment())
                    .put("voucher", Members.document(returned.voucher()));
        } else if (fact instanceof FundsCommitted committed) {
            put("quantity", Members.quantity(committed.quantity()))
                    .put("payee", Members.payee(committed.payee()))
                    .put("contract", Members.document(committed.contract()))
                    .put("decision", Members.document(committed.decision()));
        } else if (fact instanceof CommitmentReleased released) {
            put("commitmentId", released.commitment()).put("quantity", Members.quantity(released.quantity()));
        } else if (fact instanceof FundsDisbursed disbursed) {
            put("commitmentId", disbursed.commitment())
                    .put("kind", disbursed.kind().name())
                    .put("quantity", Members.quantity(disbursed.quantity()))
                    .put("payee", Members.payee(disbursed.payee()))
                    .put("voucher", Members.document(disbursed.voucher()))
                    .put("dueDate", disbursed.dueDate());
        } else if (fact instanceof AdvanceSettled settled) {
            put("disbursementId", settled.advance()).put("voucher", Members.document(settled.voucher()));
        } else if (fact instanceof AdvanceRecovered recovered) {
            put("disbursementId", recovered.advance()).put("voucher", Members.document(recovered.voucher()));
        }
    }

    /** What came in, and under which papers it goes on here. */
    private void carriedIn(FundsCarriedIn carried) {
        put("ground", carried.ground().name())
                .put("from", carried.from())
                .put("fromPlan", carried.from().line().plan())
                .put("fromLine", carried.from().line().code())
                .put("decision", Members.document(carried.decision()));
        var commitment = carried.committed();
        var advance = carried.disbursed();
        if (commitment != null) {
            put("origin", commitment.origin())
                    .put("payee", Members.payee(commitment.payee()))
                    .put("contract", Members.document(commitment.contract()));
        } else if (advance != null) {
            put("origin", advance.origin())
                    .put("payee", Members.payee(advance.payee()))
                    .put("voucher", Members.document(advance.voucher()))
                    .put("dueDate", advance.dueDate());
        } else {
            put("origin", null);
        }
    }

    private static Map<String, Object> held(Held part) {
        return Map.of("holdId", part.hold().toString(), "amount", part.amount().dong());
    }

    private static String kind(Allocation allocation) {
        if (allocation instanceof FundsAllocated) {
            return "INITIAL";
        }
        return allocation instanceof AllocationSupplemented ? "SUPPLEMENT" : "REDUCTION";
    }

    /** How the paper stands that the fact made or changed: the disbursement's where there is one, else the commitment's. */
    private void state(Recorded recorded) {
        var disbursement = recorded.disbursement();
        var commitment = recorded.commitment();
        if (disbursement != null) {
            put("settled", disbursement.settled().dong())
                    .put("recovered", disbursement.recovered().dong())
                    .put("returned", disbursement.returned().dong())
                    .put("outstanding", disbursement.outstanding().dong())
                    .put("carriedOut", disbursement.carriedOut().dong())
                    .put("status", disbursement.status().name());
        } else if (commitment != null) {
            put("drawn", commitment.drawn().dong())
                    .put("undrawn", commitment.undrawn().dong())
                    .put("released", commitment.released().dong())
                    .put("carriedOut", commitment.carriedOut().dong())
                    .put("status", commitment.status().name());
        }
    }

    private FactAnswer put(String name, @Nullable Object value) {
        members.put(
                name,
                value instanceof Number || value instanceof Map || value instanceof List ? value : Members.text(value));
        return this;
    }
}
