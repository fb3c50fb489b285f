package ledger.api.allotment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Papers;
import ledger.api.recording.Recording;
import ledger.api.recording.Reversals;
import ledger.api.security.Caller;
import ledger.core.allotment.AllotmentCommand;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReduceAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Giao dự toán: money is given to lines, and given back when it was a mistake. */
@RestController
@RequestMapping(Answers.API)
class AllocationDoor {

    /** What an allocation can be; supplements and reductions change the limits and rest on a decision. */
    private enum Kind {
        INITIAL,
        SUPPLEMENT,
        REDUCTION
    }

    private final Catalogue catalogue;
    private final Recording recording;
    private final Reversals reversals;
    private final Answers answers;

    AllocationDoor(Catalogue catalogue, Recording recording, Reversals reversals, Answers answers) {
        this.catalogue = catalogue;
        this.recording = recording;
        this.reversals = reversals;
        this.answers = answers;
    }

    @PostMapping("/plans/{plan}/allocations")
    ResponseEntity<Map<String, Object>> allocate(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var id = catalogue.plan(plan).id();
        var body = Body.read(json);
        var kind = body.oneOf("kind", Kind.class, Kind.INITIAL);
        var asApproved = body.flag("asApproved");
        if (asApproved && kind != Kind.INITIAL) {
            body.error("asApproved", "only-initial");
        }
        var code = asApproved ? body.optionalText("lineCode", 64) : body.text("lineCode", 64);
        var portion = Papers.portion(body, "portion");
        var amount = asApproved ? body.optionalMoney("amount") : body.money("amount");
        var decision =
                kind == Kind.INITIAL ? Papers.document(body, "decision") : Papers.requiredDocument(body, "decision");
        var asked = Asked.of(request, caller, body);
        if (asApproved && amount != null) {
            body.error("amount", "not-with-as-approved");
        }
        if (asApproved && portion != null) {
            body.error("portion", "not-with-as-approved");
        }
        body.done();
        var line = code == null ? null : recording.leaf(plan, code, asked).code();
        if (line == null || amount == null) {
            return answers.createdAll(new AllocateAsApproved(id, line, decision, asked.effective()), asked, locale);
        }
        return answers.created(command(kind, id, line, portion, amount, decision, asked.effective()), asked, locale);
    }

    private static AllotmentCommand command(
            Kind kind,
            PlanId plan,
            LineCode line,
            @Nullable Portion portion,
            Money amount,
            @Nullable Document decision,
            LocalDate effective) {
        if (kind == Kind.INITIAL || decision == null) {
            return new AllocateFunds(plan, line, portion, amount, decision, effective);
        }
        return kind == Kind.SUPPLEMENT
                ? new SupplementAllocation(plan, line, portion, amount, decision, effective)
                : new ReduceAllocation(plan, line, portion, amount, decision, effective);
    }

    @PostMapping("/allocations/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseAllocation::new);
    }
}
