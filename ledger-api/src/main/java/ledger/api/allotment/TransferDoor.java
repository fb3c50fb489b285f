package ledger.api.allotment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.FactAnswer;
import ledger.api.recording.Members;
import ledger.api.recording.Papers;
import ledger.api.recording.Recording;
import ledger.api.recording.Reversals;
import ledger.api.security.Caller;
import ledger.api.store.Receipt;
import ledger.api.words.AmountInWords;
import ledger.core.allotment.AllotmentCommand.ReverseTransfer;
import ledger.core.allotment.AllotmentCommand.TransferAllocation;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Điều chuyển dự toán: available money goes from one portion of a plan to another, both sides in one write. */
@RestController
@RequestMapping(Answers.API)
class TransferDoor {

    private final Catalogue catalogue;
    private final Recording recording;
    private final Reversals reversals;

    TransferDoor(Catalogue catalogue, Recording recording, Reversals reversals) {
        this.catalogue = catalogue;
        this.recording = recording;
        this.reversals = reversals;
    }

    @PostMapping("/plans/{plan}/transfers")
    ResponseEntity<Map<String, Object>> transfer(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var id = catalogue.plan(plan).id();
        var body = Body.read(json);
        var from = body.text("fromLine", 64);
        var fromPortion = Papers.portion(body, "fromPortion");
        var to = body.text("toLine", 64);
        var toPortion = Papers.portion(body, "toPortion");
        var amount = body.money("amount");
        var decision = Papers.requiredDocument(body, "decision");
        var asked = Asked.of(request, caller, body);
        body.done();
        var command = new TransferAllocation(
                id,
                recording.leaf(plan, from, asked).code(),
                fromPortion,
                recording.leaf(plan, to, asked).code(),
                toPortion,
                amount,
                decision,
                asked.effective());
        var receipt = recording.record(command, asked);
        return Answers.created(receipt, Answers.event(Answers.last(receipt)), members(receipt, locale));
    }

    private Map<String, Object> members(Receipt receipt, Locale locale) {
        var sides = recording.entries(receipt);
        var out = (FundsTransferredOut) sides.get(0).recorded().fact();
        var in = (FundsTransferredIn) sides.get(1).recorded().fact();
        var stored = sides.get(0).stored();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", out.id().toString());
        members.put("eventId", stored.eventId());
        members.put("position", Answers.last(receipt).position());
        members.put("recordedAt", Members.instant(stored.recordedAt()));
        members.put("recordedBy", stored.envelope().actor());
        members.put("planId", out.plan().value());
        members.put("fromLine", out.line().code().value());
        members.put("fromPortion", out.portion().label());
        members.put("toLine", in.line().code().value());
        members.put("toPortion", in.portion().label());
        members.put("currency", "VND");
        members.put("amount", out.amount().dong());
        members.put("words", AmountInWords.in(locale, out.amount()));
        members.put("decision", Members.document(out.decision()));
        members.put("effectiveDate", out.effective().toString());
        members.put("reason", stored.envelope().reason());
        members.put(
                "items", sides.stream().map(side -> FactAnswer.of(side, locale)).toList());
        return members;
    }

    @PostMapping("/transfers/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return reversals.reverseAll(id, json, caller, request, locale, ReverseTransfer::new);
    }
}
