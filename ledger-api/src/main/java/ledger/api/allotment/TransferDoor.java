package ledger.api.allotment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Asking;
import ledger.api.recording.CommandReader;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.FactAnswer;
import ledger.api.recording.Form;
import ledger.api.recording.Members;
import ledger.api.recording.Outcome;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
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
class TransferDoor implements CommandRoutes {

    private static final CommandRoute TRANSFER = CommandRoute.ofPlan("transfers", TransferDoor::transfer);
    private static final CommandRoute REVERSE = new CommandRoute(
            "transfers",
            FundsTransferredOut.class,
            "reversals",
            CommandReader.reversal(Form.SEVERAL, ReverseTransfer::new));

    private final Commands commands;

    TransferDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(TRANSFER, REVERSE);
    }

    @PostMapping("/plans/{plan}/transfers")
    ResponseEntity<Map<String, Object>> transfer(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(TRANSFER, plan, json, caller, request, locale);
    }

    @PostMapping("/transfers/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE, id, json, caller, request, locale);
    }

    private static Draft transfer(Asking asking) {
        var plan = asking.plan();
        var body = asking.body();
        var from = body.text("fromLine", 64);
        var fromPortion = Papers.portion(body, "fromPortion");
        var to = body.text("toLine", 64);
        var toPortion = Papers.portion(body, "toPortion");
        var amount = body.money("amount");
        var decision = Papers.requiredDocument(body, "decision");
        return new Draft(
                TransferDoor::members,
                day -> new TransferAllocation(
                        plan,
                        asking.leaf(from, "/fromLine").code(),
                        fromPortion,
                        asking.leaf(to, "/toLine").code(),
                        toPortion,
                        amount,
                        decision,
                        day));
    }

    private static Map<String, Object> members(Outcome outcome, Locale locale) {
        var sides = outcome.facts();
        var out = (FundsTransferredOut) sides.get(0).recorded().fact();
        var in = (FundsTransferredIn) sides.get(1).recorded().fact();
        var stored = sides.get(0).stored();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", out.id().toString());
        members.put("eventId", stored.eventId());
        members.put("position", sides.get(1).stored().position());
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
}
