package ledger.api.commitment;

import jakarta.servlet.http.HttpServletRequest;
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
import ledger.core.commitment.CommitmentCommand.AdjustCommitment;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cam kết chi: recorded, adjusted, released, undone. */
@RestController
@RequestMapping(Answers.API)
class CommitmentDoor {

    private final Catalogue catalogue;
    private final Recording recording;
    private final Papers papers;
    private final Reversals reversals;
    private final Answers answers;

    CommitmentDoor(Catalogue catalogue, Recording recording, Papers papers, Reversals reversals, Answers answers) {
        this.catalogue = catalogue;
        this.recording = recording;
        this.papers = papers;
        this.reversals = reversals;
        this.answers = answers;
    }

    @PostMapping("/plans/{plan}/commitments")
    ResponseEntity<Map<String, Object>> commit(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        catalogue.plan(plan);
        var body = Body.read(json);
        var commitment = CommitmentBody.read(body);
        var asked = Asked.of(request, caller, body);
        body.done();
        var line = recording.leaf(plan, commitment.lineCode(), asked);
        return answers.created(commitment.on(line, asked.effective()), asked, locale, "/commitments/");
    }

    @PostMapping("/commitments/{id}/adjustments")
    ResponseEntity<Map<String, Object>> adjust(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var commitment = papers.fact(id, caller);
        var body = Body.read(json);
        var amount = body.money("amount");
        var quantity = body.optionalQuantity("quantity");
        var contract = Papers.document(body, "contract");
        var asked = Asked.of(request, caller, body);
        body.done();
        return answers.created(
                new AdjustCommitment(commitment, amount, quantity, contract, asked.effective()), asked, locale);
    }

    @PostMapping("/commitments/{id}/releases")
    ResponseEntity<Map<String, Object>> release(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var commitment = papers.fact(id, caller);
        var body = Body.read(json);
        var amount = body.optionalMoney("amount");
        var quantity = body.optionalQuantity("quantity");
        var asked = Asked.of(request, caller, body);
        body.done();
        return answers.created(new ReleaseCommitment(commitment, amount, quantity, asked.effective()), asked, locale);
    }

    @PostMapping("/commitments/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseCommitment::new);
    }

    @PostMapping("/adjustments/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseAdjustment(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseAdjustment::new);
    }

    @PostMapping("/releases/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseRelease(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseRelease::new);
    }
}
