package ledger.api.commitment;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Lists;
import ledger.api.recording.Members;
import ledger.api.recording.Papers;
import ledger.api.recording.Positions;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.core.budget.CommitmentStep;
import ledger.core.budget.LineFold;
import ledger.projections.Order;
import ledger.projections.commitment.Commitment;
import ledger.projections.commitment.CommitmentList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Commitments as their register shows them. */
@RestController
@RequestMapping(Answers.API)
class CommitmentsDoor {

    private static final Order.Key[] SORTED_BY = {
        Order.Key.POSITION, Order.Key.RECORDED_AT, Order.Key.EFFECTIVE_DATE, Order.Key.AMOUNT
    };

    private final Catalogue catalogue;
    private final Papers papers;
    private final CommitmentList commitments;

    private final EventLog log;
    private final StoredEvents events;

    CommitmentsDoor(Catalogue catalogue, Papers papers, CommitmentList commitments, EventLog log, StoredEvents events) {
        this.catalogue = catalogue;
        this.papers = papers;
        this.commitments = commitments;
        this.log = log;
        this.events = events;
    }

    @GetMapping("/plans/{plan}/commitments")
    ResponseEntity<Map<String, Object>> all(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String lineCode,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller,
            AsOf time) {
        var known = catalogue.plan(plan);
        var page = commitments.of(
                known.id(),
                lineCode,
                caller.actingRole().confined() ? caller.agency() : null,
                Lists.oneOf("status", status, Commitment.Status.class),
                time.moment(),
                Lists.start(sort, cursor, SORTED_BY),
                Lists.limit(limit));
        return Lists.page(time, page, CommitmentsDoor::members);
    }

    @GetMapping("/commitments/{id}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String id, Caller caller, AsOf time) {
        var found = time.shown(commitments.find(papers.fact(id, caller), time.moment()));
        var one = found.value().orElseThrow(() -> Papers.unknown(id));
        var members = members(one.commitment());
        members.put("carriedInto", one.carriedInto());
        time.in(members);
        return Positions.at(found.position(), members);
    }

    /** Everything that made the commitment or changed it, read from the truth. */
    @GetMapping("/commitments/{id}/history")
    ResponseEntity<Map<String, Object>> history(@PathVariable String id, Caller caller) {
        var commitment = papers.fact(id, caller);
        var stream = log.streamAfter(commitment.line().toString(), -1);
        var steps = LineFold.history(events.payloads(stream), commitment);
        if (steps.isEmpty()) {
            throw Papers.unknown(id);
        }
        var last = stream.get(steps.get(steps.size() - 1).number());
        var members = new LinkedHashMap<String, Object>();
        members.put("position", last.position());
        members.put(
                "items",
                steps.stream()
                        .map(step -> step(stream.get(step.number()), step))
                        .toList());
        return Positions.at(last.position(), members);
    }

    private static Map<String, Object> step(StoredEvent stored, CommitmentStep step) {
        var after = step.after();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", step.fact().id().toString());
        members.put("type", stored.type());
        members.put("position", stored.position());
        members.put("recordedAt", Members.instant(stored.recordedAt()));
        members.put("recordedBy", stored.envelope().actor());
        members.put("effectiveDate", step.fact().effective().toString());
        members.put("reason", stored.envelope().reason());
        members.put("currency", "VND");
        members.put("moved", step.fact().amount().dong());
        members.put("before", step.before() == null ? 0 : step.before().amount().dong());
        members.put("after", after.amount().dong());
        members.put("drawn", after.drawn().dong());
        members.put("undrawn", after.undrawn().dong());
        members.put("released", after.released().dong());
        members.put("carriedOut", after.carriedOut().dong());
        members.put("status", after.status().name());
        return members;
    }

    private static Map<String, Object> members(Commitment commitment) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", commitment.id());
        members.put("position", commitment.position());
        members.put("recordedAt", Members.instant(commitment.recordedAt()));
        members.put("recordedBy", commitment.actor());
        members.put("planId", commitment.plan());
        members.put("lineCode", commitment.line());
        members.put("portion", commitment.portion());
        members.put("currency", "VND");
        members.put("amount", commitment.amount());
        members.put("quantity", commitment.quantity());
        members.put("payee", Members.payee(commitment.payee()));
        members.put("contract", Members.document(commitment.contract()));
        members.put("decision", Members.document(commitment.decision()));
        members.put("effectiveDate", commitment.effective().toString());
        members.put("reason", commitment.reason());
        members.put("drawn", commitment.drawn());
        members.put("undrawn", commitment.undrawn());
        members.put("released", commitment.released());
        members.put("carriedOut", commitment.carriedOut());
        members.put("releasedQuantity", commitment.quantityReleased());
        members.put("status", commitment.status().name());
        members.put("reversedBy", commitment.reversedBy());
        members.put("origin", commitment.origin());
        return members;
    }
}
