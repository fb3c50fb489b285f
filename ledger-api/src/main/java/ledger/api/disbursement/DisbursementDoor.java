package ledger.api.disbursement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Papers;
import ledger.api.recording.Recording;
import ledger.api.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Giải ngân: payments and advances, under a commitment or direct. */
@RestController
@RequestMapping(Answers.API)
class DisbursementDoor {

    private static final String PAGE = "/disbursements/";

    private final Catalogue catalogue;
    private final Recording recording;
    private final Papers papers;
    private final Answers answers;

    DisbursementDoor(Catalogue catalogue, Recording recording, Papers papers, Answers answers) {
        this.catalogue = catalogue;
        this.recording = recording;
        this.papers = papers;
        this.answers = answers;
    }

    @PostMapping("/commitments/{id}/disbursements")
    ResponseEntity<Map<String, Object>> underCommitment(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var commitment = papers.fact(id, caller);
        var body = Body.read(json);
        var disbursement = DisbursementBody.underCommitment(body);
        var asked = Asked.of(request, caller, body);
        body.done();
        var command = disbursement.on(commitment.line(), commitment, asked.effective());
        return answers.created(command, asked, locale, PAGE);
    }

    @PostMapping("/plans/{plan}/disbursements")
    ResponseEntity<Map<String, Object>> direct(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        catalogue.plan(plan);
        var body = Body.read(json);
        var code = body.text("lineCode", 64);
        var disbursement = DisbursementBody.direct(body);
        var asked = Asked.of(request, caller, body);
        body.done();
        var line = recording.leaf(plan, code, asked);
        var command = disbursement.on(line, null, asked.effective());
        return answers.created(command, asked, locale, PAGE);
    }
}
