package ledger.api.yearend;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.ETags;
import ledger.api.recording.Members;
import ledger.api.recording.Recording;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.core.plan.PlanId;
import ledger.core.yearend.YearEndCommand;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.projections.plan.Appendices;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Khóa sổ and mở lại sổ: nothing more is recorded in a plan, until its year is reopened. */
@RestController
@RequestMapping(Answers.API + "/plans/{plan}")
class ClosingDoor {

    private final Catalogue catalogue;
    private final Appendices appendices;
    private final Recording recording;
    private final StoredEvents events;

    ClosingDoor(Catalogue catalogue, Appendices appendices, Recording recording, StoredEvents events) {
        this.catalogue = catalogue;
        this.appendices = appendices;
        this.recording = recording;
        this.events = events;
    }

    @PostMapping("/closures")
    ResponseEntity<Map<String, Object>> close(
            @PathVariable String plan, @RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        return record(plan, json, caller, request, CloseYear::new);
    }

    @PostMapping("/reopenings")
    ResponseEntity<Map<String, Object>> reopen(
            @PathVariable String plan, @RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        var others = appendices.headers(false).value().stream()
                .map(header -> new PlanId(header.plan()))
                .toList();
        return record(plan, json, caller, request, (id, day) -> new ReopenYear(id, others, day));
    }

    private ResponseEntity<Map<String, Object>> record(
            String plan,
            byte[] json,
            Caller caller,
            HttpServletRequest request,
            BiFunction<PlanId, LocalDate, YearEndCommand> command)
            throws Exception {
        Asked.mustHaveKey(request);
        ETags.mustBeExpected(request);
        var known = catalogue.plan(plan);
        var body = Body.read(json);
        var asked = Asked.of(request, caller, body);
        body.done();
        var receipt = recording.record(command.apply(known.id(), asked.effective()), asked);
        var stored = Answers.last(receipt);
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", known.id().value());
        members.put("fiscalYear", known.fiscalYear());
        if (events.payload(stored) instanceof YearClosed closed) {
            members.put("currency", "VND");
            members.put("balances", Members.balances(closed.balances()));
        }
        Answers.recorded(members, receipt.events());
        return Answers.created(receipt, Answers.event(stored), members);
    }
}
