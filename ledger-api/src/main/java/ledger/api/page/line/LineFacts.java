package ledger.api.page.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.audit.EventSentences;
import ledger.api.page.entry.Act;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.api.words.Words;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentEvent.AllotmentFact;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.budget.LineFold;
import ledger.core.budget.Recorded;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.hold.HoldEvent.FundsHeld;
import ledger.core.hold.HoldEvent.HoldReleased;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import ledger.projections.Moment;
import ledger.projections.Start;
import ledger.projections.advance.Disbursement;
import ledger.projections.advance.DisbursementList;
import ledger.projections.commitment.Commitment;
import ledger.projections.commitment.CommitmentList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a line: its commitments and payments as they stand, and every event as a sentence. */
@Component
final class LineFacts {

    /** Rows of a list on the page; the interface has the rest. */
    private static final int MOST = 200;

    private static final List<Class<? extends Fact>> CHANGES = List.of(
            AllotmentFact.class,
            FundsHeld.class,
            HoldReleased.class,
            FundsLapsed.class,
            FundsCarriedOut.class,
            FundsCarriedIn.class);

    private final EventLog log;
    private final StoredEvents events;
    private final CommitmentList commitments;
    private final DisbursementList disbursements;
    private final NamedCommands names;

    LineFacts(
            EventLog log,
            StoredEvents events,
            CommitmentList commitments,
            DisbursementList disbursements,
            NamedCommands names) {
        this.log = log;
        this.events = events;
        this.commitments = commitments;
        this.disbursements = disbursements;
        this.names = names;
    }

    /**
     * All of it, the newest first.
     *
     * @param advanced by commitment: the part of what is drawn that left as advances and is not settled yet
     * @param acts by fact: what the caller may do on it
     * @param more whether there is more than is shown
     */
    public record Shown(
            List<Commitment> commitments,
            List<Disbursement> disbursements,
            Map<String, Long> advanced,
            List<Happened> timeline,
            Map<String, List<String>> acts,
            boolean more) {

        /** Whether there is anything to say of parts that were released. */
        public boolean released() {
            return commitments.stream().anyMatch(one -> one.released() != 0);
        }

        /** Whether a commitment goes on in next year's plan. */
        public boolean carriedOut() {
            return commitments.stream().anyMatch(one -> one.carriedOut() != 0);
        }
    }

    /**
     * An event of the line; amounts in đồng.
     *
     * @param id of the fact; null of what moved no money
     * @param available what could be committed afterwards; null of what moved no money
     * @param listed whether it stands in one of the lists above, with what can be done on it
     * @param changes whether it changed what the line may use: allocations, transfers, holds, money carried in or out
     * @param counterpart the other side of money that moved between lines; null where there is none
     * @param reversedBy the fact that undid it; null while it stands
     * @param reverses the fact that it undid; null where it undid none
     */
    public record Happened(
            long position,
            @Nullable String id,
            LocalDate day,
            String sentence,
            String reason,
            Instant recordedAt,
            String actor,
            String channel,
            String hash,
            @Nullable Long available,
            boolean listed,
            boolean changes,
            @Nullable FactId counterpart,
            @Nullable String reversedBy,
            @Nullable String reverses) {}

    Shown of(LineId line, @Nullable Moment moment, long position, Caller caller, Words say) {
        var promised = commitments.of(line.plan(), line.code().value(), null, null, moment, Start.latest(), MOST);
        var paid = disbursements.of(line.plan(), line.code().value(), null, null, null, moment, Start.latest(), MOST);
        var stored = log.streamAfter(line.toString(), -1).stream()
                .filter(event -> event.position() <= position)
                .toList();
        var payloads = events.payloads(stored);
        var counted = new ArrayList<StoredEvent>();
        var happened = new ArrayList<LedgerEvent>();
        for (int i = 0; i < stored.size(); i++) {
            if (moment == null || moment.covers(payloads.get(i), stored.get(i).position())) {
                counted.add(stored.get(i));
                happened.add(payloads.get(i));
            }
        }
        var timeline = timeline(counted, happened, recorded(counted, payloads), say);
        return new Shown(
                promised.value().items(),
                paid.value().items(),
                disbursements.outstanding(line.plan(), line.code().value(), moment),
                timeline.subList(0, Math.min(MOST, timeline.size())),
                moment == null
                        ? acts(
                                happened,
                                timeline,
                                promised.value().items(),
                                paid.value().items(),
                                caller)
                        : Map.of(),
                promised.value().next() != null || paid.value().next() != null || timeline.size() > MOST);
    }

