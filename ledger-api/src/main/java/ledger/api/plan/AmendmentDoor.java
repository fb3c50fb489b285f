package ledger.api.plan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Điều chỉnh phụ lục: what a later decision changes of an appendix. */
@RestController
class AmendmentDoor {

    private final Catalogue catalogue;
    private final Amending amending;

    AmendmentDoor(Catalogue catalogue, Amending amending) {
        this.catalogue = catalogue;
        this.amending = amending;
    }

    @PostMapping(Answers.API + "/plans/{plan}/amendments")
    ResponseEntity<Map<String, Object>> amend(
            @PathVariable String plan, @RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        Asked.mustHaveKey(request);
        var inForce = catalogue.current(plan);
        var body = Body.read(json);
        var asked = Asked.of(request, caller, body);
        var decision = Papers.requiredDocument(body, "decision");
        var amended = AmendmentBody.plan(body, inForce.plan());
        body.done();
        return amending.amend(amended, inForce, decision, null, asked);
    }
}
