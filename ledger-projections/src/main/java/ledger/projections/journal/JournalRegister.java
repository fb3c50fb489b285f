package ledger.projections.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentEvent.Allocation;
import ledger.core.allotment.AllotmentEvent.CeilingDrawn;
import ledger.core.allotment.AllotmentEvent.CeilingLowered;
import ledger.core.allotment.AllotmentEvent.CeilingRaised;
import ledger.core.allotment.AllotmentEvent.CeilingRestored;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.commitment.Commitment;
import ledger.core.disbursement.Disbursement;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import ledger.core.money.Money;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import ledger.projections.RecordedEvent;
import ledger.projections.Register;
import ledger.projections.Rows;
import org.jspecify.annotations.Nullable;

/** Writes every event down in one row. */
public final class JournalRegister implements Register {

    @Override
    public List<String> tables() {
        return List.of("journal");
    }

    @Override
    public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
        var rows = new Rows(
                "bigint",
                "text",
                "text",
                "text",
                "text",
                "text",
                "bigint",
                "date",
                "timestamptz",
                "text",
                "text",
                "text",
                "text",
                "text",
                "text",
                "text");
        for (var recorded : batch) {
            var event = recorded.event();
            var fact = event instanceof Fact of ? of : null;
            var document = document(event);
            var payee = payee(event);
            var payeeName = payee == null ? null : payee.name();
            var amount = amount(event);
            var line = event.line();
            rows.add(
                    recorded.position(),
                    recorded.type(),
                    event.plan(),
                    line == null ? null : line.code(),
                    fact == null ? null : fact.portion(),
                    fact == null ? null : fact.id(),
                    amount == null ? null : amount.dong(),
                    event.effective(),
                    recorded.recordedAt(),
                    recorded.actor(),
                    recorded.agency(),
                    recorded.role(),
                    document,
                    payeeName,
                    recorded.reason(),
                    search(recorded, fact, document, payeeName));
        }
        rows.copy(reading, "reading.journal");
    }

    private static String search(
            RecordedEvent recorded, @Nullable Fact fact, @Nullable String document, @Nullable String payee) {
        var id = fact == null ? recorded.stream() : fact.id().toString();
        return PlainText.of(Stream.of(id, recorded.actor(), document, payee, recorded.reason())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
    }

    private static @Nullable Money amount(LedgerEvent event) {
        if (event instanceof Fact fact) {
            return fact.amount();
        } else if (event instanceof PlanRegistered registered) {
            return registered.approved().approvedTotal();
        } else if (event instanceof PlanAmended amended) {
            return amended.approved().approvedTotal();
        } else if (event instanceof CeilingDrawn drawn) {
            return drawn.total();
        } else if (event instanceof CeilingRaised raised) {
            return raised.amount();
        } else if (event instanceof CeilingLowered lowered) {
            return lowered.amount();
        }
        return event instanceof CeilingRestored restored ? restored.total() : null;
    }

    /** The number of the paper it rests on; a reversal is found under the paper of its original. */
    private static @Nullable String document(LedgerEvent event) {
        if (event instanceof Reversal reversal) {
            return document(reversal.original());
        } else if (event instanceof PlanRegistered registered) {
            return registered.approved().number();
        } else if (event instanceof PlanAmended amended) {
            return amended.decision().number();
        } else if (event instanceof AgencySucceeded succeeded) {
            return succeeded.decision().number();
        } else if (event instanceof FundsLapsed lapsed) {
            return number(lapsed.decision());
        } else if (event instanceof FundsCarriedOut carried) {
            return carried.decision().number();
        } else if (event instanceof FundsCarriedIn carried) {
            return carried.decision().number();
        } else if (event instanceof RuleSetLoaded loaded) {
            return number(loaded.decision());
        } else if (event instanceof FundsTakenBack taken) {
            return taken.decision().number();
        } else if (event instanceof Allocation allocated) {
            return number(allocated.decision());
        } else if (event instanceof FundsTransferredOut transferred) {
            return transferred.decision().number();
        } else if (event instanceof FundsTransferredIn transferred) {
            return transferred.decision().number();
        }
        return event instanceof Fact fact ? number(fact.document()) : null;
    }

    private static @Nullable String number(@Nullable Document document) {
        return document == null ? null : document.number();
    }

    private static @Nullable Payee payee(LedgerEvent event) {
        if (event instanceof Reversal reversal) {
            return payee(reversal.original());
        } else if (event instanceof Fact fact) {
            return Commitment.madeBy(fact)
                    .map(Commitment::payee)
                    .or(() -> Disbursement.madeBy(fact).map(Disbursement::payee))
                    .orElse(null);
        }
        return null;
    }
}
