package ledger.api.page.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ledger.api.audit.EventSentences;
import ledger.api.page.entry.Form.Target;
import ledger.api.problem.Problem;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.Papers;
import ledger.api.recording.Recording;
import ledger.api.recording.Recording.Entry;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.words.Words;
import ledger.core.Fact;
import ledger.core.commitment.Commitment;
import ledger.core.disbursement.Disbursement;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementKind;
import ledger.projections.advance.DisbursementList;
import ledger.projections.commitment.CommitmentList;
import ledger.projections.commitment.CommitmentList.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Facts that a form is about: what is recorded on them, undone, or filled in anew. */
@Component
final class FormFacts {

    private final Papers papers;
    private final Recording recording;
    private final EventLog log;
    private final CommitmentList commitments;
    private final DisbursementList disbursements;
    private final NamedCommands names;

    FormFacts(
            Papers papers,
            Recording recording,
            EventLog log,
            CommitmentList commitments,
            DisbursementList disbursements,
            NamedCommands names) {
        this.papers = papers;
        this.recording = recording;
        this.log = log;
        this.commitments = commitments;
        this.disbursements = disbursements;
        this.names = names;
    }

    /** A fact as the form shows it; null for no id. */
    @Nullable
    Target target(@Nullable String id, Caller caller, Words say) {
        if (id == null) {
            return null;
        }
        var entry = recorded(id, caller);
        var fact = entry.recorded().fact();
        return new Target(
                id,
                EventSentences.of(
                        fact, entry.stored().type(), entry.stored().envelope().actor(), say.locale()),
                figures(fact),
                Act.thatRecorded(fact).map(act -> replacing(fact, act)).orElse(null),
                fact.line().code().value());
    }

    /** The form on which a fact is filled in anew, with the fact itself to be undone. */
    private static String replacing(Fact fact, Act act) {
        var address = UriComponentsBuilder.fromPath(Steps.address(fact.plan().value(), "entry", act.slug()))
                .queryParam("replaces", fact.id());
        if (fact instanceof FundsDisbursed disbursed && disbursed.commitment() != null) {
            address.queryParam("target", disbursed.commitment());
        }
        return address.build().toUriString();
    }

    /** Whether the caller may record something of a kind on a fact. */
    boolean takes(Act act, String id, Caller caller) {
        return names.takes(act.command(), recorded(id, caller).recorded().fact(), caller);
    }

    /**
     * A fact that the caller may touch, as it was recorded.
     *
     * @throws Problem {@code not-found}, {@code outside-agency}
     */
    Entry recorded(String id, Caller caller) {
        var fact = papers.fact(id, caller);
        return log.at(fact.line().toString(), fact.number())
                .filter(stored -> recording.fact(fact).isPresent())
                .map(recording::again)
                .orElseThrow(() -> Papers.unknown(id));
    }

    /** How a commitment, an advance or a payment stands now, in đồng, by the names of the labels; nothing of anything else. */
    private Map<String, Long> figures(Fact fact) {
        var figures = new LinkedHashMap<String, Long>();
        if (fact instanceof Commitment.Maker) {
            commitments.find(fact.id(), null).value().map(Found::commitment).ifPresent(now -> {
                figures.put("amount", now.amount());
                figures.put("drawn", now.drawn());
                unlessNothing(figures, "released", now.released());
                figures.put("undrawn", now.undrawn());
            });
        } else if (fact instanceof Disbursement.Maker) {
            paid(fact).ifPresent(now -> {
                figures.put("amount", now.amount());
                if (now.kind() == DisbursementKind.ADVANCE) {
                    unlessNothing(figures, "settled", now.settled());
                    unlessNothing(figures, "recovered", now.recovered());
                    figures.put("outstanding", now.outstanding());
                } else {
                    unlessNothing(figures, "returned", now.returned());
                    figures.put("unreturned", now.amount() - now.returned());
                }
            });
        }
        return figures;
    }

    private static void unlessNothing(Map<String, Long> figures, String name, long amount) {
        if (amount != 0) {
            figures.put(name, amount);
        }
    }

    private Optional<ledger.projections.advance.Disbursement> paid(Fact fact) {
        return disbursements.find(fact.id(), null).value().map(DisbursementList.Found::disbursement);
    }

    /** What is neither settled nor recovered of an advance, in đồng; empty of anything else. */
    Optional<Long> outstanding(Fact fact) {
        return paid(fact)
                .map(ledger.projections.advance.Disbursement::outstanding)
                .filter(left -> left > 0);
    }
}
