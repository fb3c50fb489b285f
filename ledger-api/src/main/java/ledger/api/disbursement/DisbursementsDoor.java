package ledger.api.disbursement;

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
import ledger.core.plan.FactId;
import ledger.projections.Order;
import ledger.projections.advance.Disbursement;
import ledger.projections.advance.DisbursementList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments and advances as their register shows them. */
@RestController
@RequestMapping(Answers.API)
class DisbursementsDoor {

    private static final Order.Key[] SORTED_BY = {
        Order.Key.POSITION, Order.Key.RECORDED_AT, Order.Key.EFFECTIVE_DATE, Order.Key.AMOUNT, Order.Key.DUE_DATE
    };

    private final Catalogue catalogue;
    private final Papers papers;
    private final DisbursementList disbursements;

    DisbursementsDoor(Catalogue catalogue, Papers papers, DisbursementList disbursements) {
        this.catalogue = catalogue;
        this.papers = papers;
        this.disbursements = disbursements;
    }

    @GetMapping("/plans/{plan}/disbursements")
    ResponseEntity<Map<String, Object>> all(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String lineCode,
            @RequestParam(required = false) @Nullable String commitmentId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller,
            AsOf time) {
        var known = catalogue.plan(plan);
        var commitment =
                commitmentId == null ? null : FactId.read(commitmentId).orElseThrow(() -> Papers.unknown(commitmentId));
        var page = disbursements.of(
                known.id(),
                lineCode,
                caller.actingRole().confined() ? caller.agency() : null,
                commitment,
                Lists.oneOf("status", status, Disbursement.Status.class),
                time.moment(),
                Lists.start(sort, cursor, SORTED_BY),
                Lists.limit(limit));
        return Lists.page(time, page, DisbursementsDoor::members);
    }

    @GetMapping("/disbursements/{id}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String id, Caller caller, AsOf time) {
        var found = time.shown(disbursements.find(papers.fact(id, caller), time.moment()));
        var one = found.value().orElseThrow(() -> Papers.unknown(id));
        var members = members(one.disbursement());
        members.put("carriedInto", one.carriedInto());
        time.in(members);
        return Positions.at(found.position(), members);
    }

    private static Map<String, Object> members(Disbursement disbursement) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", disbursement.id());
        members.put("position", disbursement.position());
        members.put("recordedAt", Members.instant(disbursement.recordedAt()));
        members.put("recordedBy", disbursement.actor());
        members.put("planId", disbursement.plan());
        members.put("lineCode", disbursement.line());
        members.put("portion", disbursement.portion());
        members.put("commitmentId", disbursement.commitment());
        members.put("kind", disbursement.kind().name());
        members.put("currency", "VND");
        members.put("amount", disbursement.amount());
        members.put("quantity", disbursement.quantity());
        members.put("payee", Members.payee(disbursement.payee()));
        members.put("voucher", Members.document(disbursement.voucher()));
        members.put("dueDate", Members.text(disbursement.dueDate()));
        members.put("effectiveDate", disbursement.effective().toString());
        members.put("reason", disbursement.reason());
        members.put("settled", disbursement.settled());
        members.put("recovered", disbursement.recovered());
        members.put("returned", disbursement.returned());
        members.put("outstanding", disbursement.outstanding());
        members.put("carriedOut", disbursement.carriedOut());
        members.put("status", disbursement.status().name());
        members.put("reversedBy", disbursement.reversedBy());
        members.put("origin", disbursement.origin());
        return members;
    }
}
