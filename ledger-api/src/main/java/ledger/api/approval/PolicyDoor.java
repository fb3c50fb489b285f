package ledger.api.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Positions;
import ledger.api.recording.Recording;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.core.approval.ApprovalCommand.SetApprovalPolicy;
import ledger.core.approval.ApprovalEvent.ApprovalPolicySet;
import ledger.core.law.Approvable;
import ledger.core.law.ApprovalPolicy;
import ledger.core.law.ApprovalPolicy.Threshold;
import ledger.core.money.Money;
import ledger.core.plan.PlanId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Quy định duyệt: what of a plan another person has to approve. */
@RestController
@RequestMapping(Answers.API + "/plans/{plan}/approval-policy")
class PolicyDoor {

    private static final List<String> COMMANDS =
            List.of(Approvable.values()).stream().map(Approvable::route).toList();

    private final Catalogue catalogue;
    private final Recording recording;
    private final EventLog log;
    private final StoredEvents events;

    PolicyDoor(Catalogue catalogue, Recording recording, EventLog log, StoredEvents events) {
        this.catalogue = catalogue;
        this.recording = recording;
        this.log = log;
        this.events = events;
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> read(@PathVariable String plan) {
        var id = catalogue.plan(plan).id();
        var stream = log.streamAfter(id.value(), -1);
        var members = stream.stream()
                .filter(stored -> events.payload(stored) instanceof ApprovalPolicySet)
                .reduce((earlier, later) -> later)
                .map(this::set)
                .orElseGet(() -> members(id, ApprovalPolicy.NONE));
        return Positions.at(stream.get(stream.size() - 1).position(), members);
    }

    @PutMapping
    ResponseEntity<Map<String, Object>> set(
            @PathVariable String plan, @RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        Asked.mustHaveKey(request);
        var id = catalogue.plan(plan).id();
        var body = Body.read(json);
        var asked = Asked.of(request, caller, body);
        var policy = new ApprovalPolicy(
                body.optionalObjects("rules").stream()
                        .map(PolicyDoor::threshold)
                        .toList(),
                body.has("expiresAfterDays")
                        ? body.number("expiresAfterDays", 1, ApprovalPolicy.LONGEST_WAIT_DAYS)
                        : ApprovalPolicy.NONE.expiresAfterDays());
        body.done();
        var receipt = recording.record(new SetApprovalPolicy(id, policy, asked.effective()), asked);
        var created = Answers.created(receipt, request.getRequestURI(), set(Answers.last(receipt)));
        return ResponseEntity.ok().headers(created.getHeaders()).body(created.getBody());
    }

    private static Threshold threshold(Body rule) {
        var command = rule.text("command", 40);
        var from = rule.optionalMoney("from");
        var approvable = Approvable.of(command);
        if (approvable.isEmpty() && !command.equals("?")) {
            rule.error("command", "not-one-of", Map.of("allowed", COMMANDS));
        }
        return new Threshold(approvable.orElse(Approvable.COMMITMENTS), from == null ? Money.ZERO : from);
    }

    private Map<String, Object> set(StoredEvent stored) {
        var set = (ApprovalPolicySet) events.payload(stored);
        var members = members(set.plan(), set.policy());
        Answers.recorded(members, List.of(stored));
        return members;
    }

    private static Map<String, Object> members(PlanId plan, ApprovalPolicy policy) {
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", plan.value());
        members.put("currency", "VND");
        members.put(
                "rules",
                policy.thresholds().stream()
                        .map(threshold -> Map.of(
                                "command", threshold.command().route(),
                                "from", threshold.from().dong()))
                        .toList());
        members.put("expiresAfterDays", policy.expiresAfterDays());
        return members;
    }
}
