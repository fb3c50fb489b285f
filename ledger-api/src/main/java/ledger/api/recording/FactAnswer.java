package ledger.api.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.words.AmountInWords;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.budget.Recorded;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
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
                .put("amount", fact.amount().dong())
                .put("words", AmountInWords.in(locale, fact.amount()));
        answer.particulars(fact);
        answer.put("effectiveDate", fact.effective())
                .put("reason", stored.envelope().reason());
        answer.state(entry.recorded());
        answer.put("balanceAfter", Members.balances(entry.recorded().balanceAfter()))
                .put("portionBalanceAfter", Members.balances(entry.recorded().portionBalanceAfter()))
                .put("ruleSet", stored.envelope().ruleSet())
                .put("warnings", List.of());
        return answer.members;
    }

    private void particulars(Fact fact) {
        if (fact instanceof Reversal reversal) {
            put("reverses", reversal.original().id());
        } else if (fact instanceof FundsAllocated allocated) {
            put("kind", "INITIAL").put("decision", Members.document(allocated.decision()));
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

    /** How the paper stands that the fact made or changed: the disbursement's where there is one, else the commitment's. */
    private void state(Recorded recorded) {
        var disbursement = recorded.disbursement();
        var commitment = recorded.commitment();
        if (disbursement != null) {
            put("settled", disbursement.settled().dong())
                    .put("recovered", disbursement.recovered().dong())
                    .put("returned", disbursement.returned().dong())
                    .put("outstanding", disbursement.outstanding().dong())
                    .put("status", disbursement.status().name());
        } else if (commitment != null) {
            put("drawn", commitment.drawn().dong())
                    .put("undrawn", commitment.undrawn().dong())
                    .put("released", commitment.released().dong())
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
