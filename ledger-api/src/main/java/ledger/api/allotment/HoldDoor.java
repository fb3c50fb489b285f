package ledger.api.allotment;

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
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.hold.HoldCommand.ReverseHold;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tạm giữ: available money is kept back, and released again. */
@RestController
@RequestMapping(Answers.API)
class HoldDoor {

    private final Catalogue catalogue;
    private final Recording recording;
    private final Papers papers;
    private final Reversals reversals;
    private final Answers answers;

    HoldDoor(Catalogue catalogue, Recording recording, Papers papers, Reversals reversals, Answers answers) {
        this.catalogue = catalogue;
        this.recording = recording;
        this.papers = papers;
        this.reversals = reversals;
        this.answers = answers;
    }

    @PostMapping("/plans/{plan}/holds")
    ResponseEntity<Map<String, Object>> hold(
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
        var portion = Papers.portion(body, "portion");
        var amount = body.money("amount");
        var asked = Asked.of(request, caller, body);
        body.done();
        var line = recording.leaf(plan, code, asked);
        return answers.created(new HoldFunds(line, portion, amount, asked.effective()), asked, locale);
    }

    @PostMapping("/holds/{id}/releases")
    ResponseEntity<Map<String, Object>> release(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var hold = papers.fact(id, caller);
        var body = Body.read(json);
        var amount = body.optionalMoney("amount");
        var asked = Asked.of(request, caller, body);
        body.done();
        return answers.created(new ReleaseHold(hold, amount, asked.effective()), asked, locale);
    }

    @PostMapping("/holds/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseHold::new);
    }
}
