package ledger.api.disbursement;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Papers;
import ledger.api.recording.Reversals;
import ledger.api.security.Caller;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.ReverseRecovery;
import ledger.core.disbursement.DisbursementCommand.ReverseReturn;
import ledger.core.disbursement.DisbursementCommand.ReverseSettlement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of money that has left: advances are settled or recovered, payments come back, every fact can be undone. */
@RestController
@RequestMapping(Answers.API)
class AdvanceDoor {

    private final Papers papers;
    private final Reversals reversals;
    private final Answers answers;

    AdvanceDoor(Papers papers, Reversals reversals, Answers answers) {
        this.papers = papers;
        this.reversals = reversals;
        this.answers = answers;
    }

    @PostMapping("/disbursements/{id}/settlements")
    ResponseEntity<Map<String, Object>> settle(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return further(id, json, caller, request, locale, SettleAdvance::new);
    }

    @PostMapping("/disbursements/{id}/recoveries")
    ResponseEntity<Map<String, Object>> recover(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return further(id, json, caller, request, locale, RecoverAdvance::new);
    }

    @PostMapping("/disbursements/{id}/returns")
    ResponseEntity<Map<String, Object>> giveBack(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return further(id, json, caller, request, locale, ReturnPayment::new);
    }

    /** Whatever becomes of money that has left is asked for by the same request. */
    private ResponseEntity<Map<String, Object>> further(
            String id, byte[] json, Caller caller, HttpServletRequest request, Locale locale, Further command)
            throws Exception {
        Asked.mustHaveKey(request);
        var disbursement = papers.fact(id, caller);
        var body = Body.read(json);
        var amount = body.money("amount");
        var voucher = Papers.document(body, "voucher");
        var asked = Asked.of(request, caller, body);
        body.done();
        return answers.created(command.of(disbursement, amount, voucher, asked.effective()), asked, locale);
    }

    private interface Further {
        Object of(FactId disbursement, Money amount, @Nullable Document voucher, LocalDate effective);
    }

    @PostMapping("/disbursements/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseDisbursement::new);
    }

    @PostMapping("/settlements/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseSettlement(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseSettlement::new);
    }

    @PostMapping("/returns/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseReturn(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseReturn::new);
    }

    @PostMapping("/recoveries/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseRecovery(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverse(id, json, caller, request, locale, ReverseRecovery::new);
    }
}
