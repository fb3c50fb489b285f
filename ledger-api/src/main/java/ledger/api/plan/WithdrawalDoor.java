package ledger.api.plan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Recording;
import ledger.api.security.Caller;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rút kế hoạch: a plan that should not have been registered, while nothing of it is allocated. */
@RestController
class WithdrawalDoor {

    private final Catalogue catalogue;
    private final Recording recording;

    WithdrawalDoor(Catalogue catalogue, Recording recording) {
        this.catalogue = catalogue;
        this.recording = recording;
    }

    @PostMapping(Answers.API + "/plans/{plan}/withdrawals")
    ResponseEntity<Map<String, Object>> withdraw(
            @PathVariable String plan, @RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        Asked.mustHaveKey(request);
        var id = catalogue.plan(plan).id();
        var body = Body.read(json);
        var asked = Asked.of(request, caller, body);
        body.done();
        var receipt = recording.record(new WithdrawPlan(id, asked.effective()), asked);
        var members = PlanAnswer.header(catalogue.current(plan));
        Answers.recorded(members, receipt.events());
        return Answers.created(receipt, Answers.event(Answers.last(receipt)), members);
    }
}
