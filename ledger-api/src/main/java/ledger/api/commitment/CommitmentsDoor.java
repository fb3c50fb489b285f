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
import ledger.api.security.Caller;
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

    private final Catalogue catalogue;
    private final Papers papers;
    private final CommitmentList commitments;

    CommitmentsDoor(Catalogue catalogue, Papers papers, CommitmentList commitments) {
        this.catalogue = catalogue;
        this.papers = papers;
        this.commitments = commitments;
    }

    @GetMapping("/plans/{plan}/commitments")
    ResponseEntity<Map<String, Object>> all(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String lineCode,
            @RequestParam(required = false) @Nullable String status,
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
                Lists.after(cursor),
                Lists.limit(limit));
        return Lists.page(time, page, CommitmentsDoor::members);
    }

    @GetMapping("/commitments/{id}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String id, Caller caller, AsOf time) {
        var found = time.shown(commitments.find(papers.fact(id, caller), time.moment()));
        var members = members(found.value().orElseThrow(() -> Papers.unknown(id)));
        time.in(members);
        return Positions.at(found.position(), members);
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
        members.put("releasedQuantity", commitment.quantityReleased());
        members.put("status", commitment.status().name());
        members.put("reversedBy", commitment.reversedBy());
        return members;
    }
}