    /** Each of the latest facts that count as it was answered, by its number in the stream. */
    private static Map<Long, Recorded> recorded(List<StoredEvent> counted, List<LedgerEvent> payloads) {
        var numbers = new HashSet<Long>();
        for (var event : counted.subList(Math.max(0, counted.size() - MOST), counted.size())) {
            numbers.add(event.sequence());
        }
        return counted.isEmpty() ? Map.of() : LineFold.recorded(payloads, numbers);
    }

    private static List<Happened> timeline(
            List<StoredEvent> stored, List<LedgerEvent> events, Map<Long, Recorded> recorded, Words say) {
        var undone = new HashMap<FactId, FactId>();
        events.forEach(event -> {
            if (event instanceof Reversal reversal) {
                undone.put(reversal.original().id(), reversal.id());
            }
        });
        var timeline = new ArrayList<Happened>();
        for (int i = 0; i < stored.size(); i++) {
            var event = stored.get(i);
            var fact = events.get(i) instanceof Fact of ? of : null;
            var after = recorded.get(event.sequence());
            var by = fact == null ? null : undone.get(fact.id());
            timeline.add(new Happened(
                    event.position(),
                    fact == null ? null : fact.id().toString(),
                    event.envelope().effectiveDate(),
                    EventSentences.of(
                            events.get(i), event.type(), event.envelope().actor(), say.locale()),
                    event.envelope().reason(),
                    event.recordedAt(),
                    event.envelope().actor(),
                    event.envelope().channel(),
                    event.hash(),
                    after == null ? null : after.balanceAfter().available().dong(),
                    fact instanceof ledger.core.commitment.Commitment.Maker
                            || fact instanceof ledger.core.disbursement.Disbursement.Maker,
                    CHANGES.stream().anyMatch(kind -> kind.isInstance(of(fact))),
                    counterpart(of(fact)),
                    by == null ? null : by.toString(),
                    events.get(i) instanceof Reversal reversal
                            ? reversal.original().id().toString()
                            : null));
        }
        Collections.reverse(timeline);
        return timeline;
    }

    /** What a fact is about: of a reversal, what it undid. */
    private static @Nullable Fact of(@Nullable Fact fact) {
        return fact instanceof Reversal reversal ? reversal.original() : fact;
    }

    private static @Nullable FactId counterpart(@Nullable Fact fact) {
        if (fact instanceof FundsTransferredOut out) {
            return out.counterpart();
        } else if (fact instanceof FundsTransferredIn in) {
            return in.counterpart();
        } else if (fact instanceof FundsCarriedOut out) {
            return out.into();
        }
        return fact instanceof FundsCarriedIn in ? in.from() : null;
    }

    /** What may be done on each fact that stands, by the names of the forms. */
    private Map<String, List<String>> acts(
            List<LedgerEvent> events,
            List<Happened> timeline,
            List<Commitment> promised,
            List<Disbursement> paid,
            Caller caller) {
        var open = promised.stream()
                .filter(one -> one.undrawn() > 0)
                .map(Commitment::id)
                .collect(Collectors.toSet());
        var left = paid.stream().collect(Collectors.toMap(Disbursement::id, one -> one));
        var standing = timeline.stream()
                .filter(one -> one.id() != null && one.reversedBy() == null)
                .map(Happened::id)
                .collect(Collectors.toSet());
        var acts = new HashMap<String, List<String>>();
        for (var event : events) {
            if (event instanceof Fact fact && standing.contains(fact.id().toString())) {
                var id = fact.id().toString();
                acts.put(
                        id,
                        sensible(fact, open.contains(id), left.get(id))
                                .filter(act -> names.takes(act.command(), fact, caller))
                                .map(Act::slug)
                                .toList());
            }
        }
        return acts;
    }

    /** What there is something left for. */
    private static Stream<Act> sensible(Fact fact, boolean openCommitment, @Nullable Disbursement paid) {
        if (openCommitment) {
            return Stream.of(Act.PAY, Act.ADVANCE, Act.ADJUST, Act.RELEASE, Act.REVERSE);
        } else if (paid != null && paid.outstanding() > 0) {
            return Stream.of(Act.SETTLE, Act.RECOVER, Act.REVERSE);
        } else if (paid != null && paid.kind() == DisbursementKind.PAYMENT && paid.amount() > paid.returned()) {
            return Stream.of(Act.RETURN, Act.REVERSE);
        }
        return fact instanceof FundsHeld ? Stream.of(Act.RELEASE, Act.REVERSE) : Stream.of(Act.REVERSE);
    }
}
