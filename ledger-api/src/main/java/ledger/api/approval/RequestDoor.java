package ledger.api.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.problem.ProblemDocument;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.FactAnswer;
import ledger.api.recording.Form;
import ledger.api.recording.Lists;
import ledger.api.recording.Outcome;
import ledger.api.recording.Papers;
import ledger.api.recording.Positions;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.Envelope;
import ledger.api.store.EventLog;
import ledger.api.store.Step;
import ledger.api.store.StoredEvent;
import ledger.core.Refused;
import ledger.core.approval.ApprovalCommand.ApproveRequest;
import ledger.core.approval.ApprovalCommand.CarryOut;
import ledger.core.approval.ApprovalCommand.ReturnRequest;
import ledger.core.approval.ApprovalCommand.WithdrawRequest;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.RequestState;
import ledger.core.plan.FactId;
import ledger.projections.request.Request;
import ledger.projections.request.RequestList;
import ledger.projections.request.RequestList.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Đề nghị và duyệt: who may not record by themselves ask, and somebody else decides. */
@RestController
@RequestMapping(Answers.API + "/requests")
class RequestDoor {

    /** Where it stands for those who decide. */
    private static final String REQUESTED = "/request/body";

    private final Commands commands;
    private final Submitting submitting;
    private final Wanted wanted;
    private final Papers papers;
    private final EventLog log;
    private final StoredEvents events;
    private final RequestList requests;
    private final Positions positions;

    RequestDoor(
            Commands commands,
            Submitting submitting,
            Wanted wanted,
            Papers papers,
            EventLog log,
            StoredEvents events,
            RequestList requests,
            Positions positions) {
        this.commands = commands;
        this.submitting = submitting;
        this.wanted = wanted;
        this.papers = papers;
        this.log = log;
        this.events = events;
        this.requests = requests;
        this.positions = positions;
    }

    /** What a decider may answer. */
    enum Decision {
        APPROVE,
        RETURN
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> submit(
            @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale) throws Exception {
        Asked.mustHaveKey(request);
        return submitting.submit(Body.read(json), caller, request, locale);
    }

    @PostMapping("/{id}/decisions")
    ResponseEntity<Map<String, Object>> decide(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var found = submitted(id, caller);
        var body = Body.read(json);
        var decision = body.oneOf("decision", Decision.class);
        var reason = body.text("reason", Asked.LONGEST_REASON);
        body.done();
        var asked = Asked.of(request, caller, body, found.submitted().effective(), reason);
        if (decision == Decision.RETURN) {
            return commands.record(
                    new Draft(concluded(id), day -> new ReturnRequest(found.id(), caller.account())), asked, locale);
        }
        return commands.record(
                approval(found, caller.account(), asked.envelope(), request), concluded(id), asked, REQUESTED, locale);
    }

    /** What approving comes to: that it is approved, and then, in the name of who has asked, what was asked for. */
    private List<Step> approval(Found found, String by, Envelope envelope, HttpServletRequest request) {
        var command = wanted.again(found.stored(), found.submitted(), request);
        return List.of(
                new Step(new ApproveRequest(found.id(), by), envelope),
                new Step(new CarryOut(found.id(), command.command()), command.envelope()));
    }

    @PostMapping("/{id}/withdrawals")
    ResponseEntity<Map<String, Object>> withdraw(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var found = submitted(id, caller);
        var body = Body.read(json);
        var reason = body.text("reason", Asked.LONGEST_REASON);
        body.done();
        var asked = Asked.of(request, caller, body, found.submitted().effective(), reason);
        return commands.record(
                new Draft(concluded(id), day -> new WithdrawRequest(found.id(), caller.account())), asked, locale);
    }

    private record Found(FactId id, StoredEvent stored, RequestSubmitted submitted) {}

    private Found submitted(String id, Caller caller) {
        var fact = papers.fact(id, caller);
        var stored = log.at(fact.line().toString(), fact.number()).orElseThrow(() -> Papers.unknown(id));
        if (events.payload(stored) instanceof RequestSubmitted submitted) {
            return new Found(fact, stored, submitted);
        }
        throw Papers.unknown(id);
    }

    /** How the request ended, and where it was approved what was recorded by that. */
    private static Form concluded(String request) {
        return new Form() {
            @Override
            public Map<String, Object> members(Outcome outcome, Locale locale) {
                var facts = outcome.facts();
                var members = new LinkedHashMap<>(FactAnswer.of(facts.get(0), locale));
                var last = FactAnswer.of(facts.get(facts.size() - 1), locale);
                for (var after : List.of("position", "balanceAfter", "portionBalanceAfter")) {
                    members.put(after, last.get(after));
                }
                members.put("recorded", facts.size() > 1 ? last : null);
                return members;
            }

            @Override
            public String location(Outcome outcome) {
                return Answers.API + "/requests/" + request;
            }
        };
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String lineCode,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String requestedBy,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws InterruptedException {
        positions.await(request);
        var filter = new Filter(
                plan,
                lineCode,
                Lists.oneOf("state", state, RequestState.class),
                requestedBy,
                caller.actingRole().confined() ? caller.agency() : null);
        var page = requests.of(filter, Lists.start(null, cursor), Lists.limit(limit));
        return Lists.page(page, row -> members(row, caller, request, locale));
    }

    @GetMapping("/{id}")
    ResponseEntity<Map<String, Object>> one(
            @PathVariable String id, Caller caller, HttpServletRequest request, Locale locale)
            throws InterruptedException {
        positions.await(request);
        var found = requests.find(papers.fact(id, caller));
        var row = found.value().orElseThrow(() -> Papers.unknown(id));
        return Positions.at(found.position(), members(row, caller, request, locale));
    }

    private Map<String, Object> members(Request row, Caller caller, HttpServletRequest request, Locale locale) {
        var members = RequestAnswer.of(row, locale);
        if (row.state() == RequestState.PENDING) {
            members.put("effect", effect(row, caller, request, locale));
        }
        return members;
    }

    /** What approving would come to by now: what would be recorded, or why it would be refused. */
    private Map<String, Object> effect(Request row, Caller caller, HttpServletRequest request, Locale locale) {
        try {
            var found = submitted(row.id(), caller);
            // Whoever looks at it is not who decides: that they may is not asked here.
            var steps = approval(found, "", found.stored().envelope(), request);
            var attempt = commands.attempt(steps, concluded(row.id()), REQUESTED, request, locale);
            return RequestAnswer.fits(attempt.members());
        } catch (Refused refused) {
            return RequestAnswer.fitsNot(ProblemDocument.of(Problem.of(refused), locale));
        } catch (Problem problem) {
            return RequestAnswer.fitsNot(ProblemDocument.of(problem, locale));
        } catch (Exception failed) {
            return RequestAnswer.fitsNot(ProblemDocument.of(Problem.of(ProblemCode.UNAVAILABLE), locale));
        }
    }
}
