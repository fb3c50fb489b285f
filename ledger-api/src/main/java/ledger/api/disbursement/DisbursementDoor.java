package ledger.api.disbursement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Asking;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.Form;
import ledger.api.security.Caller;
import ledger.core.commitment.Commitment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Giải ngân: payments and advances, under a commitment or direct. */
@RestController
@RequestMapping(Answers.API)
class DisbursementDoor implements CommandRoutes {

    private static final Form PAGE = Form.read("/disbursements/");
    private static final CommandRoute UNDER_COMMITMENT =
            new CommandRoute("commitments", Commitment.Maker.class, "disbursements", DisbursementDoor::drawing);
    private static final CommandRoute DIRECT = CommandRoute.ofPlan("disbursements", DisbursementDoor::direct);

    private final Commands commands;

    DisbursementDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(UNDER_COMMITMENT, DIRECT);
    }

    @PostMapping("/commitments/{id}/disbursements")
    ResponseEntity<Map<String, Object>> underCommitment(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(UNDER_COMMITMENT, id, json, caller, request, locale);
    }

    @PostMapping("/plans/{plan}/disbursements")
    ResponseEntity<Map<String, Object>> direct(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(DIRECT, plan, json, caller, request, locale);
    }

    private static Draft drawing(Asking asking) {
        var commitment = asking.target();
        var disbursement = DisbursementBody.underCommitment(asking.body());
        return new Draft(PAGE, day -> disbursement.on(commitment.line(), commitment, day));
    }

    private static Draft direct(Asking asking) {
        asking.plan();
        var code = asking.body().text("lineCode", 64);
        var disbursement = DisbursementBody.direct(asking.body());
        return new Draft(PAGE, day -> disbursement.on(asking.leaf(code), null, day));
    }
}
